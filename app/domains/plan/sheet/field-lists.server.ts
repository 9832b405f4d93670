/** Loads what fields of a sheet may name. Rules: docs/rules/plan.md §9, §15. */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { loadOutline } from '../outline/outline.server.ts'
import type { FieldLists } from './field-lists.ts'
import { selectServices } from './services.server.ts'
import { listSheetLists } from './sheet-lists.server.ts'

/** People of the CTG who may lead an action, one line each. */
export const selectLeads = (db: Reader, ctgId: Value<string>) =>
  db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['person.id', 'person.name'])
    .distinct()
    .where('member.ctg_id', '=', ctgId)
    .orderBy('person.name')

const askNames = compileOnce((db, slot: SlotOf<{ readonly ctgId: string }>) => {
  const ctgId = slot('ctgId')
  const themes = db.selectFrom('theme').select(['id', 'name']).where('ctg_id', '=', ctgId).orderBy('position')
  const parties = rowsOf(db, 'party', { ctg_id: ctgId })
    .select(['id', 'name', 'short_name as shortName'])
    .orderBy('position')
  return rowsOf(db, 'ctg', { id: ctgId }).select([
    'ctg.starts_on as startsOn',
    'ctg.ends_on as endsOn',
    jsonArrayFrom(themes).as('themes'),
    jsonArrayFrom(parties).as('parties'),
    jsonArrayFrom(selectServices(db, ctgId)).as('services'),
    jsonArrayFrom(selectLeads(db, ctgId)).as('people'),
  ])
})

/** What fields may name: three statements, one after the other, for a transaction has a single connection. */
export async function loadFieldLists(db: Reader, ctgId: string): Promise<FieldLists> {
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
