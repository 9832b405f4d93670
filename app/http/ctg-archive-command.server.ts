/** `npm run archive -- <fichier.zip>`: an archive of a CTG checked, then brought in, on the instance that the environment names. */
import fs from 'node:fs'
import { runArrival } from '#app/domains/archives/arrival/by-command.server.ts'
import { archivesLabels as t } from '#app/domains/archives/labels.fr.ts'
import { openDatabase } from '#app/kernel/database.server.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { prepareJobs } from '#app/kernel/jobs.server.ts'
import { migrate } from '#app/kernel/migrate.server.ts'
import { onInstance, runCommand } from '#app/kernel/run-command.server.ts'
import { everythingRestricted, withSight } from '#app/kernel/sight.server.ts'
import { StartError } from '#app/kernel/start-error.ts'

await runCommand(async ([file, ...options]) => {
  if (!file || file.startsWith('--')) throw new StartError(t.command.usage)
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) throw new StartError(t.command.noFile(file))
  const choice = { file, comesIn: options.includes('--entrer'), isTied: options.includes('--rattacher') }
  await onInstance(async (pool, config) => {
    await migrate(pool)
    await prepareJobs(pool)
    const place = { db: openDatabase(pool), files: openFileStore(config), siteUrl: config.url, isAlone: true as const }
    await withSight(everythingRestricted, () =>
      runArrival({ ...place, limitBytes: config.quotaBytes }, choice, (sentence) => console.log(sentence)),
    )
  })
})
