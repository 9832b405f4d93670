/** The list of the plan under each filter, beside bare SQL that returns the same rows: medians, in milliseconds. */
import { CompiledQuery, sql } from 'kysely'
import { listFilteredActionsOfMany } from '#app/domains/plan/actions-of-many.server.ts'
import { listFilteredActions } from '#app/domains/plan/filtered-actions.server.ts'
import { actionFlags } from '#app/domains/plan/plan.ts'
import type { PlanFilter } from '#app/domains/plan/plan-filter.ts'
import { usualSort } from '#app/domains/plan/plan-list.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { givenRandomPlan } from '#test/random-plan.server.ts'

type Plan = Awaited<ReturnType<typeof givenRandomPlan>>

const today = '2026-11-24'
const bar = 3
const rounds = 60

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
export const inMs = (ms: number): string =>
  ms.toLocaleString('fr-FR', { maximumFractionDigits: 1, minimumFractionDigits: 1 })

/** Both one after the other, in turn first: what slows the machine slows both. @returns the medians */
async function compare(ours: () => Promise<unknown>, bare: () => Promise<unknown>) {
  const times = { ours: [] as number[], bare: [] as number[] }
  const measure = async (name: 'ours' | 'bare', act: () => Promise<unknown>, isKept: boolean) => {
    const begun = performance.now()
    await act()
    if (isKept) times[name].push(performance.now() - begun)
  }
  for (let round = -10; round < rounds; round += 1) {
    const isOursFirst = round % 2 === 0
    if (isOursFirst) await measure('ours', ours, round >= 0)
    await measure('bare', bare, round >= 0)
    if (!isOursFirst) await measure('ours', ours, round >= 0)
  }
  return { ours: middle(times.ours), bare: middle(times.bare) }
}

/** One filter of each kind, then several together. */
const filtersOf = ({ early, caf, tops, objectives, services }: Plan): Readonly<Record<string, PlanFilter>> => ({
  'tout le plan': {},
  thème: { themeIds: [early.id] },
  état: { statuses: ['in-progress'] },
  ...Object.fromEntries(actionFlags.map((flag) => [`signal ${flag}`, { flags: [flag] }])),
  axe: { axisIds: [tops[0]?.id ?? ''] },
  objectif: { objectiveIds: [objectives[0]?.id ?? ''] },
  pilote: { leadPartyIds: [caf.id] },
  service: { serviceIds: [services[0]?.id ?? ''] },
  année: { year: 2027 },
  champ: { cafFields: ['benefits'] },
  mots: { text: 'creche famille' },
  'plusieurs à la fois': { statuses: ['in-progress'], flags: ['late', 'silent'], themeIds: [early.id], year: 2026 },
})

/** The rows a page shows, by their ids, with nothing asked that the page does not show: what PostgreSQL alone takes. */
const bareRows = (ctgIds: readonly string[], ids: readonly string[]): CompiledQuery =>
  CompiledQuery.raw(
    `select action.ctg_id, action.id, action.number, action.code, action.title, action.axis_id, action.theme_id,
      theme.name as theme, action.status, action.is_watched, action.starts_on, action.starts_precision, action.ends_on,
      action.ends_precision, action.next_step, action.next_step_on, action.last_report_on, action.lead_party_id,
      party.short_name as party, party.kind as party_kind, service.name as service, action.lead_name, action.lead_person_id,
      action.version, action.created_at,
      (select json_agg(json_build_object('targetOn', target_on, 'targetPrecision', target_precision, 'status', status))
        from action_step where action_step.ctg_id = action.ctg_id and action_step.action_id = action.id) as steps,
      (select array_agg(objective_id) from action_objective
        where action_objective.ctg_id = action.ctg_id and action_objective.action_id = action.id) as objectives,
      (select count(*) from action_measure where action_measure.ctg_id = action.ctg_id and action_measure.action_id = action.id) as measures,
      (select count(*) from action_means where action_means.ctg_id = action.ctg_id and action_means.action_id = action.id) as means
    from action
    left join theme on theme.ctg_id = action.ctg_id and theme.id = action.theme_id
    left join party on party.ctg_id = action.ctg_id and party.id = action.lead_party_id
    left join service on service.ctg_id = action.ctg_id and service.id = action.lead_service_id
    where action.ctg_id = any($1::uuid[]) and action.id = any($2::uuid[])
    order by action.code collate plan_order, action.number`,
    [ctgIds, ids],
  )

export async function measureList(db: Database, plans: readonly Plan[]): Promise<readonly string[]> {
  await sql`analyze`.execute(db)
  const [first] = plans
  if (!first) throw new Error('no plan')
  const todays = new Map(plans.map(({ ctgId }) => [ctgId, today]))
  const scopes = [
    {
      name: 'Une CTG (60 actions)',
      ctgIds: [first.ctgId],
      list: (filter: PlanFilter) => listFilteredActions(db, { ctgId: first.ctgId, today, filter, page: 1 }),
    },
    {
      name: 'Quinze CTG (900 actions)',
      ctgIds: [...todays.keys()],
      list: (filter: PlanFilter) => listFilteredActionsOfMany(db, { todays, filter, sort: usualSort, page: 1 }),
    },
  ]
  const missed: string[] = []
  for (const { name, ctgIds, list } of scopes)
    for (const [words, filter] of Object.entries(filtersOf(first))) {
      const { lines, count } = await list(filter)
      const statement = bareRows(
        ctgIds,
        lines.map(({ id }) => id),
      )
      const { rows } = await db.executeQuery(statement)
      if (rows.length !== lines.length) throw new Error(`${words}: ${rows.length} rows instead of ${lines.length}`)
      const { ours, bare } = await compare(
        () => list(filter),
        () => db.executeQuery(statement),
      )
      const ratio = ours / bare
      console.log(
        `${name}, ${words} : ${lines.length} lignes sur ${count}, ${inMs(ours)} ms, SQL nu ${inMs(bare)} ms, ` +
          `${ratio.toLocaleString('fr-FR', { maximumFractionDigits: 2 })} fois.`,
      )
      if (ratio > bar) missed.push(`${name}, ${words} : plus de ${bar} fois le SQL nu`)
    }
  return missed
}
