/** The list of the plan under each filter, beside bare SQL that finds and returns the same rows: medians, in milliseconds. */
import { CompiledQuery, sql } from 'kysely'
import { type ActionFlag, actionFlags } from '#app/domains/plan/plan.ts'
import { listFilteredActionsOfMany } from '#app/domains/plan-list/actions-of-many.server.ts'
import { listFilteredActions } from '#app/domains/plan-list/filtered-actions.server.ts'
import { getActionsOfMyCtgs } from '#app/domains/plan-list/many-ctgs.server.ts'
import type { PlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { usualSort } from '#app/domains/plan-list/plan-list.ts'
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

const day = `'${today}'::date`
const isOpen = `action.status not in ('done', 'abandoned', 'deferred')`
const end = 'period_end(action.ends_on, action.ends_precision)'
const stepEnd = 'period_end(step.target_on, step.target_precision)'
const isSoon = (date: string) => `${date} between ${day} and ${day} + 30`
const hasNo = (table: string) =>
  `${isOpen} and not exists (select from ${table} part where part.ctg_id = action.ctg_id and part.action_id = action.id)`
const hasStep = (condition: string) => `exists (select from action_step step
  where step.ctg_id = action.ctg_id and step.action_id = action.id and step.status in ('to-come', 'in-progress') and ${condition})`
const isLate = `(${isOpen} and action.status <> 'proposed' and (${end} < ${day} or ${hasStep(`${stepEnd} < ${day}`)}))`
const isSilent = `(action.status = 'in-progress' and coalesce(action.last_report_on,
  greatest(action.starts_on, (action.created_at at time zone 'Europe/Paris')::date)) + 120 < ${day})`

/** Each flag as one would write it by hand. */
const bareFlags: Record<ActionFlag, string> = {
  restricted: 'action.is_restricted',
  late: isLate,
  silent: isSilent,
  blocked: `(action.status = 'suspended' or (${isOpen} and (select help_wanted <> '' or help_body_id is not null
    from progress_report report where report.ctg_id = action.ctg_id and report.action_id = action.id and status <> 'sent-back'
    order by reported_on desc, created_at desc limit 1)))`,
  watched: `action.is_watched and ${isOpen}`,
  'without-lead': `${isOpen} and action.lead_party_id is null and action.lead_name = ''`,
  'without-objective': hasNo('action_objective'),
  'without-end': `${isOpen} and action.ends_on is null`,
  'without-measure': hasNo('action_measure'),
  unfunded: hasNo('action_means'),
  'due-soon': `${isOpen} and (${isSoon(end)} or ${isSoon('action.next_step_on')} or ${hasStep(isSoon(stepEnd))})`,
}

const linkedBy = (table: string, condition: string) =>
  `exists (select from ${table} link where link.ctg_id = action.ctg_id and link.action_id = action.id and ${condition})`
const words = `plain_text(action.code || ' ' || action.title || ' ' || action.lead_name || ' ' || action.next_step || ' '
  || action.need || ' ' || action.public || ' ' || action.areas || ' ' || action.partners_text)`
const runsIn = (year: number) => `(action.starts_on is not null or action.ends_on is not null)
  and coalesce(action.starts_on <= '${year}-12-31', true) and coalesce(${end} >= '${year}-01-01', true)`

type Look = { readonly filter: PlanFilter; readonly bare: string }

/** One filter of each kind, then several together, each beside its condition written by hand. */
function looksOf({ early, caf, tops, axes, objectives, services }: Plan): Readonly<Record<string, Look>> {
  const ids = { axis: tops[0]?.id ?? '', objective: objectives[0]?.id ?? '', service: services[0]?.id ?? '' }
  const under = [ids.axis, ...axes.filter(({ parentId }) => parentId === ids.axis).map(({ id }) => id)]
  const ofAxis = `action.axis_id = any('{${under}}'::uuid[]) or exists (select from action_objective link
    join objective on objective.ctg_id = link.ctg_id and objective.id = link.objective_id
    where link.ctg_id = action.ctg_id and link.action_id = action.id and objective.axis_id = any('{${under}}'::uuid[]))`
  return {
    'tout le plan': { filter: {}, bare: 'true' },
    thème: { filter: { themeIds: [early.id] }, bare: `action.theme_id = '${early.id}'` },
    état: { filter: { statuses: ['in-progress'] }, bare: `action.status = 'in-progress'` },
    ...Object.fromEntries(
      actionFlags.map((flag) => [`signal ${flag}`, { filter: { flags: [flag] }, bare: bareFlags[flag] }]),
    ),
    axe: { filter: { axisIds: [ids.axis] }, bare: ofAxis },
    objectif: {
      filter: { objectiveIds: [ids.objective] },
      bare: linkedBy('action_objective', `objective_id = '${ids.objective}'`),
    },
    pilote: { filter: { leadPartyIds: [caf.id] }, bare: `action.lead_party_id = '${caf.id}'` },
    service: {
      filter: { serviceIds: [ids.service] },
      bare: `action.lead_service_id = '${ids.service}' or ${linkedBy('action_service', `service_id = '${ids.service}'`)}`,
    },
    année: { filter: { year: 2027 }, bare: runsIn(2027) },
    champ: { filter: { cafFields: ['benefits'] }, bare: linkedBy('action_caf_field', `field = 'benefits'`) },
    mots: { filter: { text: 'creche famille' }, bare: `${words} like '%creche%' and ${words} like '%famille%'` },
    'plusieurs à la fois': {
      filter: { statuses: ['in-progress'], flags: ['late', 'silent'], themeIds: [early.id], year: 2026 },
      bare: `action.status = 'in-progress' and (${isLate} or ${isSilent}) and action.theme_id = '${early.id}' and ${runsIn(2026)}`,
    },
  }
}

/** The rows a page shows, asked of PostgreSQL by hand: nothing counted, nothing computed, no order but that of the plan. */
const bareRows = (ctgIds: readonly string[], condition: string): CompiledQuery =>
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
    where action.ctg_id = any($1::uuid[]) and (${condition})
    order by action.code collate plan_order, action.number limit 100`,
    [ctgIds],
  )

export async function measureList(db: Database, plans: readonly Plan[]): Promise<readonly string[]> {
  await sql`vacuum analyze`.execute(db)
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
  for (const { name: scope, ctgIds, list } of scopes)
    for (const [name, { filter, bare: condition }] of Object.entries(looksOf(first))) {
      const { lines, count } = await list(filter)
      const statement = bareRows(ctgIds, condition)
      const { rows } = await db.executeQuery(statement)
      if (rows.length !== lines.length)
        throw new Error(`${scope}, ${name}: ${rows.length} rows instead of ${lines.length}`)
      const { ours, bare } = await compare(
        () => list(filter),
        () => db.executeQuery(statement),
      )
      const ratio = ours / bare
      console.log(
        `${scope}, ${name} : ${lines.length} lignes sur ${count}, ${inMs(ours)} ms, SQL nu ${inMs(bare)} ms, ` +
          `${ratio.toLocaleString('fr-FR', { maximumFractionDigits: 2 })} fois.`,
      )
      if (ratio > bar) missed.push(`${scope}, ${name} : plus de ${bar} fois le SQL nu`)
    }
  return missed
}

/** The whole page `/actions` of a person who follows every CTG: its choices, its counts by CTG, its first hundred lines. */
export async function measureMyActions(plans: readonly Plan[]): Promise<void> {
  const [first] = plans
  if (!first) throw new Error('no plan')
  const reader = first.actors.reader
  const memberships = plans.flatMap(({ actors }) => actors.reader.memberships)
  const context = first.as({ ...reader, memberships })
  const looks: Readonly<Record<string, PlanFilter>> = {
    'sans critère': {},
    'en retard': { flags: ['late'] },
    'un thème': { themeIds: [first.early.id] },
  }
  for (const [name, filter] of Object.entries(looks)) {
    const read = () => getActionsOfMyCtgs(context, { filter, sort: usualSort, page: 1, ctgIds: [] })
    const { shownCount, ctgs } = await read()
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const begun = performance.now()
      await read()
      times.push(performance.now() - begun)
    }
    console.log(`/actions, ${ctgs.length} CTG, ${name} : ${shownCount} actions, ${inMs(middle(times))} ms.`)
  }
}
