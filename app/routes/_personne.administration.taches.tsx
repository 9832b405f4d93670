/** GET, POST /administration/taches?taches=&courriels= — jobs, mails and webhooks that wait or failed. */
import { giveUpJobs } from '#app/domains/instance/commands/give-up-jobs.server.ts'
import { retryJobs } from '#app/domains/instance/commands/retry-jobs.server.ts'
import { retryMails } from '#app/domains/instance/commands/retry-mails.server.ts'
import { getJobsPage } from '#app/domains/instance/jobs-queries.server.ts'
import { JobsPage } from '#app/domains/instance/pages/jobs-page.tsx'
import { jobLabels as t } from '#app/domains/instance/work-labels.fr.ts'
import { cronItems } from '#app/http/jobs.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const rounds = cronItems.map(({ task, match }) => ({ task, match: String(match) }))

export const loader = route(({ context, searchParams }) =>
  getJobsPage(context, {
    rounds,
    jobsPage: pageNumber(searchParams, 'taches'),
    mailsPage: pageNumber(searchParams, 'courriels'),
  }),
)

export const action = formAction({
  'retry-jobs': intent(retryJobs, { said: t.retried }),
  'give-up-jobs': intent(giveUpJobs, { said: t.givenUp }),
  'retry-mails': intent(retryMails, { said: t.retried }),
})

export default titled<Loaded<typeof loader>>(JobsPage, t.title)
