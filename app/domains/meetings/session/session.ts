/** Agenda, minutes and outcomes of a meeting, point by point. Pure. Rules: docs/rules/governance.md §8 to §10. */
import type { PartyKind } from '#app/kernel/actor.ts'
import { countNotNoted, isSeated, isVacant, type SeatAtMeeting } from '../meetings.ts'

export const outcomeKinds = ['information', 'decision', 'task'] as const
export type OutcomeKind = (typeof outcomeKinds)[number]
/** A decision is recorded in the register, which ties it to its point. */
export const notedKinds = ['information', 'task'] as const satisfies readonly OutcomeKind[]

/** What a party proposes on a point that asks a decision, before the meeting; either may be empty, not both. */
export type PartyProposal = {
  readonly partyId: string
  readonly partyName: string
  readonly partyKind: PartyKind
  readonly text: string
  readonly reservation: string
}

type Timed = { readonly durationMinutes: number | null; readonly isPutOff?: boolean }

export type AgendaTime = {
  /** Sum of the points that say theirs; those put off are not counted. */
  readonly sumMinutes: number
  readonly untimedCount: number
  /** Beyond what is planned for the meeting; 0 when it fits or nothing is planned. */
  readonly overMinutes: number
}

/** §8.4: what is planned against the sum of the points. @param plannedMinutes null: not said */
export function agendaTime(plannedMinutes: number | null, items: readonly Timed[]): AgendaTime {
  const held = items.filter(({ isPutOff }) => !isPutOff)
  const sumMinutes = held.reduce((sum, { durationMinutes }) => sum + (durationMinutes ?? 0), 0)
  return {
    sumMinutes,
    untimedCount: held.filter(({ durationMinutes }) => durationMinutes === null).length,
    overMinutes: plannedMinutes === null ? 0 : Math.max(0, sumMinutes - plannedMinutes),
  }
}

/** Where the points end up when one moves by one place; the same order at either end. */
export function movedBy(ids: readonly string[], id: string, step: -1 | 1): readonly string[] {
  const from = ids.indexOf(id)
  const to = from + step
  if (from < 0 || to < 0 || to >= ids.length) return ids
  return ids.with(from, ids[to] ?? id).with(to, id)
}

export type ClosingFacts = {
  readonly seatCount: number
  readonly notedCount: number
  readonly seatedCount: number
  readonly itemCount: number
  readonly writtenCount: number
  readonly decisionCount: number
  readonly informationCount: number
  readonly taskCount: number
  readonly putOffCount: number
  /** Corrections to what was already noted: they change no other count. */
  readonly correctionCount: number
}

type ClosedItem = {
  readonly minutes: string
  readonly isPutOff: boolean
  readonly outcomes: readonly { readonly kind: OutcomeKind; readonly version: number }[]
}

/** §10.1. @param decisions those of the register, tied to a point or not */
export function closingFactsOf(
  items: readonly ClosedItem[],
  seats: readonly Pick<SeatAtMeeting, 'presence' | 'personName' | 'holderName'>[],
  decisions: readonly { readonly version: number }[],
): ClosingFacts {
  const outcomes = items.flatMap((item) => item.outcomes)
  const corrected = [...outcomes.filter(({ kind }) => kind !== 'decision'), ...decisions]
  return {
    seatCount: seats.length,
    notedCount: seats.filter((seat) => !isVacant(seat)).length - countNotNoted(seats),
    seatedCount: seats.filter(isSeated).length,
    itemCount: items.length,
    writtenCount: items.filter(({ minutes }) => minutes !== '').length,
    decisionCount: decisions.length,
    informationCount: outcomes.filter(({ kind }) => kind === 'information').length,
    taskCount: outcomes.filter(({ kind }) => kind === 'task').length,
    putOffCount: items.filter(({ isPutOff }) => isPutOff).length,
    correctionCount: corrected.reduce((sum, { version }) => sum + version - 1, 0),
  }
}

export const closingFactNames = [
  'seatCount',
  'notedCount',
  'seatedCount',
  'itemCount',
  'writtenCount',
  'decisionCount',
  'informationCount',
  'taskCount',
  'putOffCount',
  'correctionCount',
] as const satisfies readonly (keyof ClosingFacts)[]

/** Fingerprint of the texts (FNV-1a): shows that they changed, not how. */
const markOf = (texts: readonly string[]): number =>
  Array.from(texts.join('\u0000')).reduce(
    (mark, letter) => Math.imul(mark ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0,
    0x811c9dc5,
  )

/** What was summed up on screen, and the words it showed, as a form carries it. */
export const closingKey = (facts: ClosingFacts, texts: readonly string[]): string =>
  [...closingFactNames.map((name) => facts[name]), markOf(texts)].join('-')

type MeetingMinutes = {
  readonly meeting: { readonly minutes: string }
  readonly items: readonly Pick<ClosedItem, 'minutes'>[]
}
/** What was said on the whole, then point by point. */
export const textsOf = ({ meeting, items }: MeetingMinutes): readonly string[] => [
  meeting.minutes,
  ...items.map(({ minutes }) => minutes),
]

export const seenOn = (page: MeetingMinutes & { readonly facts: ClosingFacts }): string =>
  closingKey(page.facts, textsOf(page))

export type ClosingChange = { readonly name: keyof ClosingFacts; readonly before: number; readonly after: number }

/**
 * §10.2: what changed since the summary one has before one's eyes; `texts`: words were rewritten, as many points being written.
 * @param seen `closingKey` of what was shown
 */
export function closingChanges(
  seen: string,
  now: ClosingFacts,
  texts: readonly string[],
): readonly (ClosingChange | 'texts')[] {
  const counts = seen.split('-').map(Number)
  const changes = closingFactNames.flatMap((name, index) => {
    const before = counts[index] ?? 0
    return before === now[name] ? [] : [{ name, before, after: now[name] }]
  })
  const areRewritten = counts[closingFactNames.length] !== markOf(texts)
  return areRewritten && !changes.some(({ name }) => name === 'writtenCount') ? [...changes, 'texts'] : changes
}
