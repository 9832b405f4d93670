/** A file read as it is proposed, before anyone corrects it, and its ledger: for what checks the reader. Pure. */
import type { ImportField } from './fields.ts'
import { formAsTable } from './form-sheets.ts'
import type { CellFate, LedgerReason } from './ledger.ts'
import type { ImportFacts } from './match-values.ts'
import type { PlanSheet } from './plan-cell.ts'
import { previewImport } from './preview.ts'
import { guessMapping } from './sheet-mapping.ts'
import { splitTables } from './stacked-tables.ts'

export type LedgerEntry = {
  readonly sheet: string
  /** `B12`. */
  readonly cell: string
  readonly part: 'value' | 'comment'
  readonly fate: CellFate
  readonly as?: ImportField
  readonly because?: LedgerReason
}

/** @param given as `keepCells` makes them */
export function readAsProposed(given: readonly PlanSheet[], facts: ImportFacts) {
  const sheets = given.map(formAsTable).flatMap(splitTables)
  const mapping = guessMapping(sheets)
  return { sheets, mapping, ...previewImport(sheets, mapping, facts) }
}

export function ledgerOf(given: readonly PlanSheet[], facts: ImportFacts): readonly LedgerEntry[] {
  const { sheets, ledger } = readAsProposed(given, facts)
  return ledger.map(({ sheet, row: _row, column: _column, text: _text, ...line }) => ({
    ...line,
    sheet: sheets[sheet]?.name ?? '',
  }))
}
