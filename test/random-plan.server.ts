/**
 * A plan of any size, made at random from a seed: every status, dates of every precision and none, codes of every kind, parts
 * and reports. The same for the same seed. Rows are written directly. For tests and measures of the list of the plan.
 */
import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import { actionStatuses, cafFields, stepStatuses } from '#app/domains/plan/plan.ts'
import { addDays, firstDayOf } from '#app/kernel/calendar.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { DB } from '#app/kernel/database-types.ts'
import { givenCtg } from './ctg-fixture.server.ts'
import { createRandom, type Random } from './seeded-choices.ts'

/** Around this day, that of the tests. */
const today = '2026-11-24'

type Asked = {
  readonly actionCount: number
  /** @default as many as there are on average in a plan: seven steps and four lines of means an action */
  readonly stepCount?: number
  readonly meansCount?: number
  /** @default 1 */
  readonly seed?: number
}

type Rows<Table extends keyof DB> = readonly Insertable<DB[Table]>[]

const precisions = ['day', 'month', 'quarter', 'year'] as const

/** A day within a year and a half of today, kept as its precision asks. */
function dateOf(random: Random, share: number) {
  const precision = random.oneOf(precisions)
  const day = addDays(today, random.below(1100) - 550)
  return { day: random.is(share) ? firstDayOf(day, precision) : null, precision }
}

export async function givenRandomPlan(db: Database, asked: Asked) {
  const { actionCount, stepCount = actionCount * 7, meansCount = actionCount * 4, seed = 1 } = asked
  const random = createRandom(seed)
  const ctg = await givenCtg(db)
  const { ctgId } = ctg
  const tree = await insertTree(db, ctg)
  const actionIds = Array.from({ length: actionCount }, () => randomUUID())
  const anAction = () => actionIds[random.below(actionCount)] ?? ''
  const actions: Rows<'action'> = actionIds.map((id, index) => actionRow(random, ctg, tree, id, index))
  await insertRows(db, 'action', actions)
  await insertRows(db, 'ctg_counter', [{ ctg_id: ctgId, kind: 'action', last_number: actionCount }])
  await insertRows(db, 'action_objective', [
    ...new Map(
      actionIds.flatMap((id, index) => {
        const objective = tree.objectives[index % tree.objectives.length]
        return objective && random.is(0.9) ? [[id, { ctg_id: ctgId, action_id: id, objective_id: objective.id }]] : []
      }),
    ).values(),
  ])
  await insertRows(
    db,
    'action_step',
    Array.from({ length: stepCount }, (_, position) => {
      const { day, precision } = dateOf(random, 0.8)
      const status = random.oneOf(['done', 'done', 'done', ...stepStatuses])
      return {
        ...{ ctg_id: ctgId, id: randomUUID(), action_id: anAction(), title: `Étape ${position + 1}`, position },
        ...{ target_on: day, target_precision: precision, status, responsible: 'La ville' },
      }
    }),
  )
  await insertRows(
    db,
    'action_means',
    Array.from({ length: meansCount }, (_, position) => ({
      ...{ ctg_id: ctgId, id: randomUUID(), action_id: anAction(), year: 2026 + random.below(5), position },
      ...{
        nature: random.oneOf(['operating', 'investment', 'in-kind', 'staff']),
        funder_name: 'Caf',
        state: 'estimated',
      },
      amount_euros: random.is(0.8) ? random.below(50_000) : null,
    })),
  )
  await insertRows(
    db,
    'action_measure',
    actionIds.flatMap((id, position) =>
      random.is(0.7)
        ? [{ ctg_id: ctgId, id: randomUUID(), action_id: id, name: 'familles accueillies', unit: 'familles', position }]
        : [],
    ),
  )
  await insertRows(
    db,
    'action_caf_field',
    actionIds.flatMap((id) =>
      cafFields.flatMap((field) => (random.is(0.3) ? [{ ctg_id: ctgId, action_id: id, field }] : [])),
    ),
  )
  await insertRows(
    db,
    'action_service',
    actionIds.flatMap((id) =>
      tree.services.flatMap((service) =>
        random.is(0.3) ? [{ ctg_id: ctgId, action_id: id, service_id: service.id }] : [],
      ),
    ),
  )
  await insertRows(
    db,
    'progress_report',
    actionIds.flatMap((id) => Array.from({ length: random.below(4) }, (_, rank) => reportRow(random, ctgId, id, rank))),
  )
  return { ...ctg, ...tree, actionIds }
}

type Ctg = Awaited<ReturnType<typeof givenCtg>>
type Tree = Awaited<ReturnType<typeof insertTree>>

