/**
 * Five hundred spreadsheets as offices make them, and ten by hand: no cell is unaccounted for, and nothing is said understood that
 * the office did not mean. Whoever wrote what each cell means has not read the reader. Rules: docs/rules/taking-up.md §5.
 */
import { describe, expect, it } from 'vitest'
import { readWorkbookNow } from '#app/domains/documents/read-workbook.server.ts'
import { noLists } from '#app/domains/plan/sheet/field-lists.fixture.ts'
import { type LedgerEntry, ledgerOf } from '#app/domains/plan-files/import/ledger-of.ts'
import { keepCells } from '#app/domains/plan-files/import/plan-cell.ts'
import { makeOfficeFile } from './make-office-file.ts'
import { readOfficeFile } from './read-office-file.ts'
import { writeTenFiles } from './ten-files.ts'
import type { CellTruth, Field, OfficeFile } from './truth.ts'

const facts = { ...noLists, values: [], ctg: { startsOn: '2026-01-01', endsOn: '2030-12-31' } }

/** Which of our fields bears what the office calls so. */
const bears: Readonly<Record<Field, readonly string[]>> = {
  code: ['code'],
  title: ['title'],
  axis: ['axis', 'subAxis'],
  // Written anew for each action, it is the need it answers.
  objective: ['objective', 'subAxis', 'need'],
  need: ['need'],
  description: ['description'],
  lead: ['lead', 'service'],
  'co-lead': ['coLead'],
  sponsor: ['sponsor'],
  service: ['service', 'lead'],
  partners: ['partners'],
  places: ['areas'],
  public: ['public'],
  start: ['start', 'period'],
  end: ['end', 'period'],
  calendar: ['period', 'start', 'end', 'year'],
  status: ['status'],
  progress: ['status'],
  priority: ['priority'],
  amount: ['budget'],
  indicator: ['indicators'],
  remark: ['notes'],
}

const keyOf = ({ sheet, cell, part }: Pick<CellTruth, 'sheet' | 'cell' | 'part'>): string => `${sheet}!${cell} ${part}`

async function readLedger({ name, bytes }: OfficeFile): Promise<ReadonlyMap<string, LedgerEntry>> {
  const kind = name.endsWith('.csv') ? 'csv' : name.endsWith('.ods') ? 'ods' : 'xlsx'
  const answer = await readWorkbookNow({ kind, name, bytes })
  const sheets = answer.kind === 'read' ? keepCells(answer.sheets) : expect.unreachable(answer.refusal)
  return new Map(
    ledgerOf(sheets, facts).map((entry) => {
      // The one sheet of a CSV has no name of its own.
      const placed = { ...entry, sheet: kind === 'csv' ? '' : entry.sheet }
      return [keyOf(placed), placed]
    }),
  )
}

/** Said understood, and it is not what the office meant. */
function isMisread({ expected, field }: CellTruth, { fate, as }: LedgerEntry): boolean {
  // The number a thing has in another tool has its field, that no office asks for.
  if (fate !== 'understood' || expected === 'any' || as === 'externalId') return false
  return expected !== 'understood' || (field !== undefined && as !== undefined && !bears[field].includes(as))
}

async function faultsOf(file: OfficeFile): Promise<readonly string[]> {
  const [ledger, cells] = [await readLedger(file), await readOfficeFile(file.name, file.bytes)]
  const unaccounted = cells
    .filter((cell) => !ledger.has(keyOf(cell)))
    .map((cell) => `${keyOf(cell)} is unaccounted for`)
  const sum = ledger.size === cells.length ? [] : [`${ledger.size} lines for ${cells.length} cells`]
  const misread = file.truth.cells.flatMap((truth) => {
    const entry = ledger.get(keyOf(truth))
    return entry && isMisread(truth, entry)
      ? [`${keyOf(truth)} is ${truth.field ?? truth.expected}, not ${entry.as}`]
      : []
  })
  return [...unaccounted, ...sum, ...misread].map((fault) => `${file.name} ${fault}`)
}

describe('the ledger of a spreadsheet', () => {
  it('has every cell of five hundred files once, and says none understood that is not', async () => {
    const faults: string[] = []
    for (let seed = 1; seed <= 500; seed++) faults.push(...(await faultsOf(makeOfficeFile(seed))))
    expect(faults).toEqual([])
  }, 300_000)

  it('has every cell of ten files made by hand, and says none understood that is not', async () => {
    const faults: string[] = []
    for (const file of writeTenFiles()) faults.push(...(await faultsOf(file)))
    expect(faults).toEqual([])
  })
})
