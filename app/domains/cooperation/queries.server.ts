/** Décloisonnement as pages and the copil pack read it. Rules: docs/rules/followup.md §10. */
import { sql } from 'kysely'
import { jsonArrayFrom, jsonBuildObject } from 'kysely/helpers/postgres'
import { selectServices } from '#app/domains/plan/queries.server.ts'
import { loadPlanContent } from '#app/domains/snapshots/freeze.server.ts'
import { planContentShape } from '#app/domains/snapshots/plan-content.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { countCarriers, crossParties, measureCooperation, type ServiceRef } from './cooperation.ts'
import { cooperationPoints, type FrozenState } from './points.ts'
import type { ServiceSittings } from './sittings.ts'

/** The state of the signature, and the last one of each year; those that hold no action tell nothing. */
async function loadStates(db: Reader, ctgId: string): Promise<readonly FrozenState[]> {
  const rows = await rowsOf(db, 'plan_snapshot', { ctg_id: ctgId })
    .select(['id', 'name', 'reason', 'taken_on as takenOn', 'content'])
    .where('action_count', '>', 0)
    .where((eb) =>
      eb.or([
        eb('reason', '=', 'signature'),
        eb('id', 'in', (inner) =>
          inner
            .selectFrom('plan_snapshot as yearly')
            .select('yearly.id')
            .distinctOn(sql`date_part('year', yearly.taken_on)`)
            .where('yearly.ctg_id', '=', ctgId)
            .where('yearly.action_count', '>', 0)
            .orderBy(sql`date_part('year', yearly.taken_on)`)
            .orderBy('yearly.taken_at', 'desc'),
        ),
      ]),
    )
    .orderBy('taken_at')
    .execute()
  return rows.map((row) => ({ ...row, content: planContentShape.parse(row.content) }))
}

/** Services that have or had a seat, by id; a meeting counts once however many seats a service has there. */
async function listSittings(db: Reader, ctgId: string): Promise<readonly ServiceSittings[]> {
  const { rows } = await sql<ServiceSittings>`
    select service.id as "serviceId",
      count(distinct closed.id)::int as meetings,
      count(distinct closed.id) filter (where attendance.presence in ('present', 'represented'))::int as sat
    from service
    left join attendance on attendance.ctg_id = service.ctg_id and attendance.service_id = service.id
    left join meeting as closed on closed.ctg_id = attendance.ctg_id and closed.id = attendance.meeting_id
      and closed.status = 'closed'
    where service.ctg_id = ${ctgId}
      and (attendance.service_id is not null
        or exists (select from seat where seat.ctg_id = service.ctg_id and seat.service_id = service.id))
    group by service.id order by service.id`.execute(db)
  return rows
}

/**
 * Who acts with whom today, at the signature and each year, and how often each service sat. Seven statements, one after the
 * other. The caller has checked the right to read.
 */
export async function getCooperation(db: Reader, ctgId: string, today: string) {
  const plan = await loadPlanContent(db, ctgId, today)
  const states = await loadStates(db, ctgId)
  const sittings = await listSittings(db, ctgId)
  const dates = await rowsOf(db, 'ctg', { id: ctgId })
    .select(['starts_on as startsOn', 'ends_on as endsOn', 'signed_on as signedOn'])
    .executeTakeFirst()
  return {
    today,
    cooperation: measureCooperation(plan),
    points: cooperationPoints(plan, states, found(dates, 'ctg.not-found'), today),
    sittings,
  }
}

/** Services of a CTG and who carries its actions, as a column of any statement. */
export const carriersOf = (db: Reader, ctgId: Value<string>) => {
  const rows = db
    .selectFrom('action')
    .leftJoin('action_service as carrier', sameCtg('carrier.action_id', 'action.id'))
    .select([
      'action.id',
      'action.lead_party_id as leadPartyId',
      'action.co_lead_party_id as coLeadPartyId',
      'carrier.service_id as serviceId',
    ])
    .where('action.ctg_id', '=', ctgId)
    .where('action.status', 'not in', ['abandoned', 'deferred'])
  return jsonBuildObject({ services: jsonArrayFrom(selectServices(db, ctgId)), rows: jsonArrayFrom(rows) })
}

type Carriers = ReturnType<typeof carriersOf>['expressionType']

/** Services that act together today. */
export function servicesTogether({ services, rows }: NonNullable<Carriers>) {
  const actions = [...Map.groupBy(rows, ({ id }) => id).values()].map((group) => ({
    leadPartyId: group[0]?.leadPartyId ?? null,
    coLeadPartyId: group[0]?.coLeadPartyId ?? null,
    serviceIds: group.flatMap(({ serviceId }) => serviceId ?? []),
  }))
  const refs = services.map(({ id, ...service }) => ({ serviceId: id, ...service }))
  const counted = countCarriers(refs, actions)
  const { actionCount, byServices, crossing } = counted
  return { actionCount, byServices, crossing, matrix: crossParties(counted) }
}

type PlanServices = {
  readonly ctgId: string
  readonly services: readonly ServiceRef[]
  readonly actions: readonly CarriedAction[]
}
type CarriedAction = {
  readonly leadPartyId: string | null
  readonly coLeadPartyId: string | null
  readonly serviceIds: string[]
}

/** By CTG, who carries with whom, counted as in its own page, in one statement. The caller has checked the right to read each. */
export async function countCarriersOfMany(db: Reader, ctgIds: readonly string[]) {
  const { rows } = await sql<PlanServices>`
    select asked.ctg_id as "ctgId",
      coalesce((select json_agg(json_build_object('serviceId', service.id, 'name', service.name, 'partyId', party.id,
          'partyShortName', party.short_name, 'partyKind', party.kind) order by party.position, service.position)
        from service join party on party.ctg_id = service.ctg_id and party.id = service.party_id
        where service.ctg_id = asked.ctg_id), '[]') as services,
      coalesce((select json_agg(json_build_object('leadPartyId', lead_party_id, 'coLeadPartyId', co_lead_party_id, 'serviceIds',
          array(select service_id from action_service carrier
            where carrier.ctg_id = action.ctg_id and carrier.action_id = action.id)))
        from action where action.ctg_id = asked.ctg_id and status not in ('abandoned', 'deferred')), '[]') as actions
    from unnest(${[...ctgIds]}::uuid[]) as asked (ctg_id)`.execute(db)
  return new Map(
    rows.map(({ ctgId, services, actions }) => {
      const { actionCount, byServices, byParties, crossing } = countCarriers(services, actions)
      return [ctgId, { actionCount, byServices, byParties, crossing }]
    }),
  )
}

export type CooperationData = Awaited<ReturnType<typeof getCooperation>>

export async function getCooperationPage(context: Context, ctgId: string) {
  requireMembership(context.actor, ctgId)
  return { ctgId, ...(await getCooperation(context.db, ctgId, todayIn(context, ctgId))) }
}

export type CooperationPageData = Awaited<ReturnType<typeof getCooperationPage>>
