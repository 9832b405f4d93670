/** Facilities on a real database: described, carried, confirmed, brought from a list and taken back (docs/rules/facilities.md). */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { describe, expect, test } from 'vitest'
import { type CtgFixture, givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { addFacility } from './commands/add-facility.server.ts'
import { applyImport } from './commands/apply-import.server.ts'
import { carryYear } from './commands/carry-year.server.ts'
import { confirmYear } from './commands/confirm-year.server.ts'
import { describeYear } from './commands/describe-year.server.ts'
import { startImport } from './commands/start-import.server.ts'
import { undoImport } from './commands/undo-import.server.ts'
import { mostFacilities } from './facilities.ts'
import { readListView } from './list-view.ts'
import { FacilitiesPage } from './pages/facilities-page.tsx'
import {
  getFacilitiesPage,
  getFacilitiesToTake,
  getFacilityPage,
  getImportPage,
  readLastSums,
  readLastYear,
} from './queries.server.ts'

const db = await testDatabase()

async function givenGennevilliers(): Promise<CtgFixture> {
  const ctg = await givenCtg(db)
  await db.insertInto('ctg_perimeter').values({ ctg_id: ctg.ctgId, territory_code: '92036' }).execute()
  return ctg
}

const described = {
  ...{ state: 'open' as const, places: '45', opening: '220 jours', operator: 'Ville', source: 'La Ville', note: '' },
  ...{ operatorKind: 'public' as const, hasCof: 'yes' as const },
}

const add = (ctg: CtgFixture, name = 'Les Agnettes') =>
  addFacility(ctg.as(ctg.actors.townCoordinator), {
    ...{ ctgId: ctg.ctgId, year: 2025, name, kind: 'multi-accueil', communeCode: '92036', ...described },
  })

const pageOf = (ctg: CtgFixture, year?: number) => getFacilitiesPage(ctg.as(ctg.actors.reader), ctg.ctgId, year)

describe('a facility described', () => {
  test('is read by every member, and its next year leaves the first as it was', async () => {
    const ctg = await givenGennevilliers()
    const { ctgId } = ctg
    const { facilityId } = await add(ctg)
    await describeYear(ctg.as(ctg.actors.contributor), {
      ...{ ctgId, facilityId, year: 2026, ...described, places: '60' },
    })
    const { facility, years } = await getFacilityPage(ctg.as(ctg.actors.reader), { ctgId, facilityId })
    expect(facility).toMatchObject({ name: 'Les Agnettes', communeName: 'Gennevilliers' })
    expect(years.map(({ year, places }) => [year, places])).toEqual([
      [2026, 60],
      [2025, 45],
    ])
    const page = await pageOf(ctg)
    expect(page).toMatchObject({ year: 2026, before: 2025, sums: [{ kind: 'multi-accueil', open: 1, places: 60 }] })
    expect(page.changes).toMatchObject([{ what: 'places', before: 45, after: 60 }])
  })

  test('by two at once: the second reads what the first saved, and nothing of hers is written', async () => {
    const ctg = await givenGennevilliers()
    const { ctgId } = ctg
    const { facilityId } = await add(ctg)
    const asTown = ctg.as(ctg.actors.townCoordinator)
    await describeYear(asTown, { ...described, ctgId, facilityId, year: 2025, version: '1', places: '50' })
    await expect(
      describeYear(asTown, { ...described, ctgId, facilityId, year: 2025, version: '1', places: '70' }),
    ).rejects.toMatchObject({ kind: 'conflict', fields: { places: expect.stringContaining('50') } })
    expect((await pageOf(ctg)).rows).toMatchObject([{ places: 50 }])
  })

  test('of people at home bears neither name nor address', async () => {
    const ctg = await givenGennevilliers()
    const { facilityId } = await addFacility(ctg.as(ctg.actors.townCoordinator), {
      ...{ ctgId: ctg.ctgId, year: 2026, name: 'Mme Untelle', address: '1 rue', kind: 'assistantes-maternelles' },
      ...{ communeCode: '92036', ...described },
    })
    const { facility } = await getFacilityPage(ctg.as(ctg.actors.reader), { ctgId: ctg.ctgId, facilityId })
    expect(facility).toMatchObject({ name: 'Assistantes maternelles', address: '' })
  })

  test('outside of the perimeter is refused at its field', async () => {
    const ctg = await givenGennevilliers()
    await expect(
      addFacility(ctg.as(ctg.actors.townCoordinator), {
        ...{ ctgId: ctg.ctgId, year: 2026, name: 'Ailleurs', kind: 'rpe', communeCode: '75056', ...described },
      }),
    ).rejects.toMatchObject({ kind: 'invalid', fields: { communeCode: expect.any(String) } })
  })

  test('is not found by another CTG', async () => {
    const [ctg, other] = [await givenGennevilliers(), await givenGennevilliers()]
    const { facilityId } = await add(ctg)
    await expect(
      getFacilityPage(other.as(other.actors.townCoordinator), { ctgId: other.ctgId, facilityId }),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('a year carried over', () => {
  test('waits to be confirmed, once, without what closed nor what is already described', async () => {
    const ctg = await givenGennevilliers()
    const { ctgId } = ctg
    const town = ctg.as(ctg.actors.townCoordinator)
    const { facilityId } = await add(ctg)
    const { facilityId: known } = await add(ctg, 'Le Luth')
    await describeYear(town, { ...described, ctgId, facilityId: known, year: 2026, places: '80' })
    const { facilityId: closed } = await add(ctg, 'Le Fossé')
    await describeYear(town, { ...described, ctgId, facilityId: closed, year: 2025, version: '1', state: 'closed' })
    expect(await carryYear(town, { ctgId, from: 2025 })).toMatchObject({ year: 2026, count: 1 })
    await expect(carryYear(town, { ctgId, from: 2025 })).rejects.toMatchObject({ code: 'facilities.nothing-to-carry' })
    const { rows } = await pageOf(ctg, 2026)
    expect(rows.map(({ name, places, isConfirmed }) => [name, places, isConfirmed])).toEqual([
      ['Le Luth', 80, true],
      ['Les Agnettes', 45, false],
    ])
    expect(await confirmYear(town, { ctgId, year: 2026, facilityIds: [facilityId] })).toMatchObject({ count: 1 })
    expect((await pageOf(ctg, 2026)).rows.every(({ isConfirmed }) => isConfirmed)).toBe(true)
  })
})

describe('a list brought', () => {
  const pasted = [
    'Nom\tType\tCommune\tPlaces\tDirectrice',
    'Les Agnettes\tCrèche\tGennevilliers\t60\t',
    'Le Luth\tMicro-crèche\tGennevilliers\t12\t',
    'Ailleurs\tCrèche\tParis\t30\t',
  ].join('\n')

  async function givenList() {
    const ctg = await givenGennevilliers()
    const town = ctg.as(ctg.actors.townCoordinator)
    const { facilityId } = await add(ctg)
    const { facilityImportId } = await startImport(town, { ctgId: ctg.ctgId, year: 2025, source: 'Tableur', pasted })
    return { ctg, town, facilityId, key: { ctgId: ctg.ctgId, facilityImportId } }
  }

  test('is shown before anything is written, applied at once, and undone whole', async () => {
    const { ctg, town, key } = await givenList()
    expect((await getImportPage(town, key)).lines.map(({ outcome }) => outcome)).toEqual(['changed', 'new', 'refused'])
    expect((await pageOf(ctg, 2025)).rows).toHaveLength(1)
    expect(await applyImport(town, key)).toMatchObject({ added: 1, described: 2 })
    expect((await pageOf(ctg, 2025)).rows.map(({ name, places, operator }) => [name, places, operator])).toEqual([
      ['Les Agnettes', 60, 'Ville'],
      ['Le Luth', 12, ''],
    ])
    await expect(applyImport(town, key)).rejects.toMatchObject({ code: 'facilities.import-not-in-preview' })
    expect(await undoImport(town, key)).toMatchObject({ left: 0 })
    expect((await pageOf(ctg, 2025)).rows.map(({ name, places }) => [name, places])).toEqual([['Les Agnettes', 45]])
    expect(await db.selectFrom('facility').select('id').where('ctg_id', '=', ctg.ctgId).execute()).toHaveLength(1)
  })

  test('confirms what was carried, which waits again once it is undone', async () => {
    const ctg = await givenGennevilliers()
    const { ctgId } = ctg
    const town = ctg.as(ctg.actors.townCoordinator)
    await add(ctg)
    await carryYear(town, { ctgId, from: 2025 })
    const isConfirmed = async () => (await pageOf(ctg, 2026)).rows.map((row) => row.isConfirmed)
    const list = 'Nom\tType\tPlaces\nLes Agnettes\tCrèche\t45'
    const { facilityImportId } = await startImport(town, { ctgId, year: 2026, source: 'Tableur', pasted: list })
    await applyImport(town, { ctgId, facilityImportId })
    expect(await isConfirmed()).toEqual([true])
    await undoImport(town, { ctgId, facilityImportId })
    expect(await isConfirmed()).toEqual([false])
  })

  test('undone, leaves the lines someone has worked on since', async () => {
    const { ctg, town, facilityId, key } = await givenList()
    await applyImport(town, key)
    await describeYear(town, { ...described, ctgId: ctg.ctgId, facilityId, year: 2025, version: '2', places: '61' })
    expect(await undoImport(town, key)).toMatchObject({ left: 1 })
    expect((await pageOf(ctg, 2025)).rows.map(({ places }) => places)).toEqual([61])
  })

  test.each([
    ['', 'pasted', 'facilities.no-list'],
    ['Une liste sans titres', 'pasted', 'facilities.no-heading'],
  ])('« %s » is refused at its field, and nothing is kept', async (text, field, code) => {
    const ctg = await givenGennevilliers()
    const { ctgId } = ctg
    await expect(
      startImport(ctg.as(ctg.actors.townCoordinator), { ctgId, year: 2025, source: 'Tableur', pasted: text }),
    ).rejects.toMatchObject({ code, fields: { [field]: expect.any(String) } })
    expect(await db.selectFrom('facility_import').select('id').where('ctg_id', '=', ctgId).execute()).toEqual([])
  })
})

test('past what a page shows, all are counted, changed and taken away', async () => {
  const ctg = await givenGennevilliers()
  const { ctgId } = ctg
  const ids = Array.from({ length: mostFacilities + 20 }, () => crypto.randomUUID())
  const last = ids.length - 1
  const at = new Date('2026-01-01T00:00:00Z')
  // The last kind of the list has one line, past the first thousand.
  const kindAt = (n: number) => (n === last ? 'rpe' : 'micro-creche')
  await db
    .insertInto('facility')
    .values(
      ids.map((id, n) => ({
        id,
        ctg_id: ctgId,
        kind: kindAt(n),
        name: `N° ${n}`,
        commune_code: '92036',
        created_by: 'Claire',
        created_at: at,
      })),
    )
    .execute()
  const by = { source: 'La Ville', written_by: 'Claire', written_at: at }
  const ofYear = (year: number, places: number) =>
    ids.map((facility_id, n) => ({
      ...{ ctg_id: ctgId, facility_id, year, state: 'open' as const, ...by },
      places: n === last ? null : n === last - 1 ? places : 10,
    }))
  await db.insertInto('facility_year').values(ofYear(2025, 10)).execute()
  await db.insertInto('facility_year').values(ofYear(2026, 30)).execute()
  const page = await pageOf(ctg, 2026)
  expect(page).toMatchObject({ count: ids.length, countInView: ids.length, isCut: true })
  expect(page.rows).toHaveLength(mostFacilities)
  expect(page.total).toEqual({ open: ids.length, places: last * 10 + 20, withoutPlaces: 0, hasChildminders: false })
  expect(page.communes).toMatchObject([{ count: ids.length }])
  expect(page.changes).toMatchObject([{ what: 'places', before: 10, after: 30 }])
  const relay = readListView(new URLSearchParams('?type=rpe'))
  const narrowed = await getFacilitiesPage(ctg.as(ctg.actors.reader), ctgId, 2026, relay)
  expect(narrowed).toMatchObject({ rows: [{ kind: 'rpe' }], countInView: 1, count: ids.length, isCut: false })
  const largest = readListView(new URLSearchParams('?tri=places'))
  const sorted = await getFacilitiesPage(ctg.as(ctg.actors.reader), ctgId, 2026, largest)
  expect(sorted.rows[0]).toMatchObject({ places: 30 })
  expect((await getFacilitiesToTake(ctg.as(ctg.actors.reader), ctgId, 2026)).rows).toHaveLength(ids.length)
  expect(await readLastSums(db, ctgId, 'petite-enfance')).toMatchObject({
    sums: [{ places: last * 10 + 20 }, { kind: 'rpe', open: 1 }],
  })
})

test('what is no longer described is told, and a first year has changed nothing', async () => {
  const ctg = await givenGennevilliers()
  await add(ctg)
  const { facilityId } = await add(ctg, 'Le Luth')
  const town = ctg.as(ctg.actors.townCoordinator)
  await describeYear(town, { ...described, ctgId: ctg.ctgId, facilityId, year: 2026 })
  expect((await pageOf(ctg, 2026)).changes).toMatchObject([
    { what: 'not-described', facility: { name: 'Les Agnettes' } },
  ])
  expect((await pageOf(ctg, 2025)).changes).toEqual([])
})

test('what is chosen in the list stays from one year to the other, and leads back to the list', async () => {
  const ctg = await givenGennevilliers()
  const { facilityId } = await add(ctg)
  await add(ctg, 'Le Luth')
  const town = ctg.as(ctg.actors.townCoordinator)
  await describeYear(town, { ...described, ctgId: ctg.ctgId, facilityId, year: 2026 })
  const view = readListView(new URLSearchParams('?type=rpe&commune=92036&tri=places'))
  const element = createElement(FacilitiesPage, await getFacilitiesPage(town, ctg.ctgId, 2025, view))
  const router = createMemoryRouter([{ path: '/', element }])
  const html = renderToStaticMarkup(createElement(RouterProvider, { router })).replaceAll('&amp;', '&')
  expect(html).toContain('equipements?annee=2026&type=rpe&commune=92036&tri=places"')
  expect(html).toMatch(/<form[^>]* action="[^"]*#liste"/)
  expect(html).toMatch(/href="[^"]*annee=2025&tri=places#liste"[^>]*>Toute la liste/)
  expect(html).toContain('<option value="rpe" selected="">Relais petite enfance')
  expect(html).toContain('Rien de ce choix cette année-là.')
})

test('the last year described is read for a theme, without the others', async () => {
  const ctg = await givenGennevilliers()
  await add(ctg)
  const last = await readLastYear(db, ctg.ctgId)
  expect(last?.ofTheme('petite-enfance')).toMatchObject({ year: 2025, rows: [{ places: 45 }] })
  expect(last?.ofTheme('logement')).toMatchObject({ year: 2025, rows: [] })
  expect(await readLastYear(db, ctg.ctgId, 2024)).toBeNull()
  expect(await readLastYear(db, (await givenGennevilliers()).ctgId)).toBeNull()
})
