/** « Au moins une fois par an »: when the next yearly copil is due, and whether it is late. Pure. Rules: docs/rules/governance.md §4. */
import { addDays, addMonths } from '#app/kernel/calendar.ts'

export type YearlyCopilFacts = {
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly signedOn: string | null
  /** Day of the last copil closed; null when none was. */
  readonly lastHeldOn: string | null
  readonly intervalMonths: number
  /** Day a running CTG was taken up: a copil missed before it, none being known, is not claimed (§4.1). */
  readonly takenUpOn?: string | null
  /** Days before which it is warned of, those the CTG has set; 60 when it has set none. */
  readonly noticeDays?: number | null
}
export type YearlyCopilState = 'in-time' | 'soon' | 'late'
export type YearlyCopil = { readonly dueOn: string; readonly state: YearlyCopilState }

/** One is warned 60 days before, unless the CTG has set another delay (§4.2). */
export const usualNoticeDays = 60

/** Nothing is counted of a CTG that is not signed before its first copil since the start (§4.3). */
const isCounted = ({ startsOn, signedOn, lastHeldOn }: YearlyCopilFacts, today: string): boolean =>
  (signedOn !== null && signedOn <= today) || (startsOn !== null && lastHeldOn !== null && lastHeldOn >= startsOn)

/**
 * The day from which the interval runs (§4.1): the signature or the last copil, whichever came later; without either, the
 * start of the CTG. Undefined while nothing runs.
 */
function reference(facts: YearlyCopilFacts, today: string): string | undefined {
  const { startsOn, signedOn, lastHeldOn, takenUpOn = null, intervalMonths } = facts
  const held = [signedOn, lastHeldOn]
    .filter((on) => on !== null && on <= today)
    .toSorted()
    .at(-1)
  const from = held ?? (startsOn !== null && startsOn <= today ? startsOn : undefined)
  const isPastClaimed =
    takenUpOn !== null && lastHeldOn === null && from !== undefined && addMonths(from, intervalMonths) < takenUpOn
  return isPastClaimed ? takenUpOn : from
}

/** The last day for a copil held or to hold; undefined before anything runs, and when the CTG is to end before it. */
export function copilDueOn(facts: YearlyCopilFacts, today: string): string | undefined {
  const from = reference(facts, today)
  if (from === undefined) return
  const dueOn = addMonths(from, facts.intervalMonths)
  if (facts.endsOn !== null && (dueOn > facts.endsOn || today > facts.endsOn)) return
  return dueOn
}

/** Undefined while no yearly copil is counted (§4.3). */
export function yearlyCopil(facts: YearlyCopilFacts, today: string): YearlyCopil | undefined {
  const dueOn = isCounted(facts, today) ? copilDueOn(facts, today) : undefined
  if (dueOn === undefined) return
  if (today > dueOn) return { dueOn, state: 'late' }
  return { dueOn, state: addDays(today, facts.noticeDays ?? usualNoticeDays) >= dueOn ? 'soon' : 'in-time' }
}

export type CopilStanding = {
  /** Null when none is due. */
  readonly yearlyCopil: YearlyCopil | null
  /** The next one called, and the last one held. */
  readonly nextOn: string | null
  readonly lastHeldOn: string | null
  /** Last day of a convention that has ended; null while it runs. */
  readonly endedOn: string | null
}

export const noStanding: CopilStanding = { yearlyCopil: null, nextOn: null, lastHeldOn: null, endedOn: null }

/** Last day of a convention that has ended; null while it runs. */
export const endOf = ({ endsOn }: Pick<YearlyCopilFacts, 'endsOn'>, today: string): string | null =>
  endsOn !== null && endsOn < today ? endsOn : null
