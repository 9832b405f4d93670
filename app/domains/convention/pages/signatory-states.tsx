/** Where the act and the signature of a signatory stand, as a shape and words. Rules: docs/rules/convention.md §3, §4, §5.2. */
import { Signal, State } from '#app/ui/state.tsx'
import { absenceIn, joinedByAmendment, signatureStateOf, versionToSign } from '../convention.ts'
import { signatoryWords, gridWords as t } from '../signatories/labels.fr.ts'
import { actStandingOf, daysLate, type SignatoryRow, type SignatoryTable } from '../signatories/signatory-row.ts'

type Props = { readonly row: SignatoryRow; readonly table: SignatoryTable; readonly today: string }

const numberOf = ({ versions }: SignatoryTable, versionId: string | null | undefined): number | undefined =>
  versions.find(({ id }) => id === versionId)?.number

export function ActStandingWords({ row, table, today }: Props) {
  const standing = actStandingOf(row, table, today)
  switch (standing) {
    case 'received':
      return <State glyph="done">{row.act?.kind === 'none' ? 'sans acte' : signatoryWords.stateCell.received}</State>
    case 'to-vote-again':
      return <Signal tone="warn">{signatoryWords.receivedOn(numberOf(table, row.act?.versionId))}</Signal>
    case 'late':
      return <Signal tone="bad">{signatoryWords.late(daysLate(row, today))}</Signal>
    case 'refused':
      return <State glyph="crossed">{signatoryWords.stateCell.refused}</State>
    case 'awaited':
      return row.act?.expectedOn ? t.planned : signatoryWords.stateCell.awaited
    case 'unrecorded':
      return signatoryWords.stateCell.unrecorded
  }
}

export function SignatureWords({ row, table, today }: Props) {
  const state = signatureStateOf(row)
  const toSign = versionToSign(table.versions)
  if (state === 'refused') return row.isLead ? t.notWithoutIt : t.ifItJoins
  if (state === 'signed') {
    const number = numberOf(table, row.signature?.versionId)
    if (joinedByAmendment(row, table.signedOn)) return <State glyph="done">{t.byAmendment}</State>
    if (table.signedOn === null && toSign && number !== undefined && number !== toSign.number)
      return <Signal tone="warn">{t.signedOn(number)}</Signal>
    return <State glyph="done">{t.signed}</State>
  }
  const standing = actStandingOf(row, table, today)
  if (absenceIn(table) === 'unrecorded') return t.unrecorded
  if (standing === 'received') return t.awaited
  return standing === 'to-vote-again' && toSign ? t.afterActOn(toSign.number) : t.afterAct
}
