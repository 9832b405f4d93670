/** A process that takes one document to make and never ends it, to be killed in the middle. Run by jobs-after-a-kill.server.test.ts. */
import { openPool } from '#app/kernel/database.server.ts'
import { startJobs } from '#app/kernel/jobs.server.ts'

const holdForever = async () => {
  process.send?.('taken')
  await new Promise(() => undefined)
}

await startJobs(openPool(process.argv[2] ?? '', 5), {
  'make-dossier': holdForever,
  'make-convention-pdf': holdForever,
  'mail-meeting-record': holdForever,
})
process.once('disconnect', () => process.exit(1))
