/** What a copil is asked to decide: one demand a point of its agenda, then what leads ask that no point takes up. Pure. Rules: docs/rules/followup.md §11.4. */
import type { PartyProposal } from '#app/domains/meetings/meetings.ts'
import type { EssentialData, GivenPosition } from '../pack-data.ts'
import { type Ask, isReserved, listAsks } from './essentials.ts'
import { actionName, changesWords, whyWords } from './words.fr.ts'

export type Demand = {
  readonly key: string
  readonly question: string
  /** Title of the point of the agenda; null when no point asks it yet. */
  readonly point: string | null
  /** Empty: not written. */
  readonly reason: string
  readonly effect: string
  readonly proposals: readonly PartyProposal[]
  readonly reservations: readonly Reserved[]
  /** The page of what it is about. */
  readonly about: { readonly to: string; readonly words: string } | null
}
export type Reserved = { readonly partyName: string; readonly isDisagreement: boolean; readonly comment: string }

type AgendaItem = NonNullable<EssentialData['meeting']>['agenda'][number]

/** Decided, or put off to another meeting: it is asked no more, nor what its lead asked. */
const isSettled = ({ isPutOff, isDecided }: AgendaItem): boolean => isPutOff || isDecided

const reservedOf = ({ partyName, position, comment }: GivenPosition): Reserved => ({
  partyName,
  isDisagreement: position === 'disagreement',
  comment,
})

/** Every demand, in the order of the agenda. */
export function listDemands(data: EssentialData): readonly Demand[] {
  const asks = listAsks(data)
  const agenda = data.meeting?.agenda ?? []
  const points = agenda.filter((point) => point.demand !== '' && !isSettled(point))
  const askOf = ({ subjectType, subjectId }: AgendaItem) =>
    subjectType === 'action' ? asks.find(({ action }) => action.id === subjectId) : undefined
  const taken = new Set(agenda.filter((point) => point.demand !== '' || isSettled(point)).map((point) => askOf(point)))
  return [
    ...points.map((point, index) => pointDemand(data, point, askOf(point), `point-${index}`)),
    ...asks.filter((ask) => !taken.has(ask)).map((ask) => askDemand(ask, data)),
  ]
}

/** What the point leaves empty is taken from the last report of its action. */
function pointDemand(data: EssentialData, point: AgendaItem, ask: Ask | undefined, key: string): Demand {
  const { title, demand, proposals, about } = point
  return {
    key,
    question: demand,
    point: title,
    reason: point.reason || (ask ? whyWords(ask, data.today) : ''),
    effect: point.effect || (ask ? changesWords(ask) : ''),
    proposals: proposals.filter(({ text }) => text !== ''),
    reservations: [
      ...proposals
        .filter(({ reservation }) => reservation !== '')
        .map(({ partyName, reservation }) => ({ partyName, isDisagreement: false, comment: reservation })),
      ...recordedOn(data, point),
    ],
    about: about === undefined ? null : { to: about, words: ask ? actionName(ask.action) : 'Voir de quoi il s’agit' },
  }
}

/** Reservations already given on what the point is about: decisions on its action, positions on its finding. */
function recordedOn({ decisions, findingReservations }: EssentialData, point: AgendaItem): readonly Reserved[] {
  const { subjectType, subjectId } = point
  if (subjectId === null) return []
  const recorded =
    subjectType === 'finding'
      ? findingReservations.filter(({ findingId }) => findingId === subjectId)
      : decisions.filter(({ actionIds }) => actionIds.includes(subjectId)).flatMap(({ positions }) => positions)
  return recorded.filter(isReserved).map(reservedOf)
}

function askDemand(ask: Ask, { ctgId, today }: EssentialData): Demand {
  const { action, helpWanted, reservations } = ask
  return {
    key: action.id,
    question: helpWanted,
    point: null,
    reason: whyWords(ask, today),
    effect: changesWords(ask),
    proposals: [],
    reservations: reservations.map(reservedOf),
    about: { to: `/ctg/${ctgId}/actions/${action.id}`, words: actionName(action) },
  }
}

/** « Ville, réserve : le coût ». */
export const reservedWords = ({ partyName, isDisagreement, comment }: Reserved): string =>
  `${partyName}, ${isDisagreement ? 'désaccord' : 'réserve'}${comment ? ` : ${comment}` : ''}`
