/** Fourteen CTGs of the Hauts-de-Seine followed by one adviser, written in the database of the site: scenario 21. Invented dates and actions. */
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { addDays, addMonths, parisDay } from '#app/kernel/calendar.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { openDatabase, openPool } from '#app/kernel/database.server.ts'
import { givenAccountLink } from '#test/account-link-fixture.server.ts'
import { findRunningPostgres } from './running-postgres.ts'

type Told = {
  readonly name: string
  readonly communes: readonly string[]
  /** Months left before its end. @default 40 */
  readonly endsIn?: number
  /** Months since its last copil. @default 4 */
  readonly copilAgo?: number
}

/** Meudon is in two of them: its inhabitants are covered once. */
export const fourteen: readonly Told[] = [
  { name: 'Antony', communes: ['92002'], endsIn: 4 },
  { name: 'Asnières-sur-Seine', communes: ['92004'] },
  { name: 'Bagneux', communes: ['92007'], copilAgo: 13 },
  { name: 'Boulogne-Billancourt', communes: ['92012'] },
  { name: 'Châtenay-Malabry', communes: ['92019'], endsIn: 1 },
  { name: 'Clamart et Meudon', communes: ['92023', '92048'] },
  { name: 'Clichy', communes: ['92024'], copilAgo: 13 },
  { name: 'Colombes', communes: ['92025'] },
  { name: 'Courbevoie', communes: ['92026'] },
  { name: 'Fontenay-aux-Roses et Sceaux', communes: ['92032', '92071'] },
  { name: 'Issy, Meudon et Vanves', communes: ['92040', '92048', '92075'] },
  { name: 'Levallois-Perret', communes: ['92044'] },
  { name: 'Nanterre', communes: ['92050'], copilAgo: 13 },
  { name: 'Villeneuve-la-Garenne', communes: ['92078'] },
]

const ids = () => ({
  ctg: randomUUID(),
  caf: randomUUID(),
  town: randomUUID(),
  theme: randomUUID(),
  body: randomUUID(),
})
type Made = Told & { readonly id: ReturnType<typeof ids>; readonly number: number }

/** @returns the name of the adviser and the address by which she enters */
export async function givenFourteen(dataFolder = process.env.TRAME_E2E_DATA ?? '') {
  const pool = openPool(await findRunningPostgres(path.join(dataFolder, 'var', 'postgres')), 1)
  const db = openDatabase(pool)
  try {
    const personId = randomUUID()
    const email = `${personId}@exemple.fr`
    const name = 'Ariane Chaîne'
    await db.insertInto('person').values({ id: personId, name, email, emailVerified: true }).execute()
    await insertAll(
      db,
      personId,
      fourteen.map((told, index) => ({ ...told, id: ids(), number: index })),
    )
    const token = await givenAccountLink(db, 'sign-in', { personId, email })
    return { name, entrance: `/connexion/lien/${token}` }
  } finally {
    await pool.end()
  }
}

async function insertAll(db: Database, personId: string, ctgs: readonly Made[]): Promise<void> {
  const at = new Date()
  const today = parisDay(at)
  await db
    .insertInto('ctg')
    .values(
      ctgs.map(({ id, name, endsIn = 40 }) => ({
        ...{ id: id.ctg, name, created_at: at, ends_on: addMonths(today, endsIn) },
        ...{ starts_on: addMonths(today, -20), signed_on: addMonths(today, -19) },
      })),
    )
    .execute()
  await db
    .insertInto('ctg_perimeter')
    .values(ctgs.flatMap(({ id, communes }) => communes.map((code) => ({ ctg_id: id.ctg, territory_code: code }))))
    .execute()
  await db
    .insertInto('party')
    .values(
      ctgs.flatMap(({ id, name }) => [
        { ...party(id.ctg, id.caf, 'Caf des Hauts-de-Seine', 0), kind: 'caf' as const },
        { ...party(id.ctg, id.town, `Ville de ${name}`, 1), kind: 'authority' as const },
      ]),
    )
    .execute()
  await db
    .insertInto('member')
    .values(
      ctgs.map(({ id }) => ({
        ...{ ctg_id: id.ctg, id: randomUUID(), person_id: personId, party_id: id.caf, role: 'coordinator' as const },
        ...{ function_title: 'conseillère territoriale', created_at: at },
      })),
    )
    .execute()
  await insertWork(db, ctgs, at)
}

