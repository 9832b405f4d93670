/** The period of the CTG beside that of the schéma départemental des services aux familles. Pure. Rules: docs/rules/sppe.md §5. */
import { calendarMonths } from '#app/kernel/calendar.ts'

export type Period = { readonly startsOn: string | null; readonly endsOn: string | null }

export type Comparison =
  | { readonly kind: 'unknown'; readonly of: 'sdsf' | 'ctg' }
  | { readonly kind: 'apart' }
  /** Whole months of the CTG before the start of the SDSF, and after its end; 0 and 0 when it lies within. */
  | { readonly kind: 'compared'; readonly monthsBefore: number; readonly monthsAfter: number }

/** The law asks for durations that hold together, without saying how: Trame says the gap, and judges nothing. */
export function comparePeriods(ctg: Period, sdsf: Period): Comparison {
  if (sdsf.startsOn === null || sdsf.endsOn === null) return { kind: 'unknown', of: 'sdsf' }
  if (ctg.startsOn === null || ctg.endsOn === null) return { kind: 'unknown', of: 'ctg' }
  if (ctg.startsOn > sdsf.endsOn || ctg.endsOn < sdsf.startsOn) return { kind: 'apart' }
  return {
    kind: 'compared',
    monthsBefore: ctg.startsOn < sdsf.startsOn ? Math.max(1, calendarMonths(ctg.startsOn, sdsf.startsOn)) : 0,
    monthsAfter: ctg.endsOn > sdsf.endsOn ? Math.max(1, calendarMonths(sdsf.endsOn, ctg.endsOn)) : 0,
  }
}
