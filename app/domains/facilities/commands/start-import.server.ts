/** Reads a list of facilities, pasted or from a spreadsheet, and keeps what was read; nothing is described yet. Rules: docs/rules/facilities.md §3. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { readPasted } from '#app/domains/documents/read-pasted.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { line } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { readSentJson } from '#app/kernel/storable.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { someYear } from '../inputs.ts'
import { facilitiesLabels, listRefusals } from '../labels.fr.ts'
import { facilitiesPermissions } from '../permissions.ts'
import { readList } from '../read-list.ts'
import { listCommunes } from '../rows.server.ts'

const parseJson = (value: unknown): unknown =>
  value === undefined || value === '' ? null : typeof value === 'string' ? readSentJson(value) : value

const grid = z.array(z.array(z.string().max(5000)).max(200)).max(20_000)

export const startImport = command({
  name: 'facilities.start-import',
  permission: facilitiesPermissions.lead,
  input: {
    year: someYear(),
    source: line(inputLabels.listSource, 200),
    pasted: z.string().max(90_000, { error: inputLabels.listTooLong }).default(''),
    fileName: z.string().max(300).default(''),
    /** Cells as read by the server from the file, never by the form. */
    grid: z.preprocess(parseJson, grid.nullable()).prefault(''),
  },
  about: wholeCtg,
  async run(work, { ctgId, year, source, pasted, fileName, grid: read }) {
    const { tx, actor, at, newId } = work
    const field = read === null ? 'pasted' : 'file'
    if (read === null && pasted.trim() === '')
      throw new DomainError('invalid', 'facilities.no-list', { pasted: inputLabels.list })
    const communes = await listCommunes(tx, ctgId)
    const peopleName = facilitiesLabels.kind['assistantes-maternelles']
    const reading = readList(read ?? readPasted(pasted), { communes, source, peopleName })
    if (typeof reading === 'string')
      throw new DomainError('invalid', `facilities.${reading}`, { [field]: listRefusals[reading] })
    const facilityImportId = newId()
    await rowOf(tx, 'facility_import', { ctgId, id: facilityImportId }).insert({
      year,
      source,
      file_name: read === null ? '' : fileName,
      ...{ reading: JSON.stringify(reading), created_by: actor.name, created_at: at },
    })
    const detail = { name: fileName, year, lines: reading.lines.length }
    await recordAct(work, 'facility-import.started', { ctgId, id: facilityImportId }, detail)
    return { facilityImportId }
  },
})
