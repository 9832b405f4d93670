/** Every job of the process, by name: the compiler asks for the missing one. */
import type { CronItem, JobHelpers, Task, TaskList } from 'graphile-worker'
import { z } from 'zod'
import { linkPayload, writeLink } from '#app/domains/accounts/account-links.server.ts'
import { makeAmendmentPdf } from '#app/domains/amendments/jobs.server.ts'
import { resumeMessages } from '#app/domains/api/webhooks/enqueue.server.ts'
import { sendWebhookMessage } from '#app/domains/api/webhooks/send.server.ts'
import { bringArchiveIn, checkArchive } from '#app/domains/archives/arrival/jobs.server.ts'
import { makeArchive } from '#app/domains/archives/making/jobs.server.ts'
import { writeCampaignMails } from '#app/domains/campaigns/write-mails.server.ts'
import { writeReminders } from '#app/domains/campaigns/write-reminders.server.ts'
import { oweNews } from '#app/domains/comments/follow-news.server.ts'
import { writeCommentMails } from '#app/domains/comments/write-mails.server.ts'
import { makeConventionPdf } from '#app/domains/convention/jobs.server.ts'
import { makeVersionDocuments } from '#app/domains/convention/print/version-documents.server.ts'
import { writeActReminders } from '#app/domains/convention/signatories/write-reminders.server.ts'
import { checkDeposit } from '#app/domains/deposits/check-deposit.server.ts'
import { documentsLabels } from '#app/domains/documents/labels.fr.ts'
import { sweepFiles } from '#app/domains/documents/sweep-files.server.ts'
import { makeDossier } from '#app/domains/dossiers/jobs.server.ts'
import { makeEvaluationReport } from '#app/domains/evaluation/report/jobs.server.ts'
import { writeDigests } from '#app/domains/followup/watch/write-digests.server.ts'
import { instanceMails } from '#app/domains/instance/mails.fr.ts'
import { noteRound } from '#app/domains/instance/rounds.server.ts'
import { runTrial } from '#app/domains/instance/try-connector.server.ts'
import { makeConvocation } from '#app/domains/meetings/invitations/papers.server.ts'
import { askForReminders } from '#app/domains/meetings/invitations/remind.server.ts'
import { writeInvitationMails } from '#app/domains/meetings/invitations/write-mails.server.ts'
import { mailMeetingRecord } from '#app/domains/meetings/session/mail-record.server.ts'
import { dropUnreadableMail } from '#app/domains/notices/check-mail.server.ts'
import { writeNoticeMails } from '#app/domains/notices/write-mails.server.ts'
import { forgetBatches } from '#app/domains/plan-table/cells/forget-batches.server.ts'
import { makePublicPicture } from '#app/domains/portal/jobs.server.ts'
import { mailAddressLink } from '#app/domains/privacy/address-link.server.ts'
import { makePersonalArchive } from '#app/domains/privacy/archive-job.server.ts'
import { reducePeople } from '#app/domains/privacy/reduce-person.server.ts'
import { tellDeparted } from '#app/domains/privacy/tell-departed.server.ts'
import { sealSignedCopy } from '#app/domains/signing/jobs.server.ts'
import { makeProofFile } from '#app/domains/signing/proof-job.server.ts'
import { resumeImports, runImport } from '#app/domains/sources/jobs.server.ts'
import { countSurvey } from '#app/domains/surveys/count-job.server.ts'
import { settleAll, settleOrSetApart } from '#app/domains/writing/set-apart.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { briefJobs, type JobName } from '#app/kernel/job-lanes.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { freeDeadJobs } from '#app/kernel/living-workers.server.ts'
import { deliverMail, hideUnsentLinks, resumeMails } from '#app/kernel/mail.server.ts'
import { everythingRestricted, withSight } from '#app/kernel/sight.server.ts'
import { dropUnowedMail } from '#app/kernel/waiting-mail.server.ts'
import { textSubjects as subjects } from '#app/texts.server.ts'
import { loadActor, loadReaders } from './actor.server.ts'
import { forgetOldRows } from './forget-old-rows.server.ts'
import { mailChecks } from './mail-checks.server.ts'
import type { Instance } from './request-context.server.ts'

