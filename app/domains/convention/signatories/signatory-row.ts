/** One row of the table of signatories, and where it stands. Pure. Rules: docs/rules/convention.md §3, §4. */
import { daysBetween } from '#app/kernel/calendar.ts'
import {
  absenceIn,
  type Convention,
  isActReceived,
  type Signatory,
  signatureStateOf,
  versionToSign,
} from '../convention.ts'

/** A signatory with who represents it. */
export type SignatoryRow = Signatory & { readonly representedBy: string | null; readonly representedAs: string | null }

export type SignatoryTable = Omit<Convention, 'signatories'> & { readonly signatories: readonly SignatoryRow[] }

/** `late`: its day has passed; `to-vote-again`: received on another version than the one to sign (§3.5). */
export type ActStanding = 'received' | 'to-vote-again' | 'late' | 'awaited' | 'refused' | 'unrecorded'

/** Where an act stands on a day; a refusal awaits nothing, a convention that is signed or archived neither. */
export function actStandingOf(
  row: Signatory,
  { versions, ...closing }: Pick<Convention, 'versions' | 'signedOn' | 'isArchived'>,
  today: string,
): ActStanding {
  if (signatureStateOf(row) === 'refused') return 'refused'
  const { act } = row
  const isAwaited = absenceIn(closing) === 'awaited'
  if (isActReceived(act)) {
    const toSign = versionToSign(versions)
    const isOther = act?.versionId != null && toSign !== undefined && act.versionId !== toSign.id
    return isOther && isAwaited ? 'to-vote-again' : 'received'
  }
  if (!isAwaited) return 'unrecorded'
  return act?.expectedOn != null && act.expectedOn < today ? 'late' : 'awaited'
}

/** Days since the act was expected; 0 when it is not late. */
export const daysLate = ({ act }: Signatory, today: string): number =>
  act?.expectedOn != null && act.adoptedOn === null && act.expectedOn < today ? daysBetween(act.expectedOn, today) : 0

/** Whose act is still to come: those one may remind, the latest first, then in the order of the parties. */
export const awaitedActs = (table: Convention, today: string): readonly Signatory[] =>
  table.signatories
    .filter((row) => ['late', 'awaited', 'to-vote-again'].includes(actStandingOf(row, table, today)))
    .toSorted((one, other) => daysLate(other, today) - daysLate(one, today))
