/** The file of a plan that leaves, is changed in a spreadsheet and comes back: what was read of it, and the act that takes it. */
import { randomUUID } from 'node:crypto'
import type { CellValue } from 'hucre'
import { readOds, writeOds } from 'hucre/ods'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { expect } from 'vitest'
import { readSpreadsheet } from '#app/domains/documents/spreadsheet.server.ts'
import type { PlanFixture } from '#test/plan-fixture.server.ts'
import { applyImport } from '../commands/apply-import.server.ts'
import { exportLabels as e } from '../export/labels.fr.ts'
import { cellText } from '../export/plan-cells.ts'
import { tablesOf } from '../export/plan-tables.ts'
import { getPlanExport } from '../export/queries.server.ts'
import { writeWorkbook } from '../export/write-workbook.server.ts'
import { keepCells, type PlanSheet } from '../import/plan-cell.ts'
import { getImportPage } from '../import-page-query.server.ts'
import { db } from './full-plan.fixture.server.ts'

const c = e.column

export const technical: ReadonlySet<string> = new Set([
  ...[c.code, c.version, c.id, c.actionId, c.measureId, c.fingerprint],
  ...[c.awaitedCode, c.stepId, c.awaitedId, c.awaitedStepId],
])
/** What Trame gives itself, and that finds rows all the same. */
export const numbers: readonly string[] = [c.code, c.awaitedCode]

export async function exported({ ctgId, as, actors }: PlanFixture) {
  const plan = await getPlanExport(as(actors.townCoordinator), ctgId)
  return { tables: tablesOf(plan.actions), lists: plan.lists }
}

/** What every row says, without what Trame gives itself. */
export const saidBy = (tables: Awaited<ReturnType<typeof exported>>['tables']) =>
  tables.map(({ key, columns, rows }) => ({
    key,
    rows: rows.map((row) =>
      Object.fromEntries(
        columns.flatMap((column, index) =>
          technical.has(column.header) ? [] : [[column.header, cellText(row[index] ?? null, column)]],
        ),
      ),
    ),
  }))

export type Kind = 'xlsx' | 'ods'
export type Change = (rows: CellValue[][], sheet: string) => CellValue[][]
/** The workbook as it leaves, changed as a spreadsheet would, read as it comes back. */
export async function leaveAndReturn(
  fixture: PlanFixture,
  kind: Kind,
  change: Change = (rows) => rows,
): Promise<readonly PlanSheet[]> {
  const bytes = await writeWorkbook({ kind, ...(await exported(fixture)) })
  const { sheets } = kind === 'ods' ? await readOds(bytes) : await readXlsx(bytes)
  const saved = {
    sheets: sheets.map(({ name: sheetName, rows, hidden = false }) => ({
      name: sheetName,
      hidden,
      rows: change(rows, sheetName),
    })),
  }
  const name = `plan.${kind}`
  return keepCells(await readSpreadsheet(name, kind === 'ods' ? await writeOds(saved) : await writeXlsx(saved)))
}

export async function file({ ctgId }: PlanFixture, sheets: readonly PlanSheet[], name = 'plan.xlsx'): Promise<string> {
  const importId = randomUUID()
  await db
    .insertInto('plan_import')
    .values({
      ctg_id: ctgId,
      id: importId,
      file_id: randomUUID(),
      file_name: name,
      sheet: JSON.stringify(sheets),
      mapping: JSON.stringify({ sheets: [] }),
      status: 'preview',
      created_at: new Date(),
    })
    .execute()
  return importId
}

export async function preview(fixture: PlanFixture, importId: string) {
  const page = await getImportPage(fixture.as(fixture.actors.townCoordinator), fixture.ctgId, importId, {
    fate: undefined,
    page: 1,
  })
  return page.kind === 'return' ? page : expect.unreachable('not our export')
}

export const apply = (
  fixture: PlanFixture,
  importId: string,
  rows: readonly string[],
  overwritten: readonly string[] = [],
) => applyImport(fixture.as(fixture.actors.townCoordinator), { ctgId: fixture.ctgId, importId, rows, overwritten })

/** Writes in one cell of the workbook. */
export const write =
  (sheet: string, row: number, header: string, value: CellValue): Change =>
  (rows, name) =>
    name === sheet
      ? rows.map((cells, index) =>
          index === row ? cells.map((cell, column) => (rows[0]?.[column] === header ? value : cell)) : cells,
        )
      : rows
