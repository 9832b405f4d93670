/** What is held against a deposit: all that its party has let out, and nothing that nobody could read. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import check from './check-worker.server.ts'
import { depositDataset } from './commands/deposit-dataset.server.ts'
import { withdrawDataset } from './commands/withdraw-dataset.server.ts'
import {
  check as checkOf,
  contentOf,
  db,
  fields,
  givenGennevilliers,
  mask,
  maskedRelease,
  naive,
  righted,
} from './deposits.fixture.server.ts'
import { getDatasetPage } from './queries.server.ts'

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
  expect(await check({ tables: [], rule: naive().rule, ledger: [] })).toMatchObject({ isSafe: false })
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
