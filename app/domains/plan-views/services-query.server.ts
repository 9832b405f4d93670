/** Who acts with whom in one plan. Rules: docs/rules/plan.md §6. */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { selectServices } from '#app/domains/plan/queries.server.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { crossServices } from './services-matrix.ts'

const askServicesTogether = compileOnce((db, slot: SlotOf<{ readonly ctgId: string }>) => {
  const links = db
    .selectFrom('action')
    .leftJoin('action_service', (join) =>
      join.onRef('action_service.ctg_id', '=', 'action.ctg_id').onRef('action_service.action_id', '=', 'action.id'),
    )
    .select(['action.id', 'action_service.service_id as serviceId'])
    .where('action.ctg_id', '=', slot('ctgId'))
    .where('action.status', 'not in', ['abandoned', 'deferred'])
  return db.selectNoFrom([
    jsonArrayFrom(selectServices(db, slot('ctgId'))).as('services'),
    jsonArrayFrom(links).as('rows'),
  ])
})

/** Services that act together, over actions neither abandoned nor deferred. The caller has checked the right to read. */
export async function getServicesMatrix(db: Reader, ctgId: string) {
  const [together] = await askServicesTogether(db, { ctgId })
  const { services, rows } = together ?? { services: [], rows: [] }
  const actions = [...Map.groupBy(rows, ({ id }) => id).values()].map((group) => ({
    serviceIds: group.flatMap(({ serviceId }) => (serviceId === null ? [] : [serviceId])),
  }))
  return crossServices(services, actions)
}
