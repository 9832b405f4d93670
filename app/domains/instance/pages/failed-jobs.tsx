/** Jobs that failed: tried again or given up, one by one or all of a name. */
import { formatCount, formatInstant } from '#app/kernel/format.ts'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Row } from '#app/ui/layout.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { jobsPath } from '../address.ts'
import type { JobsPageData } from '../jobs-queries.server.ts'
import { failureLabels, nameOfJob, jobLabels as t } from '../work-labels.fr.ts'

type Props = Pick<JobsPageData, 'failedJobs'> & { readonly mailsPage: number }

const columns: readonly Column<JobsPageData['failedJobs']['jobs'][number]>[] = [
  {
    header: 'Tâche',
    cell: ({ name, state }) => (
      <>
        {nameOfJob(name)}
        <br />
        <span className="fine muted">{t.jobState[state]}</span>
      </>
    ),
  },
  { header: 'Pourquoi', cell: ({ why }) => failureLabels[why] },
  { header: 'Demandée le', isNote: true, cell: ({ since }) => formatInstant(since) },
  {
    header: 'Essais',
    isNote: true,
    cell: ({ attempts, lastAt }) => `${t.attempts(attempts)}, le dernier le ${formatInstant(lastAt)}`,
  },
  {
    header: 'Actes',
    isHeaderHidden: true,
    onPhone: 'bare',
    cell: ({ id, name, state }) => (
      <Row>
        <JobForm intent="retry-jobs" name={name} jobId={id} label={t.retry} />
        {state === 'failing' && <JobForm intent="give-up-jobs" name={name} jobId={id} label={t.giveUp} isQuiet />}
      </Row>
    ),
  },
]

export const FailedJobs = ({ failedJobs: { total, page, pageCount, jobs }, mailsPage }: Props) => (
  <Card title={t.jobsTitle} id="taches" {...(total > 0 && { aside: formatCount(total, 'tâche') })} content="tight">
    <DataTable rows={jobs} empty={t.noJob} columns={columns} />
    <Pagination
      page={page}
      pageCount={pageCount}
      pageUrl={(number) => jobsPath({ jobs: number, mails: mailsPage }, 'taches')}
    />
    {namesOf(jobs).map((name) => (
      <Row key={name}>
        <span className="small">{nameOfJob(name)} :</span>
        <JobForm intent="retry-jobs" name={name} label="Essayer toutes de nouveau" />
        {jobs.some((job) => job.name === name && job.state === 'failing') && (
          <JobForm intent="give-up-jobs" name={name} label="Abandonner toutes" isQuiet />
        )}
      </Row>
    ))}
  </Card>
)

/** Names that several jobs of the page bear. */
const namesOf = (jobs: readonly { readonly name: string }[]): readonly string[] => [
  ...new Set(jobs.map(({ name }) => name).filter((name, index, all) => all.indexOf(name) !== index)),
]

type JobFormProps = {
  readonly intent: 'retry-jobs' | 'give-up-jobs'
  readonly name: string
  /** All of the name when left out. */
  readonly jobId?: string
  readonly label: string
  readonly isQuiet?: boolean
}

const JobForm = ({ intent, name, jobId, label, isQuiet = false }: JobFormProps) => (
  <CommandForm intent={intent} subject={jobId ?? name} isInline values={{ name }}>
    {jobId && <input type="hidden" name="jobId" value={jobId} />}
    <SubmitButton look={isQuiet ? 'quiet' : 'plain'} isSmall label={`${label} : ${nameOfJob(name)}`}>
      {label}
    </SubmitButton>
  </CommandForm>
)
