/** The register with its delays, read from what forgets: the rules of the upkeep and its jobs. Pure. Rules: docs/rules/privacy.md §6. */
import { idleDays, sessionDays } from '#app/domains/accounts/accounts.ts'
import { batchDays } from '#app/domains/plan-table/facts.ts'
import type { DB } from '#app/kernel/database-types.ts'
import { formatCount } from '#app/kernel/format.ts'
import type { lanes } from '#app/kernel/job-lanes.ts'
import type { Processing } from './processings/processing.ts'
import { processings } from './processings.fr.ts'
import { registerLabels } from './register-labels.fr.ts'
import { givenUpDays, type UpkeepRule, upkeepRules } from './upkeep-rules.ts'

export type Delay = { readonly what: string; readonly after: string }

const days = (count: number): string => formatCount(count, 'jour')

type UpkeepJob = (typeof lanes)['upkeep']['jobs'][number]
type OtherDelay = { readonly table: keyof DB; readonly what: string; readonly after: (months: number) => string }

/** What each job of the upkeep forgets beside the table of rules; a job without its line does not compile. */
export const delaysOfJobs: Readonly<Record<UpkeepJob, readonly OtherDelay[]>> = {
  // The table of its rules tells its other delays.
  'forget-old-rows': [
    {
      table: 'handled_request',
      what: registerLabels.jobsGivenUp,
      after: () => days(givenUpDays),
    },
  ],
  'forget-batches': [{ table: 'plan_batch', what: registerLabels.batches, after: () => days(batchDays) }],
  // Contents that no row names any more: they go with their row, the day after.
  'sweep-files': [{ table: 'stored_file', what: registerLabels.files, after: () => days(1) }],
  'reduce-people': [
    {
      table: 'member',
      what: registerLabels.people,
      after: registerLabels.afterMandate,
    },
  ],
}

/** Refused at the door rather than erased: the row itself goes the day after. */
const doors: readonly OtherDelay[] = [
  {
    table: 'person_session',
    what: registerLabels.sessions,
    after: () => registerLabels.afterOpening(days(sessionDays), days(idleDays)),
  },
]

const ruleDelay = ({ what, days: count }: UpkeepRule): Delay => ({ what, after: days(count) })

export type RegisterLine = Omit<Processing, 'tables'> & { readonly delays: readonly Delay[] }

/** @param months the delay that this instance sets for people who have left */
export const buildRegister = (months: number): readonly RegisterLine[] =>
  processings.map(({ tables, ...line }) => {
    const isHere = ({ table }: { readonly table: string }): boolean => tables.some((one) => one === table)
    const others = [...doors, ...Object.values(delaysOfJobs).flat()].filter(isHere)
    return {
      ...line,
      delays: [
        ...upkeepRules.filter(isHere).map(ruleDelay),
        ...others.map(({ what, after }) => ({ what, after: after(months) })),
      ],
    }
  })
