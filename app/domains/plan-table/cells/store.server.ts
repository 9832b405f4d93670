/** What cells may name, and what one may do of them. Rules: docs/rules/plan.md §15. */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { loadOutline } from '#app/domains/plan/outline/outline.server.ts'
import { mayWriteSheet, planPermissions } from '#app/domains/plan/permissions.ts'
import { selectLeads, selectServices } from '#app/domains/plan/queries.server.ts'
import { listSheetLists } from '#app/domains/plan/sheet/sheet-lists.server.ts'
import { type Actor, requireMembership } from '#app/kernel/actor.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import type { CellLists } from './cells.ts'
import type { CellLine, CellRights } from './judge-cells.ts'

const askNames = compileOnce((db, slot: SlotOf<{ readonly ctgId: string }>) => {
  const ctgId = slot('ctgId')
  const themes = db.selectFrom('theme').select(['id', 'name']).where('ctg_id', '=', ctgId).orderBy('position')
  const parties = db
    .selectFrom('party')
    .select(['id', 'name', 'short_name as shortName'])
    .where('ctg_id', '=', ctgId)
    .orderBy('position')
  return db
    .selectFrom('ctg')
    .select([
      'ctg.starts_on as startsOn',
      'ctg.ends_on as endsOn',
      jsonArrayFrom(themes).as('themes'),
      jsonArrayFrom(parties).as('parties'),
      jsonArrayFrom(selectServices(db, ctgId)).as('services'),
      jsonArrayFrom(selectLeads(db, ctgId)).as('people'),
    ])
    .where('ctg.id', '=', ctgId)
})

/** What cells may name: three statements, one after the other, for a transaction has a single connection. */
export async function loadCellLists(db: Reader, ctgId: string): Promise<CellLists> {
  const [names] = await askNames(db, { ctgId })
  const { startsOn, endsOn, themes, parties, services, people } = found(names, 'ctg.not-found')
  const { objectives } = await loadOutline(db, ctgId)
  const { bodies, communes, namedAreas, linkedPlans } = await listSheetLists(db, ctgId)
  return {
    ctg: { startsOn, endsOn },
    objectives,
    themes,
    parties,
    people,
    services: services.map(({ id, name, partyId, partyShortName }) => ({ id, name, partyId, partyShortName })),
    bodies,
    communes: communes.map(({ code, name }) => ({ id: code, name })),
    areas: namedAreas.map(({ id, name, communeName }) => ({ id, name, communeName })),
    linkedPlans,
  }
}

/** What the actor may do of the cells of a row. @throws DomainError not-found for a stranger */
export function cellRights(actor: Actor, ctgId: string, line: CellLine): CellRights {
  const { role } = requireMembership(actor, ctgId)
  const { leadPersonId } = line
  const may = (permission: 'updateAction' | 'changeActionStatus', themeId: string | null) =>
    allows(planPermissions[permission], actor, { ctgId, themeId, leadPersonId })
  return {
    mayWrite: mayWriteSheet(actor, { ...line, ctgId }),
    mayMove: may('changeActionStatus', line.themeId),
    mayHandOver: role !== 'action-lead',
    mayPlaceOn: (themeId) => may('updateAction', themeId),
  }
}
