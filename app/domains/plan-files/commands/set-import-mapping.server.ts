/** Corrects what each column of a filed spreadsheet holds, before anything is written. Rules: docs/rules/taking-up.md §3. */

import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { fieldLabels } from '#app/kernel/field-labels.fr.ts'
import { id } from '#app/kernel/fields.ts'
import { plainWords } from '#app/kernel/plain-words.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { importFields, mayRepeat } from '../import/fields.ts'
import { type SheetMapping, valueChoices } from '../import/import-mapping.ts'
import { guessSheet } from '../import/sheet-mapping.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { lockImport } from '../store.server.ts'

const reload = fieldLabels.reload
const number = (max: number, error = reload) =>
  z.coerce.number({ error }).int({ error }).min(0, { error }).max(max, { error })

/** « 0.3.title »: sheet, column, what it holds. */
const columnChoice = z.preprocess(
  (value) => {
    const [sheet, column, field] = String(value).split('.')
    return { sheet, column, field }
  },
  z.object({
    sheet: number(100),
    column: number(60),
    field: z.enum(importFields, { error: inputLabels.columnField }),
  }),
)
/** « 0.4 »: sheet, row of headings as the spreadsheet counts it, from 1. */
const headerChoice = z.preprocess(
  (value) => {
    const [sheet, row] = String(value).split('.')
    return { sheet, row }
  },
  z.object({
    sheet: number(100),
    row: number(2001, inputLabels.headerRow),
  }),
)

/** « lead|mairie de test|<id> »: what someone says a name is; nothing chosen is sent empty. */
const saidValues = z.preprocess((value) => asList(value).flatMap(readValue), valueChoices).prefault([])

function readValue(value: unknown): readonly object[] {
  const [kind, ...rest] = String(value).split('|')
  const to = rest.pop()
  return to ? [{ kind, words: plainWords(rest.join('|')), to }] : []
}

function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === '') return []
  return Array.isArray(value) ? value : [value]
}

export const setImportMapping = command({
  name: 'plan.set-import-mapping',
  permission: planPermissions.importPlan,
  input: {
    importId: id(),
    /** Sheets taken, from 0. */
    takenSheets: z.preprocess(asList, z.array(z.coerce.number().int().min(0).max(100)).max(100)),
    columns: z.preprocess(asList, z.array(columnChoice).max(6000)),
    headers: z.preprocess(asList, z.array(headerChoice).max(100)),
    /** Sheets of which what is struck or hidden is read too. */
    readWhole: z.preprocess(asList, z.array(z.coerce.number().int().min(0).max(100)).max(100)).prefault([]),
    values: saidValues,
  },
  about: lockImport,
  async run(work, { ctgId, importId, takenSheets, columns, headers, readWhole, values }, planImport) {
    if (planImport.status !== 'preview') throw new DomainError('conflict', 'plan.import-not-in-preview')
    const sheets = planImport.choices.sheets.map((sheet, index): SheetMapping => {
      const isTaken = planImport.sheets.length === 1 || takenSheets.includes(index)
      const isAllRead = readWhole.includes(index)
      const header = headers.find((one) => one.sheet === index)
      const cells = planImport.sheets[index]
      // Other headings: the columns are guessed again from them.
      if (cells && header && header.row - 1 !== sheet.headerRow && cells.rows[header.row - 1])
        return { ...guessSheet(cells, header.row - 1), isTaken, isAllRead }
      const chosen = columns.filter((column) => column.sheet === index)
      const fields = sheet.fields.map((field, column) => chosen.find((one) => one.column === column)?.field ?? field)
      return { ...sheet, isTaken, fields, isAllRead }
    })
    for (const { isTaken, fields } of sheets) if (isTaken) refuseDoubles(fields)
    await rowOf(work.tx, 'plan_import', { ctgId, id: importId }).update({ mapping: JSON.stringify({ sheets, values }) })
    await recordAudit(work, {
      action: 'plan-import.mapped',
      subject: { type: 'plan-import', id: importId },
      ctgId,
      detail: { name: planImport.file_name },
    })
    return { importId }
  },
})

/** @throws DomainError conflict: two columns cannot both be the title */
function refuseDoubles(fields: SheetMapping['fields']): void {
  if (!fields.includes('title')) throw new DomainError('conflict', 'plan.no-title-column')
  const single = fields.filter((field) => !mayRepeat.has(field))
  if (new Set(single).size < single.length) throw new DomainError('conflict', 'plan.column-chosen-twice')
}
