/** What the dashboard shows to each role, and where one arrives. Pure. Rules: docs/rules/journey.md §9. */
import type { Role } from '#app/kernel/actor.ts'
import { daysBetween } from '#app/kernel/calendar.ts'

export type DashboardLook = {
  /** Her own actions come before everything: they are why she is here. */
  readonly isOwnActionsFirst: boolean
  /** What is missing is told to those who can mend it. */
  readonly showsGaps: boolean
}

export const dashboardLooks: Readonly<Record<Role, DashboardLook>> = {
  coordinator: { isOwnActionsFirst: false, showsGaps: true },
  'cooperation-officer': { isOwnActionsFirst: false, showsGaps: true },
  'body-member': { isOwnActionsFirst: false, showsGaps: false },
  'action-lead': { isOwnActionsFirst: true, showsGaps: false },
  contributor: { isOwnActionsFirst: false, showsGaps: true },
  reader: { isOwnActionsFirst: false, showsGaps: false },
  evaluator: { isOwnActionsFirst: false, showsGaps: false },
}

/** A copil nears three weeks before it: its convocation is out, its documents are read. Rule §9.4. */
export const nearCopilDays = 21

/** Where whoever sits in a body arrives: on « L’essentiel » when a copil nears. The dashboard stays one gesture away. */
export const landsOnEssentials = (role: Role, nextCopilOn: string | null, today: string): boolean =>
  role === 'body-member' &&
  nextCopilOn !== null &&
  nextCopilOn >= today &&
  daysBetween(today, nextCopilOn) <= nearCopilDays
