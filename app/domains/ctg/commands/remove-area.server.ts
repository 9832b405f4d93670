/** Takes a quartier out of the list; the actions that take place there go to another one, or stay in its commune. Rules: docs/rules/ctg.md §6. */
import { sql } from 'kysely'
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, found, foundById } from '#app/kernel/errors.ts'
import { fieldLabels } from '#app/kernel/field-labels.fr.ts'
import { id, optionalId } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { ctgPermissions } from '../permissions.ts'

export const removeArea = command({
  name: 'ctg.remove-area',
  permission: ctgPermissions.lead,
  input: {
    areaId: id(),
    /** The quartier that takes over its actions; empty: they keep only the commune. */
    intoAreaId: optionalId(),
    /** How many actions the page said it has: what was agreed to. */
    actionCount: z.coerce.number({ error: fieldLabels.reload }).int().min(0),
  },
  about: wholeCtg,
  async run(work, { ctgId, areaId, intoAreaId, actionCount }) {
    const { tx } = work
    const areas = await rowsOf(tx, 'area', { ctg_id: ctgId })
      .select(['id', 'name', 'commune_code as communeCode'])
      .forUpdate()
      .execute()
    const area = foundById(areas, areaId, 'ctg.area-not-found')
    const into = intoAreaId === null ? undefined : areas.find((one) => one.id === intoAreaId && one.id !== areaId)
    if (intoAreaId !== null) found(into, 'ctg.area-not-found')
    // Past the views: a restricted sheet keeps its place too (docs/decisions/0016).
    const { rows: moved } = await sql<{ actionId: string }>`
      delete from public.action_area where ctg_id = ${ctgId} and area_id = ${areaId} returning action_id as "actionId"`.execute(
      tx,
    )
    if (moved.length !== actionCount) throw new DomainError('conflict', 'ctg.area-use-changed')
    const actionIds = moved.map(({ actionId }) => actionId)
    await (into
      ? sql`insert into public.action_area (ctg_id, action_id, area_id)
          select ${ctgId}, unnest(${actionIds}::uuid[]), ${into.id} on conflict do nothing`
      : sql`insert into public.action_commune (ctg_id, action_id, territory_code)
          select ${ctgId}, unnest(${actionIds}::uuid[]), ${area.communeCode} on conflict do nothing`
    ).execute(tx)
    await tx.deleteFrom('area').where('ctg_id', '=', ctgId).where('id', '=', areaId).execute()
    await recordAct(
      work,
      'ctg.area-removed',
      { ctgId, id: ctgId },
      { name: area.name, into: into?.name ?? '', actions: actionIds.length },
    )
    return { areaId, actions: actionIds.length }
  },
})
