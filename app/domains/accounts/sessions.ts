/** When a session ends by itself. Pure; the same ends are asked of PostgreSQL by http/actor.server.ts. Rules: docs/rules/accounts.md §6. */

/** After that, whatever the use. */
export const sessionDays = 30
/** Without a page asked. */
export const idleDays = 14
/** The same, for who administers the instance. */
export const administratorIdleHours = 12
/** Of one person at once, each on a device of hers. */
export const mostSessions = 20

const hourMs = 3_600_000

/** The last instant of a session: it ends before when it is left unused. */
export const lastInstant = ({ createdAt }: { readonly createdAt: Date }): Date =>
  new Date(createdAt.getTime() + sessionDays * 24 * hourMs)

export const hoursBefore = (at: Date, hours: number): Date => new Date(at.getTime() - hours * hourMs)

/** Hours a session may stay unused. */
export const idleHours = (isAdministrator: boolean): number =>
  isAdministrator ? administratorIdleHours : idleDays * 24
