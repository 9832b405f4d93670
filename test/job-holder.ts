/** A process that takes one job and never ends it, to be killed in the middle. Run by jobs-after-a-kill.server.test.ts. */
import { startJobs } from '#app/kernel/jobs.server.ts'

const holdForever = async () => {
  process.send?.('taken')
  await new Promise(() => undefined)
}

await startJobs(process.argv[2] ?? '', {
  'make-dossier': holdForever,
  'make-convention-pdf': holdForever,
  'mail-meeting-record': holdForever,
  'mail-account-link': holdForever,
})
process.once('disconnect', () => process.exit(1))
