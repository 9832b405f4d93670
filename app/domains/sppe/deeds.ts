/** Adoption, updates and balances of the schéma, and what is then sent to the comité départemental. Pure. Rules: docs/rules/sppe.md §6. */
import { addDays, addMonths, daysBetween } from '#app/kernel/calendar.ts'
import type { Period } from './duration.ts'

export const deedKinds = ['adoption', 'update', 'interim-balance', 'final-balance'] as const
export type DeedKind = (typeof deedKinds)[number]

export type Deed = {
  readonly id: string
  readonly kind: DeedKind
  readonly doneOn: string
  readonly sentOn: string | null
  readonly note: string
}

export type Duty = {
  readonly kind: 'send' | DeedKind
  /** Of the deed to send; '' when it is to be made. */
  readonly deedId: string
  readonly deedKind: DeedKind
  /** Null where the law gives no date. */
  readonly dueOn: string | null
}

/** L.214-2: within one month of the adoption, or of an update. No date is given for the balances. */
export const sendingDueOn = ({ kind, doneOn }: Pick<Deed, 'kind' | 'doneOn'>): string | null =>
  kind === 'adoption' || kind === 'update' ? addMonths(doneOn, 1) : null

export type DeedsMaterial = {
  readonly standsIn: boolean | null
  readonly ctg: Period & { readonly signedOn: string | null }
  readonly interimTargetOn: string | null
  readonly finalTargetOn: string | null
  readonly deeds: readonly Deed[]
}

/** When the interim balance is looked for unless a day was chosen: the middle of the CTG. A mark of Trame, not of the law. */
export function middleOf({ startsOn, endsOn }: Period): string | null {
  if (startsOn === null || endsOn === null) return null
  return addDays(startsOn, Math.floor(daysBetween(startsOn, endsOn) / 2))
}

/** What is to be done, the earliest first; nothing while nobody said that the CTG stands in for the schéma. */
export function listDuties({ standsIn, ctg, interimTargetOn, finalTargetOn, deeds }: DeedsMaterial): readonly Duty[] {
  if (standsIn !== true) return []
  const isDone = (kind: DeedKind) => deeds.some((deed) => deed.kind === kind)
  const toMake = (kind: DeedKind, dueOn: string | null): readonly Duty[] =>
    isDone(kind) ? [] : [{ kind, deedId: '', deedKind: kind, dueOn }]
  const duties: readonly Duty[] = [
    ...(ctg.signedOn === null ? [] : toMake('adoption', null)),
    ...deeds
      .filter(({ sentOn }) => sentOn === null)
      .map((deed): Duty => ({ kind: 'send', deedId: deed.id, deedKind: deed.kind, dueOn: sendingDueOn(deed) })),
    ...(isDone('adoption')
      ? [
          ...(isDone('final-balance') ? [] : toMake('interim-balance', interimTargetOn ?? middleOf(ctg))),
          ...toMake('final-balance', finalTargetOn ?? ctg.endsOn),
        ]
      : []),
  ]
  return duties.toSorted((one, other) => (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999'))
}

export type DayProblem = 'done-in-future' | 'sent-in-future' | 'sent-before-done'

/** What is wrong with the days of a deed, by field; empty when all holds. */
export function deedProblems(
  { doneOn, sentOn }: Pick<Deed, 'doneOn' | 'sentOn'>,
  today: string,
): Readonly<Partial<Record<'doneOn' | 'sentOn', DayProblem>>> {
  return {
    ...(doneOn > today && { doneOn: 'done-in-future' }),
    ...(sentOn !== null &&
      (sentOn > today ? { sentOn: 'sent-in-future' } : sentOn < doneOn && { sentOn: 'sent-before-done' })),
  }
}
