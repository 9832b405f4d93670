/** The convention ends before its term, for all or for one party. Pure. Rules: docs/rules/amendments.md §6. */
import { addDays, addMonths } from '#app/kernel/calendar.ts'

/** Where one reads them, in the CTG. */
export const terminationsPlace = { page: '/convention/avenants', anchor: '#resiliation' }

export const noticeUnits = ['day', 'month'] as const
export type NoticeUnit = (typeof noticeUnits)[number]
export type NoticePeriod = { readonly length: number; readonly unit: NoticeUnit }

const numbers: Readonly<Record<string, number>> = {
  ...{ un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10, douze: 12 },
  ...{ quinze: 15, trente: 30, soixante: 60, 'quatre-vingt-dix': 90 },
}

/** « moyennant un préavis de trois mois », « un préavis de 90 jours »; undefined when the words say none. */
export function noticeIn(words: string): NoticePeriod | undefined {
  const match = /préavis\s+(?:d’au moins\s+|minimal\s+)?(?:de\s+|d’)(\d{1,4}|[\p{L}-]+)\s+(jours?|mois)\b/iu.exec(words)
  const [, count = '', unit = ''] = match ?? []
  const length = /^\d+$/.test(count) ? Number(count) : numbers[count.toLowerCase()]
  return length === undefined ? undefined : { length, unit: unit.startsWith('jour') ? 'day' : 'month' }
}

/** Last day of the notice: the convention is said ended the day after, never before. */
export const effectOf = (notifiedOn: string, { length, unit }: NoticePeriod): string =>
  unit === 'day' ? addDays(notifiedOn, length) : addMonths(notifiedOn, length)

export type Termination = {
  /** Null: by common accord. */
  readonly partyId: string | null
  readonly isWhole: boolean
  readonly effectiveOn: string
  readonly isWithdrawn: boolean
}

/** The end before its term that stands, of the whole, and that a later end puts off; undefined when there is none (§6.5). */
export const endPutOff = <One extends Termination>(
  terminations: readonly One[],
  endsOn: string | null,
): One | undefined =>
  terminations.find(
    ({ isWhole, isWithdrawn, effectiveOn }) => isWhole && !isWithdrawn && endsOn !== null && endsOn > effectiveOn,
  )

export type TerminationState = 'in-notice' | 'effective' | 'withdrawn'

export function terminationState({ effectiveOn, isWithdrawn }: Termination, today: string): TerminationState {
  if (isWithdrawn) return 'withdrawn'
  return today <= effectiveOn ? 'in-notice' : 'effective'
}

export type TerminationRefusal =
  | 'already-terminated'
  | 'termination-effective'
  | 'termination-withdrawn'
  | 'not-begun'
  | 'ends-before-it-starts'

/** A party leaves once; the whole ends once. Nothing to end before there is a convention (§6.1). */
export function refusalToTerminate(
  earlier: readonly Termination[],
  { partyId, isWhole }: Pick<Termination, 'partyId' | 'isWhole'>,
  ctg: { readonly startsOn: string | null; readonly signedOn: string | null },
): TerminationRefusal | undefined {
  if (ctg.startsOn === null && ctg.signedOn === null) return 'not-begun'
  const standing = earlier.filter(({ isWithdrawn }) => !isWithdrawn)
  const isKnown = standing.some((one) => one.isWhole || (!isWhole && one.partyId === partyId))
  return isKnown ? 'already-terminated' : undefined
}

/** Undone until its effect (§6.4). */
export function refusalToUndo(termination: Termination, today: string): TerminationRefusal | undefined {
  const state = terminationState(termination, today)
  if (state === 'effective') return 'termination-effective'
  return state === 'withdrawn' ? 'termination-withdrawn' : undefined
}
