/** Facts about accounts. Pure. Rules: docs/rules/accounts.md. */

/** Password of every account of the demonstration, which holds nothing private; never used elsewhere. */
export const demoPassword = 'trame-demonstration'
