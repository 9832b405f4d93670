/** « Essayer de nouveau »: one job that failed, or all of a name. Rules: docs/rules/instance.md §5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found } from '#app/kernel/errors.ts'
import { retryJobs as retry } from '#app/kernel/job-care.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { jobsInput, namedJobs } from '../failed-jobs.ts'
import { instanceId } from '../instance.ts'

export const retryJobs = command({
  name: 'instance.retry-jobs',
  permission: 'administrator',
  input: jobsInput,
  async run(work, input) {
    const count = await retry(work.tx, namedJobs(input))
    found(count > 0 ? count : undefined, 'instance.no-failed-job')
    await recordAct(work, 'instance.jobs-retried', { ctgId: null, id: instanceId }, { job: input.name, count })
    return { count }
  },
})