const mailPayload = z.object({ mailId: z.uuid() })
const messagePayload = z.object({ ctgId: z.uuid(), messageId: z.uuid() })
const textPayload = z.object({ ctgId: z.uuid(), textId: z.uuid() })

/** Loads the actor of a person on the day of this instant, for what they may read then. */
const loadReaderAt = (at: Date) => (reader: Database, personId: string) => loadActor(reader, personId, parisDay(at))

/** Sees restricted sheets: for mails sent only to people who may read them. */
const seeing = <Result>(run: () => Promise<Result>): Promise<Result> => withSight(everythingRestricted, run)

export function createTaskList({ db, auth, config, files, isDemo }: Instance): TaskList {
  const sender = instanceMails.sender(new URL(config.url).hostname)
  const webhookSender = { db, siteUrl: config.url, secret: config.secret, ownHosts: config.webhookHosts }
  const printing = { store: files, ribbon: isDemo ? documentsLabels.demoRibbon : null }
  const figures = { db, files, dataFolder: config.dataFolder }
  const arrivals = { db, files, siteUrl: config.url, limitBytes: config.quotaBytes }
  const tasks: Record<JobName, Work> = {
    'send-mail': async (payload) => {
      const { mailId } = mailPayload.parse(payload)
      const at = new Date()
      await dropUnreadableMail(db, at, mailId, { loadReader: loadReaderAt(at) })
      await dropUnowedMail(db, at, mailId, mailChecks)
      await deliverMail(db, config.smtpUrl, sender, mailId)
    },
    'resume-mails': async () => {
      if (config.smtpUrl) await resumeMails(db, new Date())
      // A demonstration shows its mails on a page: they are not sent, and keep their links.
      if (!isDemo) await hideUnsentLinks(db, new Date())
    },
    'mail-account-link': async (payload) => writeLink({ db, auth }, linkPayload.parse(payload)),
    'write-invitations': async () => {
      const at = new Date()
      await askForReminders(db, at)
      await writeInvitationMails(db, at, config.url, (key) => makeConvocation(db, { ...key, ...printing, at }))
    },
    // A lead is asked about all her actions, restricted ones included; other mails never mention a restricted one.
    'write-campaign-mails': async () => seeing(() => writeCampaignMails(db, new Date(), config.url)),
    'write-reminders': async () =>
      seeing(async () => {
        await writeReminders(db, new Date())
        await writeCampaignMails(db, new Date(), config.url)
      }),
    'write-digests': async () => {
      await writeDigests(db, new Date(), config.url)
    },
    'write-notice-mails': async () => {
      const at = new Date()
      await writeNoticeMails(db, at, {
        siteUrl: config.url,
        loadReaders: (reader, personIds) => loadReaders(reader, personIds, parisDay(at)),
      })
    },
    'write-comment-mails': async () => {
      await oweNews(db, new Date())
      await seeing(() => writeCommentMails(db, new Date(), config.url))
    },
    'make-amendment-pdf': async (payload) => makeAmendmentPdf(db, files, payload),
    'make-public-picture': async (payload) => makePublicPicture(db, files, payload),
    'make-convention-pdf': async (payload) => makeConventionPdf(db, files, payload),
    'make-convention-documents': async (payload) => makeVersionDocuments(db, files, payload),
    'seal-signed-copy': async (payload) => sealSignedCopy({ db, files, config }, payload, new Date()),
    'make-proof-file': async (payload) => makeProofFile(db, files, payload),
    'settle-text': async (payload) =>
      seeing(() => settleOrSetApart({ db, subjects }, textPayload.parse(payload), new Date())),
    'settle-texts': async () => seeing(() => settleAll({ db, subjects }, new Date())),
    'mail-meeting-record': async (payload) => {
      await mailMeetingRecord(db, new Date(), { siteUrl: config.url, files }, payload)
    },
    'write-act-reminders': async (payload) => {
      await writeActReminders(db, new Date(), { siteUrl: config.url, files }, payload)
    },
    'send-webhook': async (payload) => sendWebhookMessage(webhookSender, messagePayload.parse(payload)),
    'resume-webhooks': async () => {
      await resumeMessages(db, new Date())
    },
    'resume-documents': async (payload) => freeDeadJobs(db, payload),
    // One that must stop with its process is gone on with by the next.
    'import-lot': async (payload, { abortSignal }) => runImport(figures, payload, abortSignal),
    // What people write in this minute is in it: texts are settled first.
    'make-archive': async (payload) => {
      await seeing(() => settleAll({ db, subjects }, new Date()))
      await seeing(() => makeArchive({ db, files, site: config.url }, payload))
    },
    'check-archive': async (payload) => seeing(() => checkArchive(arrivals, payload)),
    'bring-archive-in': async (payload) => seeing(() => bringArchiveIn(arrivals, payload)),
    'resume-imports': async () => resumeImports(figures),
    'forget-batches': async () => forgetBatches(db, new Date()),
    'forget-old-rows': async () => forgetOldRows(db, new Date()),
    'sweep-files': async () => sweepFiles({ db, files }, new Date()),
    'try-connector': async (payload) => runTrial({ db, files, config, sender }, payload),
    'count-survey': async (payload) => countSurvey(db, payload),
    'check-deposit': async (payload) => checkDeposit(db, new Date(), payload),
    'check-correction': async (payload) => checkDeposit(db, new Date(), payload),
    'make-dossier': async (payload) => makeDossier(db, files, payload),
    'make-evaluation-report': async (payload) => makeEvaluationReport(db, files, payload),
    'make-personal-archive': async (payload) => {
      const at = new Date()
      await makePersonalArchive({ db, files, siteUrl: config.url, loadReader: loadReaderAt(at) }, payload, at)
    },
    'mail-address-link': async (payload) => mailAddressLink(db, payload, new Date(), config.url),
    'reduce-people': async () => {
      const { departedMonths: months, url: siteUrl } = config
      await tellDeparted(db, new Date(), { months, siteUrl })
      await reducePeople(db, new Date(), months)
    },
  }
  return Object.fromEntries(
    Object.entries(tasks).map(([name, work]) => [name, isRound(name) ? noted(db, name, work) : logFailure(work)]),
  )
}

