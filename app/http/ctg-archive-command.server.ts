/** `npm run archive -- <fichier.zip>`: the same checks and the same coming in as in « Archives de CTG », for a file of any size. */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { bringArchiveIn, checkArchive } from '#app/domains/archives/arrival/jobs.server.ts'
import { refusalToBringIn } from '#app/domains/archives/arrival/report.ts'
import { readArrival } from '#app/domains/archives/arrival/store.server.ts'
import { archivesRefusals, archivesLabels as t } from '#app/domains/archives/labels.fr.ts'
import { keepingContents } from '#app/domains/documents/keep-contents.server.ts'
import { openDatabase } from '#app/kernel/database.server.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { prepareJobs } from '#app/kernel/jobs.server.ts'
import { migrate } from '#app/kernel/migrate.server.ts'
import { onInstance, runCommand } from '#app/kernel/run-command.server.ts'
import { everythingRestricted, withSight } from '#app/kernel/sight.server.ts'
import { StartError } from '#app/kernel/start-error.ts'

const { usage } = t.command

await runCommand(async ([file, ...options]) => {
  if (!file || file.startsWith('--')) throw new StartError(usage)
  if (!fs.existsSync(file)) throw new StartError(t.command.noFile(file))
  await onInstance(async (pool, config) => {
    await migrate(pool)
    await prepareJobs(pool)
    const db = openDatabase(pool)
    const files = openFileStore(config)
    const place = { db, files, siteUrl: config.url, limitBytes: config.quotaBytes, isAlone: true as const }
    const arrivalId = randomUUID()
    await using staged = await files.stage(fs.createReadStream(file))
    const brought = { brought_by: 'npm run archive', brought_at: new Date(), asked_at: new Date() }
    await keepingContents(place, [staged], async () => {
      await db
        .insertInto('archive_arrival')
        .values({
          id: arrivalId,
          file_sha256: staged.sha256,
          file_name: path.basename(file),
          size_bytes: staged.size,
          ...brought,
        })
        .execute()
    })
    await withSight(everythingRestricted, () => checkArchive(place, { arrivalId }))
    const checked = await readArrival(db, arrivalId)
    if (checked.refusal || !checked.report) throw new StartError(sentenceOf(checked))
    const { report } = checked
    console.log(`${report.ctgName} : ${t.holds(report.rows, report.tables, report.files, report.bytes)}.`)
    console.log(t.command.fingerprint(report.fingerprint))
    for (const { name, email } of report.known) console.log(t.command.known(name, email))
    if (!options.includes('--entrer')) return
    const ids = report.mayKeepIds ? 'kept' : 'new'
    const refusal = refusalToBringIn(checked, ids, options.includes('--rattacher'))
    if (refusal) throw new StartError(archivesRefusals[`archives.${refusal}`] ?? usage)
    await db.updateTable('archive_arrival').set({ state: 'arriving', ids }).where('id', '=', arrivalId).execute()
    await withSight(everythingRestricted, () => bringArchiveIn(place, { arrivalId }))
    const arrived = await readArrival(db, arrivalId)
    if (arrived.refusal) throw new StartError(sentenceOf(arrived))
    console.log(t.command.arrived(`${config.url}/ctg/${arrived.arrivedAs}`))
  })
})

type Read = Awaited<ReturnType<typeof readArrival>>

const sentenceOf = ({ refusal, place }: Read): string =>
  refusal === null ? usage : t.command.refused(t.refusedBecause[refusal], place)
