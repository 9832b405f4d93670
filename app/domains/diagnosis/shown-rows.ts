/** What the pages of a theme and of all themes show of each row: the rest has a page of its own, and would travel for nothing. Pure. */
import type { Actor } from '#app/kernel/actor.ts'
import type { Thing } from '#app/kernel/permission.ts'
import { allowsOwnWords, diagnosisPermissions } from './permissions.ts'
import type { FindingRow, IssueRow, PartyRow, Scene } from './rows.server.ts'

export const shownParty = ({ id, shortName, isSignatory, isLead }: PartyRow) => ({ id, shortName, isSignatory, isLead })
export type ShownParty = ReturnType<typeof shownParty>

export const shownTheme = ({ id, name }: Scene['themes'][number]) => ({ id, name })

const shownPosition = ({ partyId, position, reservation }: FindingRow['positions'][number]) => ({
  partyId,
  position,
  reservation,
})

/** In one line, then unfolded: its words, its supports counted, the reservations. */
export const shownFinding = ({ id, number, kind, title, text, status, positions, ...supports }: FindingRow) => ({
  ...{ id, number, kind, title, text, status, positions: positions.map(shownPosition) },
  ...{ figureCount: supports.figureCount, testimonyCount: supports.testimonyCount },
})
export type ShownFinding = ReturnType<typeof shownFinding>

export const shownIssue = ({ id, number, title, publics, status, rank, objectives }: IssueRow) => ({
  ...{ id, number, title, publics, status, rank, objectives },
})
export type ShownIssue = ReturnType<typeof shownIssue>

/** Those of a theme; the party that wrote one may take it out while nothing rests on it. */
export const shownTestimonies = ({ testimonies }: Scene, actor: Actor, theme: Omit<Thing, 'partyId'>) =>
  testimonies.map(({ id, kind, text, source, collectedOn, partyId, isUsed }) => ({
    ...{ id, kind, text, source, collectedOn, partyId },
    mayRemove: !isUsed && allowsOwnWords(diagnosisPermissions.removeTestimony, actor, { ...theme, partyId }),
  }))
