/** An objective measured by a series that a party shares: its last value follows the deposits (docs/rules/diagnosis.md §7.4). */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { type CtgFixture, givenCtg, testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { createAxis } from './commands/create-axis.server.ts'
import { createObjective } from './commands/create-objective.server.ts'
import { updateObjective } from './commands/update-objective.server.ts'
import { getObjectivePage } from './objective-queries.server.ts'
import { listObjectivesForDocument } from './queries.server.ts'

const db = await testDatabase()

type Deposit = {
  readonly name?: string
  readonly audience?: 'party' | 'members' | 'public'
  readonly values: Readonly<Record<number, number | null>>
  readonly correctsId?: string
}

/** As a deposit leaves it, once shown. */
async function givenDeposit({ ctgId, caf }: CtgFixture, deposit: Deposit) {
  const { name = 'Familles', audience = 'members', values, correctsId = null } = deposit
  const id = randomUUID()
  await db
    .insertInto('dataset')
    .values({
      ...{ ctg_id: ctgId, id, party_id: caf.id, name, unit: 'count', statistical_unit: 'familles', definition: 'X' },
      ...{ source: 'Caf', source_on: '2026-01-15', audience, threshold: 5, state: 'shown' },
      ...{ deposited_by: 'Une personne', deposited_at: testInstant, corrects_id: correctsId },
      correction_reason: correctsId === null ? '' : 'Une erreur de saisie',
    })
    .execute()
  await db
    .updateTable('dataset')
    .set({ state: 'corrected', corrected_at: testInstant })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', correctsId)
    .execute()
  await db.insertInto('dataset_place').values({ ctg_id: ctgId, dataset_id: id, place: 0, name: 'Ensemble' }).execute()
  const cells = Object.entries(values).map(([year, value]) => ({
    ...{ ctg_id: ctgId, dataset_id: id, place: 0, category: 0, year: Number(year), value },
    status: value === null ? ('secret' as const) : ('published' as const),
  }))
  await db.insertInto('dataset_cell').values(cells).execute()
  return id
}

async function givenObjective(ctg: CtgFixture, seriesId: string) {
  const as = ctg.as(ctg.actors.townCoordinator)
  const { ctgId } = ctg
  const { axisId } = await createAxis(as, { ctgId, title: 'Axe', parentId: '', themeId: '' })
  const objectiveInput = { ctgId, axisId, title: 'Accueillir plus', target: '60', targetYear: '2030' }
  const input = { ...objectiveInput, measureKind: 'series' as const, seriesId }
  const { objectiveId } = await createObjective(as, input)
  const read = async () => (await listObjectivesForDocument(db, ctgId)).find(({ id }) => id === objectiveId)
  return { as, input: { ...input, objectiveId }, key: { ctgId, objectiveId }, read }
}

test('takes its name, its unit and its baseline of the series, then follows what is deposited', async () => {
  const ctg = await givenCtg(db)
  const seriesId = await givenDeposit(ctg, { values: { 2023: 20, 2024: 31, 2025: null } })
  const { as, key, read } = await givenObjective(ctg, seriesId)
  expect(await read()).toMatchObject({
    ...{ measureName: 'Familles', measureUnit: 'familles', baseline: 31, baselineYear: 2024 },
    ...{ lastValue: 31, lastValueYear: 2024, seriesParty: ctg.caf.name, indicatorId: null },
  })
  const next = await givenDeposit(ctg, { values: { 2024: 31, 2025: 38 } })
  expect(await read()).toMatchObject({ baseline: 31, lastValue: 38, lastValueYear: 2025 })
  await givenDeposit(ctg, { name: 'Autres familles', values: { 2026: 99 } })
  await givenDeposit(ctg, { audience: 'party', values: { 2026: 99 } })
  await givenDeposit(await givenCtg(db), { values: { 2026: 99 } })
  expect(await read()).toMatchObject({ lastValue: 38, lastValueYear: 2025 })
  const page = await getObjectivePage(as, key)
  expect(page.series).toMatchObject([{ name: 'Autres familles' }, { name: 'Familles', value: 38, year: 2025 }])
  expect(page.series[1]?.ids.toSorted()).toEqual([seriesId, next].toSorted())
})

test.each(['Familles', 'Familles suivies'])('follows its series once it is corrected, as « %s »', async (name) => {
  const ctg = await givenCtg(db)
  const seriesId = await givenDeposit(ctg, { values: { 2024: 31 } })
  const { as, input, key, read } = await givenObjective(ctg, seriesId)
  const second = await givenDeposit(ctg, { values: { 2024: 33 }, correctsId: seriesId })
  const third = await givenDeposit(ctg, { name, values: { 2024: 35 }, correctsId: second })
  expect(await read()).toMatchObject({ baseline: 31, lastValue: 35, lastValueYear: 2024 })
  const { series } = await getObjectivePage(as, key)
  expect(series).toMatchObject([{ id: third, name, value: 35, year: 2024 }])
  expect(series[0]?.ids.toSorted()).toEqual([seriesId, second, third].toSorted())
  await updateObjective(as, { ...input, version: 1, title: 'Accueillir mieux' })
  expect(await read()).toMatchObject({ title: 'Accueillir mieux', measureName: name, lastValue: 35 })
})

test('knows no value any more once what it follows is withdrawn', async () => {
  const ctg = await givenCtg(db)
  const { key, read } = await givenObjective(ctg, await givenDeposit(ctg, { values: { 2024: 31 } }))
  await db
    .updateTable('dataset')
    .set({ state: 'withdrawn', withdrawn_at: testInstant })
    .where('ctg_id', '=', key.ctgId)
    .execute()
  expect(await read()).toMatchObject({ baseline: 31, lastValue: null, lastValueYear: null })
})

test('keeps a baseline one types, and goes back to a measure of the parties', async () => {
  const ctg = await givenCtg(db)
  const { as, input, read } = await givenObjective(ctg, await givenDeposit(ctg, { values: { 2024: 31 } }))
  await updateObjective(as, { ...input, version: 1, baseline: '12', baselineYear: '2020' })
  expect(await read()).toMatchObject({ baseline: 12, baselineYear: 2020, lastValue: 31 })
  await updateObjective(as, { ...input, version: 2, measureKind: 'own', measureName: 'Ateliers', lastValue: '4' })
  expect(await read()).toMatchObject({ measureName: 'Ateliers', seriesId: null, lastValue: 4 })
})

test('is refused without a series, with one that only a party reads, and with that of another CTG', async () => {
  const ctg = await givenCtg(db)
  const mine = await givenDeposit(ctg, { values: { 2024: 31 } })
  const { as, input } = await givenObjective(ctg, mine)
  const hidden = await givenDeposit(ctg, { name: 'Pour la Caf', audience: 'party', values: { 2024: 31 } })
  const elsewhere = await givenDeposit(await givenCtg(db), { values: { 2024: 31 } })
  await expect(createObjective(as, { ...input, seriesId: '' })).rejects.toMatchObject({
    fields: { seriesId: expect.any(String) },
  })
  for (const seriesId of [hidden, elsewhere])
    await expect(createObjective(as, { ...input, seriesId })).rejects.toMatchObject({
      ...{ kind: 'invalid', fields: { seriesId: expect.stringContaining('choisissez-en une autre') } },
    })
})
