/** What is held against a deposit: all that its party has let out, and nothing that nobody could read. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { auditRelease } from '#app/domains/secrecy/audit-release.ts'
import { maskTable, publishedFactsOf } from '#app/domains/secrecy/mask-table.ts'
import { type CountTable, defaultRule } from '#app/domains/secrecy/secrecy.ts'
import check from './check-worker.server.ts'
import { depositDataset } from './commands/deposit-dataset.server.ts'
import { withdrawDataset } from './commands/withdraw-dataset.server.ts'
import {
  check as checkOf,
  contentOf,
  counts,
  db,
  fields,
  givenGennevilliers,
  mask,
  maskedRelease,
  naive,
  righted,
} from './deposits.fixture.server.ts'
import { getDatasetPage, listReleased } from './queries.server.ts'
import { readReleases } from './read-releases.server.ts'

const correctionReason = 'Un quartier compté deux fois.'

async function givenParty() {
  const ctg = await givenGennevilliers()
  const context = ctg.as(ctg.actors.cafCoordinator)
  const { ctgId } = ctg
  return {
    ...{ ctgId, context },
    deposit: async (released: ReturnType<typeof naive>, change = {}) =>
      (await depositDataset(context, { ctgId, ...fields, content: contentOf(released), ...change })).datasetId,
    stateOf: async (datasetId: string) => (await getDatasetPage(context, { ctgId, datasetId })).dataset.state,
  }
}

test('nothing to attack proves nothing', async () => {
  expect(await check({ tables: [], rule: naive().rule, ledger: [], own: 0 })).toMatchObject({ isSafe: false })
})

test('beyond a thousand tables, the last deposit is attacked still', async () => {
  const { ctgId, deposit, stateOf } = await givenParty()
  const first = await deposit({ ...(await maskedRelease()), universe: 'foyers 1990' })
  await checkOf(ctgId, first)
  await sql`
    insert into released_table (ctg_id, dataset_id, year, party_id, released, released_at)
    select ctg_id, dataset_id, rank, party_id, jsonb_set(released, '{universe}', to_jsonb('autre ' || rank)), released_at
    from released_table, generate_series(1, 1001) as rank where ctg_id = ${ctgId} and dataset_id = ${first}`.execute(db)
  const datasetId = await deposit(naive())
  await checkOf(ctgId, datasetId)
  expect(await stateOf(datasetId)).toBe('refused')
})

test('what waits or was withdrawn unread excuses nothing: two tables that give a small count away are both refused', async () => {
  const { ctgId, context, deposit, stateOf } = await givenParty()
  await withdrawDataset(context, { ctgId, datasetId: await deposit(naive()) })
  const twins = [await deposit(naive()), await deposit(naive())]
  for (const datasetId of twins) await checkOf(ctgId, datasetId)
  expect(await Promise.all(twins.map(stateOf))).toEqual(['refused', 'refused'])
})

const other = async () => mask(righted, [{ ...(await maskedRelease()), isCorrected: true }])

test('of two deposits checked at once that say the same count otherwise, one is shown', async () => {
  const { ctgId, deposit, stateOf } = await givenParty()
  const both = [await deposit(await maskedRelease()), await deposit(await other())]
  await Promise.all(both.map((datasetId) => checkOf(ctgId, datasetId)))
  expect((await Promise.all(both.map(stateOf))).toSorted()).toEqual(['refused', 'shown'])
})

test('a correction that waits, or was withdrawn before its control, corrects nothing', async () => {
  const { ctgId, context, deposit, stateOf } = await givenParty()
  const correctsId = await deposit(await maskedRelease())
  await checkOf(ctgId, correctsId)
  const correction = await deposit(await other(), { correctsId, correctionReason })
  const meanwhile = await deposit(await other())
  await checkOf(ctgId, meanwhile)
  expect(await stateOf(meanwhile)).toBe('refused')
  await withdrawDataset(context, { ctgId, datasetId: correction })
  const after = await deposit(await other())
  await checkOf(ctgId, after)
  expect(await stateOf(after)).toBe('refused')
  const again = await deposit(await other(), { correctsId, correctionReason })
  await checkOf(ctgId, again)
  expect(await stateOf(again)).toBe('shown')
})

/** The small count is hidden with another line than the masking would choose: beside a table that left, it is given back. */
const hiding = (beside: number): ReturnType<typeof naive> => ({
  ...naive(),
  cells: counts.values.map((line, y) =>
    line.map((count, x) => (x < 2 && (y === 0 || y === beside) ? 'secret' : count)),
  ),
})

test.each([
  ['what is counted is called otherwise', 'Foyers allocataires', 2023],
  ['the year is another', 'Foyers', 2024],
])('withdrawn, then deposited again with other lines hidden, where %s: refused', async (_, statisticalUnit, year) => {
  const { ctgId, context, deposit, stateOf } = await givenParty()
  const first = await deposit(hiding(1))
  await checkOf(ctgId, first)
  await withdrawDataset(context, { ctgId, datasetId: first })
  const again = { ...hiding(2), universe: `${statisticalUnit.toLowerCase()} ${year}` }
  const content = JSON.stringify({ releases: [{ year, released: again }] })
  const datasetId = await deposit(again, { statisticalUnit, content })
  await checkOf(ctgId, datasetId)
  expect(await stateOf(datasetId)).toBe('refused')
})

/** Three places by two bands, and their totals. */
function ofPlaces(values: readonly (readonly [number, number])[]): CountTable {
  const lines = values.map(([low, high]) => [low + high, low, high])
  const [one, ...others] = ['ensemble', 'qf:bas', 'qf:haut'].map((id, x) => ({
    ...{ id, label: id, parentId: x === 0 ? null : 'ensemble' },
  }))
  const rows = ['luth', 'village', 'agnettes'].map((id) => ({ id: `nom:${id}`, label: id, parentId: '92036' }))
  return {
    universe: counts.universe,
    rows: [{ id: '92036', label: 'Gennevilliers', parentId: null }, ...rows],
    columns: one ? [one, ...others] : [],
    values: [[0, 1, 2].map((x) => lines.reduce((sum, line) => sum + (line[x] ?? 0), 0)), ...lines],
  }
}

test('a second correction is masked on its page as the server attacks it: by what was said last', async () => {
  const { ctgId, as, actors, caf } = await givenGennevilliers()
  const rule = defaultRule('foyers')
  let correctsId: string | null = null
  for (const [day, band] of [5, 4].entries()) {
    const context = as(actors.cafCoordinator, new Date(`2026-11-2${day + 1}T09:00:00Z`))
    const released = (await listReleased(context, ctgId, correctsId)).map((one) => one.released)
    const masked = await mask(
      ofPlaces([
        [7, 5],
        [2, band],
        [6, 5],
      ]),
      released,
    )
    const change: object = correctsId === null ? {} : { correctsId, correctionReason }
    correctsId = (await depositDataset(context, { ctgId, ...fields, ...change, content: contentOf(masked) })).datasetId
    await checkOf(ctgId, correctsId)
  }
  const page = (await listReleased(as(actors.cafCoordinator), ctgId, correctsId)).map(({ released }) => released)
  const { ledger } = await readReleases(db, { ctgId, partyId: caf.id, correctsId })
  expect(ledger).toHaveLength(2)
  const masked = await maskTable(
    ofPlaces([
      [7, 10],
      [2, 4],
      [6, 5],
    ]),
    rule,
    page,
  )
  const attacked = await auditRelease(publishedFactsOf(masked), rule, ledger)
  expect(masked.audit).toMatchObject({ isSafe: attacked.isSafe })
  expect(page).toEqual(ledger)
})
