/** What the matrix reads: the lines of the filter, then one statement. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { ctgPermissions } from '#app/domains/ctg/permissions.ts'
import type { PlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { getPlanView } from '#app/domains/plan-list/plan-view.server.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { crossFields } from './fields-matrix.ts'

type MatrixQuery = { readonly ctgId: string; readonly actionIds: readonly string[] }

const askMatrix = compileOnce((db, slot: SlotOf<MatrixQuery>) => {
  const ids = sql`${slot('actionIds')}::uuid[]`
  const fields = rowsOf(db, 'action_caf_field', { ctg_id: slot('ctgId') })
    .select(['action_id as actionId', 'field'])
    .where(sql<boolean>`action_id = any(${ids})`)
  const carriers = rowsOf(db, 'action', { ctg_id: slot('ctgId') })
    .select(['id as actionId', 'lead_party_id as partyId'])
    .where(sql<boolean>`id = any(${ids})`)
    .union(
      db
        .selectFrom('action')
        .select(['id as actionId', 'co_lead_party_id as partyId'])
        .where('ctg_id', '=', slot('ctgId'))
        .where(sql<boolean>`id = any(${ids})`),
    )
    .union(
      db
        .selectFrom('action_service as link')
        .innerJoin('service', sameCtg('service.id', 'link.service_id'))
        .select(['link.action_id as actionId', 'service.party_id as partyId'])
        .where('link.ctg_id', '=', slot('ctgId'))
        .where(sql<boolean>`link.action_id = any(${ids})`),
    )
  const powers = rowsOf(db, 'theme_power', { ctg_id: slot('ctgId') }).select([
    'theme_id as themeId',
    'party_id as partyId',
    'power',
  ])
  const parties = rowsOf(db, 'party', { ctg_id: slot('ctgId') })
    .select(['id', 'kind', 'short_name as shortName', 'is_lead as isLead'])
    .orderBy('position')
  return db.selectNoFrom([
    jsonArrayFrom(fields).as('fields'),
    jsonArrayFrom(carriers).as('carriers'),
    jsonArrayFrom(powers).as('powers'),
    jsonArrayFrom(parties).as('parties'),
  ])
})

/** Themes × fields of the Caf × powers of the authorities, over the actions of the filter. */
export async function getMatrixPage(context: Context, ctgId: string, filter: PlanFilter) {
  const { actions, ...frame } = await getPlanView(context, ctgId, filter)
  const [row] = await askMatrix(context.db, { ctgId, actionIds: actions.map(({ id }) => id) })
  const { fields, carriers, powers, parties } = row ?? { fields: [], carriers: [], powers: [], parties: [] }
  const fieldsOf = Map.groupBy(fields, ({ actionId }) => actionId)
  const carriersOf = Map.groupBy(carriers, ({ actionId }) => actionId)
  const matrix = crossFields({
    themes: frame.themes.filter(({ id }) => filter.themeIds === undefined || filter.themeIds.includes(id)),
    parties,
    powers,
    actions: actions.map(({ id, code, title, status, themeId, mayEdit }) => ({
      id,
      code,
      title,
      status,
      themeId,
      mayEdit,
      cafFields: (fieldsOf.get(id) ?? []).map(({ field }) => field),
      partyIds: (carriersOf.get(id) ?? []).flatMap(({ partyId }) => partyId ?? []),
    })),
  })
  return { frame, matrix, maySetPowers: allows(ctgPermissions.lead, context.actor, { ctgId }) }
}
export type MatrixPageData = Awaited<ReturnType<typeof getMatrixPage>>
