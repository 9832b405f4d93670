/** The same checks and the same coming in as in « Archives de CTG », for a file that somebody names on the machine. */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { keepingContents } from '#app/domains/documents/keep-contents.server.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import { StartError } from '#app/kernel/start-error.ts'
import { archivesRefusals, archivesLabels as t } from '../labels.fr.ts'
import { type ArrivalPlace, bringArchiveIn, checkArchive } from './jobs.server.ts'
import { refusalToBringIn } from './report.ts'
import { readArrival } from './store.server.ts'

type ArrivalOptions = { readonly file: string; readonly comesIn: boolean; readonly isTied: boolean }

/** @param tell one sentence after the other @throws StartError with why it was refused */
export async function runArrival(
  place: ArrivalPlace,
  choice: ArrivalOptions,
  tell: (sentence: string) => void,
): Promise<void> {
  const arrivalId = await keepArchive(place, choice.file)
  await checkArchive(place, { arrivalId })
  const checked = await readArrival(place.db, arrivalId)
  const { report } = checked
  if (checked.refusal || !report) throw refused(checked)
  tell(`${report.ctgName} : ${t.holds(report.rows, report.tables, report.files, report.bytes)}.`)
  tell(t.command.fingerprint(report.fingerprint))
  for (const { name, email } of report.known) tell(t.command.known(name, email))
  if (!choice.comesIn) return
  const ids = report.mayKeepIds ? 'kept' : 'new'
  const refusal = refusalToBringIn(checked, ids, choice.isTied)
  if (refusal) throw new StartError(archivesRefusals[`archives.${refusal}`] ?? refusal)
  await place.db.updateTable('archive_arrival').set({ state: 'arriving', ids }).where('id', '=', arrivalId).execute()
  await bringArchiveIn(place, { arrivalId })
  const arrived = await readArrival(place.db, arrivalId)
  if (arrived.refusal) throw refused(arrived)
  tell(t.command.arrived(`${place.siteUrl}/ctg/${arrived.arrivedAs}`))
}

async function keepArchive(place: ArrivalPlace, file: string): Promise<string> {
  const id = randomUUID()
  await using staged = await place.files.stage(fs.createReadStream(file))
  const brought = { brought_by: 'npm run archive', brought_at: new Date(), asked_at: new Date() }
  const fileColumns = { file_sha256: staged.sha256, file_name: path.basename(file), size_bytes: staged.size }
  await keepingContents(place, [staged], async () => {
    await addRows(place.db, 'archive_arrival', { id, ...fileColumns, ...brought })
  })
  return id
}

const refused = ({ refusal, place }: Awaited<ReturnType<typeof readArrival>>): StartError =>
  new StartError(refusal === null ? t.command.usage : t.command.refused(t.refusedBecause[refusal], place))
