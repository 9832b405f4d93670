/** Imports the Caf's list whole, in place of the one before. Rules: docs/rules/convention.md §6.5. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { keptFile } from '#app/domains/documents/kept-file.ts'
import { addStoredFile } from '#app/domains/documents/stored-file.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { addRows, rowOf } from '#app/kernel/rows.server.ts'
import { readSentJson } from '#app/kernel/storable.ts'
import { command, type Work, wholeCtg } from '#app/kernel/transaction.server.ts'
import { cofRefusals } from '../cof/labels.fr.ts'
import { type CofLine, cofSheetsShape, readCof } from '../cof/read-cof.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { conventionPermissions } from '../permissions.ts'
import { lockCtg } from '../store.server.ts'

const parseJson = (value: unknown): unknown => (typeof value === 'string' ? readSentJson(value) : value)

const refused = (code: keyof typeof cofRefusals) => new DomainError('invalid', code, { file: cofRefusals[code] })

export const importCofList = command({
  name: 'convention.import-cof-list',
  permission: conventionPermissions.write,
  input: {
    file: keptFile(inputLabels.cofFile),
    /** Cells as read by the server from the file, never by the form. */
    sheets: z.preprocess(parseJson, cofSheetsShape),
  },
  about: wholeCtg,
  async run(work, { ctgId, file, sheets }) {
    await lockCtg(work, ctgId)
    const reading = readCof(sheets)
    if (!reading) throw refused('convention.cof-no-table')
    const { lines, account } = reading
    if (lines.length === 0) throw refused('convention.cof-no-line')
    const listId = work.newId()
    await rowOf(work.tx, 'cof_list', { ctgId, id: listId }).insert({
      file_id: await addStoredFile(work, ctgId, file),
      file_name: file.name,
      account: JSON.stringify(account),
      imported_by: work.actor.name,
      imported_at: work.at,
    })
    await saveLines(work, { ctgId, listId }, lines)
    await recordAct(work, 'cof-list.imported', { ctgId, id: listId }, { name: file.name, lines: lines.length })
    return { listId, lines: lines.length }
  },
})

/** One statement takes so many lines: PostgreSQL counts the values of one. */
const linesAtOnce = 500

async function saveLines(
  { tx }: Pick<Work, 'tx'>,
  { ctgId, listId }: { readonly ctgId: string; readonly listId: string },
  lines: readonly CofLine[],
): Promise<void> {
  const rows = lines.map((line, position) => ({
    ctg_id: ctgId,
    list_id: listId,
    position,
    cof_number: line.cofNumber,
    service: line.service,
    manager: line.manager,
    facility_kind: line.facilityKind,
    commune: line.commune,
    starts_on: line.startsOn,
    ends_on: line.endsOn,
    bonus_euros: line.bonusEuros,
    words: JSON.stringify(line.words),
  }))
  for (let from = 0; from < rows.length; from += linesAtOnce)
    await addRows(tx, 'cof_line', rows.slice(from, from + linesAtOnce))
}