const party = (ctgId: string, id: string, name: string, position: number) => ({
  ...{ ctg_id: ctgId, id, name, short_name: name.startsWith('Caf') ? 'Caf' : 'Ville' },
  ...{ is_signatory: true, is_lead: true, position },
})

async function insertWork(db: Database, ctgs: readonly Made[], at: Date): Promise<void> {
  const today = parisDay(at)
  await db
    .insertInto('theme')
    .values(
      ctgs.map(({ id }) => ({
        ctg_id: id.ctg,
        id: id.theme,
        name: 'Petite enfance',
        catalogue_key: 'petite-enfance',
        position: 0,
      })),
    )
    .execute()
  await db
    .insertInto('body')
    .values(
      ctgs.map(({ id }) => ({
        ctg_id: id.ctg,
        id: id.body,
        kind: 'copil' as const,
        name: 'Comité de pilotage',
        position: 0,
      })),
    )
    .execute()
  await db
    .insertInto('meeting')
    .values(
      ctgs.flatMap(({ id, copilAgo = 4 }) => [
        {
          ...{ ctg_id: id.ctg, id: randomUUID(), body_id: id.body, title: 'Copil annuel', status: 'closed' as const },
          starts_at: new Date(`${addMonths(today, -copilAgo)}T09:00:00Z`),
        },
        ...(copilAgo > 12
          ? []
          : [
              {
                ...{ ctg_id: id.ctg, id: randomUUID(), body_id: id.body, title: 'Copil', status: 'convened' as const },
                starts_at: new Date(`${addDays(today, 30)}T09:00:00Z`),
              },
            ]),
      ]),
    )
    .execute()
  await db
    .insertInto('coordination_post')
    .values(
      ctgs.map(({ id, number }) => ({
        ...{ ctg_id: id.ctg, id: randomUUID(), title: 'Chargée de coopération', added_at: at },
        full_time_equivalents: 1 + (number % 3) / 2,
      })),
    )
    .execute()
  await db
    .insertInto('action')
    .values(
      ctgs.flatMap(({ id, number }) =>
        (['in-progress', 'in-progress', 'done', 'not-started'] as const).map((status, index) => ({
          ...{ ctg_id: id.ctg, id: randomUUID(), number: index + 1, code: `1.${index + 1}`, status, created_at: at },
          ...{
            title: `Ouvrir des places d’accueil (${index + 1})`,
            theme_id: id.theme,
            starts_on: addMonths(today, -12),
          },
          ...{
            ends_on: addMonths(today, index === 0 ? -1 - (number % 2) * 2 + (number % 3) * 2 : 12),
            ends_precision: 'month' as const,
          },
          ...{
            lead_name: 'Rose Tulle',
            lead_email: `pilote-${id.ctg}@exemple.fr`,
            last_report_on: addMonths(today, -1 - (number % 7)),
          },
        })),
      ),
    )
    .execute()
  const colombes = ctgs.find(({ name }) => name === 'Colombes')
  if (colombes)
    await db
      .insertInto('audit_entry')
      .values({
        ...{ at, person_id: null, person_name: 'Jeanne Tulle', party_id: colombes.id.town, ctg_id: colombes.id.ctg },
        ...{ action: 'authorising-act.recorded', subject_type: 'authorising-act', subject_id: randomUUID() },
        detail: JSON.stringify({ after: { adoptedOn: today } }),
      })
      .execute()
}
