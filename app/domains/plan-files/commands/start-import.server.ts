/** Files a spreadsheet of actions and guesses its columns; nothing is written in the plan. Rules: docs/rules/taking-up.md §3. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { keptFile } from '#app/domains/documents/kept-file.ts'
import { addStoredFile } from '#app/domains/documents/stored-file.server.ts'
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { readSentJson } from '#app/kernel/storable.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { isOwnExport } from '../bring-back/read-return.server.ts'
import { sheetsShape } from '../import/plan-cell.ts'
import { guessMapping, keepChoices } from '../import/sheet-mapping.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { findLastImport } from '../store.server.ts'

const parseJson = (value: unknown): unknown => (typeof value === 'string' ? readSentJson(value) : value)

export const startImport = command({
  name: 'plan.start-import',
  permission: planPermissions.importPlan,
  input: {
    file: keptFile(inputLabels.spreadsheet),
    /** Cells as read by the server from the file, never by the form. */
    sheets: z.preprocess(parseJson, sheetsShape),
  },
  about: wholeCtg,
  async run(work, { ctgId, file, sheets }) {
    const guessed = guessMapping(sheets)
    const before = await findLastImport(work.tx, ctgId)
    const choices = before ? keepChoices(sheets, guessed, before) : guessed
    if (!choices.some(({ isTaken }) => isTaken) && !isOwnExport({ sheets, file_name: file.name }))
      throw new DomainError('invalid', 'plan.no-table-found', {
        file: inputLabels.noHeaders,
      })
    const importId = work.newId()
    const fileId = await addStoredFile(work, ctgId, file)
    await rowOf(work.tx, 'plan_import', { ctgId, id: importId }).insert({
      file_id: fileId,
      file_name: file.name,
      sheet: JSON.stringify(sheets),
      // What was said of the names of an earlier file is still true of them.
      mapping: JSON.stringify({ sheets: choices, values: before?.values ?? [] }),
      status: 'preview',
      created_by: work.actor.personId,
      created_at: work.at,
    })
    await recordAudit(work, {
      action: 'plan-import.started',
      subject: { type: 'plan-import', id: importId },
      ctgId,
      detail: { name: file.name },
    })
    return { importId }
  },
})