/** Those done on connections of their own, whose statements are soon given up. */
export const onlyBrief = (tasks: TaskList): TaskList =>
  Object.fromEntries(Object.entries(tasks).filter(([name]) => briefJobs.some((brief) => brief === name)))

/** A number it returns is how much it took away. */
type Work = (payload: unknown, helpers: JobHelpers) => Promise<unknown>

const isRound = (name: string): boolean => cronItems.some(({ task }) => task === name)

const noted =
  (db: Database, name: string, work: Work): Task =>
  (payload, helpers) =>
    noteRound(db, name, () => work(payload, helpers))

const logFailure =
  (work: Work): Task =>
  async (payload, helpers) => {
    await work(payload, helpers)
  }

/** Reminders, and on Mondays digests, are looked for every hour: each territory has its own morning. */
export const cronItems: CronItem[] = [
  { task: 'write-invitations', match: '* * * * *' },
  { task: 'write-campaign-mails', match: '* * * * *' },
  { task: 'write-notice-mails', match: '* * * * *' },
  { task: 'write-comment-mails', match: '* * * * *' },
  { task: 'write-reminders', match: '5 * * * *' },
  { task: 'write-digests', match: '15 * * * 0-2' },
  // What a node killed or cut from PostgreSQL did not settle itself.
  { task: 'settle-texts', match: '* * * * *' },
  { task: 'resume-documents', match: '* * * * *' },
  { task: 'resume-imports', match: '* * * * *' },
  { task: 'resume-mails', match: '* * * * *' },
  { task: 'resume-webhooks', match: '* * * * *' },
  { task: 'forget-batches', match: '25 2 * * *' },
  { task: 'forget-old-rows', match: '40 2 * * *' },
  { task: 'reduce-people', match: '10 3 * * *' },
  { task: 'sweep-files', match: '40 3 * * *' },
]

const resumedAtStart = [
  'resume-documents',
  'resume-imports',
  'resume-mails',
  'write-invitations',
  'write-campaign-mails',
  'resume-webhooks',
] as const

/**
 * Takes up at once what a killed process left unfinished. One transaction each: on a new database, graphile-worker inserts the name
 * of each job the first time, and starting workers insert them all in another order, which would deadlock.
 */
export async function resumeJobs(db: Database): Promise<void> {
  for (const name of resumedAtStart) await db.transaction().execute((tx) => enqueue(tx, name, {}, name))
}
