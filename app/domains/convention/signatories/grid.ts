/** The table of signatories as a grid: its columns, its rows, what may be chosen in each. Pure. Rules: docs/rules/convention.md §3, §4. */
import type { ColumnKind, GridColumn, GridRow } from '#app/ui/grid/grid-model.ts'
import type { SavingPlace } from '#app/ui/grid/grid-saving.tsx'
import { kindChoices, type SignatoryKey, signatoryKeys, signatoryTexts, stateChoices } from './cells.ts'
import { signatoryWords, gridWords as t } from './labels.fr.ts'
import type { SignatoryTable } from './signatory-row.ts'

const kinds: Readonly<Record<SignatoryKey, ColumnKind>> = {
  ...{ representedBy: 'text', representedAs: 'text', actNumber: 'text' },
  ...{ actKind: 'choice', actState: 'choice', session: 'date', signedOn: 'date' },
}

/** In rem: what holds a usual text on one line. */
const widths: Readonly<Record<SignatoryKey, number>> = {
  ...{ representedBy: 8, representedAs: 5, actKind: 7, actNumber: 4.5 },
  ...{ session: 4.5, actState: 7.5, signedOn: 4.5 },
}

const columnOf = (key: SignatoryKey): GridColumn => ({
  key,
  header: signatoryWords.headers[key],
  kind: kinds[key],
  widthRem: widths[key],
})

/** Where the state of the signature is read, before its day. */
export const signatureKey = 'signature'
export const nameKey = 'name'

export const signatoryColumns: readonly GridColumn[] = [
  { key: nameKey, header: t.name, kind: 'text', widthRem: 13, lock: t.nameLock },
  ...signatoryKeys.filter((key) => key !== 'signedOn').map(columnOf),
  { key: signatureKey, header: t.signature, kind: 'text', widthRem: 6.5, lock: t.signatureLock },
  columnOf('signedOn'),
]

export const signatoryRows = (table: SignatoryTable, today: string, mayWrite: boolean): readonly GridRow[] =>
  table.signatories.map((row) => ({
    rowId: row.partyId,
    texts: { ...signatoryTexts(row, table, today), [nameKey]: row.name },
    ...(!mayWrite && { lock: t.readerLock }),
  }))

/** Empty where one writes freely. */
export const choicesIn = (key: string, table: SignatoryTable): readonly string[] =>
  key === 'actKind' ? kindChoices : key === 'actState' ? stateChoices(table) : []

export const signatoriesPlace = (ctgId: string): SavingPlace => ({
  address: `/ctg/${ctgId}/convention/cellules`,
  body: (rows) => ({ changes: rows.map(({ rowId, cells }) => ({ partyId: rowId, cells })) }),
})
