/** What waits or failed in the background, by lane; failed jobs and refused mails, with their acts; what returns at fixed hours. */
import { formatInstant, formatNumber } from '#app/kernel/format.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { keptFailureKind } from '../failures.ts'
import type { JobsPageData } from '../jobs-queries.server.ts'
import { scheduleOf } from '../schedule.ts'
import { failureLabels, laneLabels, nameOfJob, scheduleLabel, jobLabels as t } from '../work-labels.fr.ts'
import { FailedJobs } from './failed-jobs.tsx'
import { FailedMails } from './failed-mails.tsx'

export const JobsPage = ({ lanes, failedJobs, failedMails, webhooks, rounds }: JobsPageData) => (
  <Page title={t.title} lead={t.lead}>
    <Lanes lanes={lanes} />
    <FailedJobs failedJobs={failedJobs} mailsPage={failedMails.page} />
    <FailedMails failedMails={failedMails} jobsPage={failedJobs.page} />
    {webhooks.length > 0 && <Webhooks webhooks={webhooks} />}
    <Rounds rounds={rounds} />
  </Page>
)

const Lanes = ({ lanes }: Pick<JobsPageData, 'lanes'>) => (
  <Card title={t.lanesTitle} note={t.lanesNote}>
    <DataTable
      rows={lanes}
      rowKey={({ lane }) => lane}
      onPhone="scroll"
      columns={[
        { header: 'File', cell: ({ lane }) => laneLabels[lane] },
        { header: 'En cours', isNumeric: true, cell: ({ running }) => formatNumber(running) },
        { header: 'En attente', isNumeric: true, cell: ({ waiting }) => formatNumber(waiting) },
        {
          header: 'À essayer de nouveau',
          isNumeric: true,
          cell: ({ failing }) => formatNumber(failing),
        },
        { header: 'Abandonnées', isNumeric: true, cell: ({ givenUp }) => formatNumber(givenUp) },
        {
          header: 'La plus ancienne attend depuis',
          isNote: true,
          cell: ({ waitingSince }) => (waitingSince ? formatInstant(waitingSince) : '–'),
        },
      ]}
    />
  </Card>
)

const Webhooks = ({ webhooks }: Pick<JobsPageData, 'webhooks'>) => (
  <Card
    title={t.webhooksTitle}
    id="webhooks"
    note="Leur adresse est réglée par la coordination de la CTG, qui en est prévenue."
  >
    <DataTable
      rows={webhooks}
      rowKey={({ ctgName, failingSince, stoppedAt }) => `${ctgName} ${failingSince ?? stoppedAt}`}
      columns={[
        { header: 'CTG', cell: ({ ctgName }) => ctgName },
        {
          header: 'Depuis',
          isNote: true,
          cell: ({ failingSince, stoppedAt }) =>
            stoppedAt ? `arrêté le ${formatInstant(stoppedAt)}` : failingSince && formatInstant(failingSince),
        },
        {
          header: 'Messages en attente',
          isNumeric: true,
          cell: ({ waiting }) => formatNumber(waiting),
        },
        {
          header: 'Pourquoi',
          cell: ({ failure, status }) => failure && t.webhookFailure[failure] + (status ? ` (${status})` : ''),
        },
      ]}
    />
  </Card>
)

const Rounds = ({ rounds }: Pick<JobsPageData, 'rounds'>) => (
  <Card title={t.roundsTitle} id="tournees">
    <DataTable
      rows={rounds}
      rowKey={({ task }) => task}
      columns={[
        { header: 'Quoi', cell: ({ task }) => nameOfJob(task) },
        { header: 'Quand', cell: ({ match }) => scheduleLabel(scheduleOf(match)) },
        {
          header: 'Fait pour la dernière fois',
          isNote: true,
          cell: ({ run, askedAt }) =>
            run?.doneAt ? formatInstant(run.doneAt) : askedAt ? `demandé le ${formatInstant(askedAt)}` : 'pas encore',
        },
        {
          header: 'Dernier échec',
          isNote: true,
          cell: ({ run }) =>
            run?.failedAt && `${formatInstant(run.failedAt)} : ${failureLabels[keptFailureKind(run.failure)]}`,
        },
      ]}
    />
  </Card>
)