/** Five axes of two sub-axes of two objectives; three services of each lead party. */
async function insertTree(db: Database, { ctgId, early, housing, caf, town }: Ctg) {
  const tops = Array.from({ length: 5 }, (_, position) => ({
    id: randomUUID(),
    title: `Axe ${position + 1}`,
    position,
  }))
  const axes = tops.flatMap(({ id: parentId, position: top }) =>
    [0, 1].map((position) => ({ id: randomUUID(), title: `Orientation ${position + 1}`, parentId, top, position })),
  )
  const objectives = axes.flatMap((axis) =>
    [0, 1].map((position) => ({
      ...{ id: randomUUID(), axisId: axis.id, title: `Objectif ${position + 1}`, position },
      code: `${axis.top + 1}.${axis.position + 1}.${position + 1}`,
    })),
  )
  await insertRows(db, 'axis', [
    ...tops.map((axis, index) => ({ ctg_id: ctgId, ...axis, theme_id: index % 2 === 0 ? early.id : housing.id })),
    ...axes.map(({ id, title, parentId, position }) => ({ ctg_id: ctgId, id, title, parent_id: parentId, position })),
  ])
  await insertRows(
    db,
    'objective',
    objectives.map(({ id, axisId, title, position }) => ({ ctg_id: ctgId, id, axis_id: axisId, title, position })),
  )
  const services = [caf, town].flatMap((party) =>
    [0, 1, 2].map((position) => ({ id: randomUUID(), partyId: party.id, name: `Service ${position + 1}`, position })),
  )
  await insertRows(
    db,
    'service',
    services.map(({ partyId, ...service }) => ({ ctg_id: ctgId, party_id: partyId, ...service })),
  )
  return { tops, axes, objectives, services }
}

function actionRow(random: Random, ctg: Ctg, tree: Tree, id: string, index: number): Insertable<DB['action']> {
  const objective = tree.objectives[index % tree.objectives.length]
  const rank = Math.floor(index / tree.objectives.length) + 1
  const [starts, ends] = [dateOf(random, 0.8), dateOf(random, 0.8)]
  const hasLead = random.is(0.85)
  const service = hasLead && random.is(0.5) ? tree.services[random.below(tree.services.length)] : undefined
  const partyId = random.oneOf([ctg.caf.id, ctg.town.id, ctg.partner.id])
  return {
    ...{ ctg_id: ctg.ctgId, id, number: index + 1 },
    code: random.oneOf([
      `${objective?.code}.${rank}`,
      `${objective?.code}.${rank}`,
      `FA ${index + 1}`,
      `A${index + 1}`,
    ]),
    title: `Action ${index + 1} ${random.oneOf(['Accueil', 'École', 'Crèche', 'Habitat', 'Droits'])}`,
    axis_id: random.is(0.8) ? (objective?.axisId ?? null) : null,
    theme_id: random.oneOf([ctg.early.id, ctg.housing.id, null]),
    lead_party_id: hasLead ? (service?.partyId ?? partyId) : null,
    lead_service_id: service?.id ?? null,
    lead_name: random.is(0.4) ? `Pilote ${random.below(40) + 1}` : '',
    ...{ starts_on: starts.day, starts_precision: starts.precision, ends_on: ends.day, ends_precision: ends.precision },
    status: random.oneOf(['in-progress', 'in-progress', 'in-progress', ...actionStatuses]),
    is_watched: random.is(0.1),
    next_step: random.is(0.6) ? 'Réunir les parties' : '',
    next_step_on: random.is(0.5) ? addDays(today, random.below(200) - 100) : null,
    need: 'Des familles sans mode d’accueil dans le quartier.',
    description: 'Ce que l’action prévoit, en quelques phrases. '.repeat(10),
    last_report_on: random.is(0.5) ? addDays(today, -random.below(400)) : null,
    created_at: new Date(`${addDays(today, -random.below(500))}T${random.is(0.5) ? '23:30' : '09:00'}:00Z`),
  }
}

/** Reports of one action never have the same instant: the last one is one. */
const reportRow = (
  random: Random,
  ctgId: string,
  actionId: string,
  rank: number,
): Insertable<DB['progress_report']> => ({
  ...{ ctg_id: ctgId, id: randomUUID(), action_id: actionId, action_status: 'in-progress', entered_by: 'Un pilote' },
  reported_on: addDays(today, -10 * random.below(20)),
  status: random.oneOf(['submitted', 'accepted', 'accepted', 'sent-back']),
  facts: 'Ce qui s’est passé depuis le dernier point.',
  help_wanted: random.is(0.3) ? 'Arbitrer le local.' : '',
  created_at: new Date(Date.UTC(2026, 10, 1 + rank, 9)),
})

/** By slices: a statement has a limited number of values. */
async function insertRows<Table extends keyof DB>(db: Database, table: Table, rows: Rows<Table>): Promise<void> {
  for (let start = 0; start < rows.length; start += 1_000)
    await db
      .insertInto(table)
      .values(rows.slice(start, start + 1_000))
      .execute()
}
