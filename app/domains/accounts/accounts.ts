/** Facts about accounts. Pure. Rules: docs/rules/accounts.md. */

/** Password of every account of the demonstration, which holds nothing private; never used elsewhere. */
export const demoPassword = 'trame-demonstration'

export const minPasswordLength = 12

/** What is wrong with a password written twice; undefined when it may be kept. */
export function passwordProblem(password: string, repeated: string): 'tooShort' | 'different' | undefined {
  if (password.length < minPasswordLength) return 'tooShort'
  if (password !== repeated) return 'different'
}
