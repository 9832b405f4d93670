/** Facts about accounts. Pure. Rules: docs/rules/accounts.md. */

/** Password of every account of the demonstration, which holds nothing private; never used elsewhere. */
export const demoPassword = 'trame-demonstration'

export type LinkKind = 'sign-in' | 'password'

/** Minutes during which a link sent by mail answers; it serves once. */
export const linkMinutes: Readonly<Record<LinkKind, number>> = { 'sign-in': 15, password: 60 }

export { networkOf } from './entry-limits.ts'
export { codeMailLimit, codeMinutes } from './second-factor.ts'
export { idleDays, sessionDays } from './sessions.ts'
