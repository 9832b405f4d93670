/** The same counts deposited by two parties, which hide other lines: who reads both must not find what both hide. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { askData } from './commands/ask-data.server.ts'
import { depositDataset } from './commands/deposit-dataset.server.ts'
import { withdrawDataset } from './commands/withdraw-dataset.server.ts'
import { check, contentOf, counts, db, fields, givenGennevilliers, mask, naive } from './deposits.fixture.server.ts'
import { getDatasetPage, getSharedDataPage, listDatasetsAfter, listReleased } from './queries.server.ts'

/** The small count is hidden with one more line: safe alone, given back by two of them. */
const hiding = (beside: number): ReleasedTable => ({
  ...naive(),
  cells: counts.values.map((line, y) =>
    line.map((count, x) => (x < 2 && (y === 0 || y === beside) ? 'secret' : count)),
  ),
})

async function givenTwoParties() {
  const ctg = await givenGennevilliers()
  const { ctgId, actors } = ctg
  const [caf, town] = [ctg.as(actors.cafCoordinator), ctg.as(actors.townCoordinator)]
  type Who = typeof caf
  const deposit = async (who: Who, released: ReleasedTable, change = {}) =>
    (await depositDataset(who, { ctgId, ...fields, content: contentOf(released), ...change })).datasetId
  const stateOf = async (who: Who, datasetId: string) => (await getDatasetPage(who, { ctgId, datasetId })).dataset.state
  const shown = async (who: Who, released: ReleasedTable, change = {}) => {
    const datasetId = await deposit(who, released, change)
    await check(ctgId, datasetId)
    return { datasetId, state: await stateOf(who, datasetId) }
  }
  return { ...ctg, caf, town, partyOf: { caf: ctg.caf.id, town: ctg.town.id }, deposit, shown, stateOf }
}

test.each([
  ['under the same name', {}],
  ['under another', { statisticalUnit: 'Ménages' }],
  ['for itself', { audience: 'party' }],
] as const)('read by all, then deposited by another party %s with other lines hidden: refused', async (_, change) => {
  const { caf, town, shown } = await givenTwoParties()
  expect(await shown(caf, hiding(1))).toMatchObject({ state: 'shown' })
  const unit = 'statisticalUnit' in change ? 'menages' : 'foyers'
  expect(await shown(town, { ...hiding(2), universe: `${unit} 2023` }, change)).toMatchObject({ state: 'refused' })
})

test('its page masks beside what its party reads of the others: the same lines are hidden, and it is shown', async () => {
  const { ctgId, caf, town, shown } = await givenTwoParties()
  await shown(caf, hiding(1))
  const before = await listReleased(town, ctgId)
  expect(before.map(({ name }) => name)).toEqual(['Foyers par quartier, 2023 (Caf)'])
  const released = await mask(
    counts,
    before.map((one) => one.released),
  )
  expect(released.cells).toEqual(hiding(1).cells)
  expect(await shown(town, released)).toMatchObject({ state: 'shown' })
})

test('other counts under the same name are another table', async () => {
  const { caf, town, shown } = await givenTwoParties()
  await shown(caf, hiding(1))
  const values = [...counts.values.slice(0, 2), [509, 105, 614], [1515, 148, 1663]]
  expect(await shown(town, await mask({ ...counts, values }, []))).toMatchObject({ state: 'shown' })
})

test('what its party may not read is not held against it: nothing tells it of figures that are not for it', async () => {
  const { ctgId, caf, town, shown } = await givenTwoParties()
  await shown(caf, hiding(1), { audience: 'party' })
  expect(await listReleased(town, ctgId)).toEqual([])
  expect(await shown(town, hiding(2))).toMatchObject({ state: 'shown' })
})

test('what is withdrawn leaves for no other workstation; who has kept it reads both, and it is refused', async () => {
  const { ctgId, caf, town, shown } = await givenTwoParties()
  const { datasetId } = await shown(caf, hiding(1))
  await withdrawDataset(caf, { ctgId, datasetId })
  expect(await listReleased(town, ctgId)).toEqual([])
  expect(await listReleased(caf, ctgId)).toHaveLength(1)
  expect(await shown(town, hiding(2))).toMatchObject({ state: 'refused' })
})

test('of two parties checked at once, one is shown', async () => {
  const { ctgId, caf, town, deposit, stateOf } = await givenTwoParties()
  const both = [await deposit(caf, hiding(1)), await deposit(town, hiding(2))] as const
  await Promise.all(both.map((datasetId) => check(ctgId, datasetId)))
  expect([await stateOf(caf, both[0]), await stateOf(town, both[1])].toSorted()).toEqual(['refused', 'shown'])
})

test('what was checked beside figures for one party alone tells the others nothing of them', async () => {
  const told = await Promise.all(
    [false, true].map(async (isBeside) => {
      const { ctgId, as, actors, caf, town, partyOf, shown } = await givenTwoParties()
      if (isBeside) await shown(caf, hiding(1), { audience: 'party', readerPartyId: partyOf.town })
      const { datasetId } = await shown(town, hiding(1))
      return (await getDatasetPage(as(actors.reader), { ctgId, datasetId })).dataset.checkResult
    }),
  )
  expect(told[1]).toEqual(told[0])
})

test.each(['checking', 'refused'] as const)(
  'what is withdrawn while it is %s stays its own party’s business',
  async (state) => {
    const { ctgId, caf, town, as, actors, partyOf, deposit } = await givenTwoParties()
    const asked = { askedPartyId: partyOf.caf, title: 'Foyers', request: 'En 2023.' }
    const { requestId: dataRequestId } = await askData(town, { ctgId, ...asked })
    const datasetId = await deposit(caf, naive(), { name: 'Canari', dataRequestId })
    if (state === 'refused') await check(ctgId, datasetId)
    const readBy = async (who: typeof caf) => JSON.stringify(await getSharedDataPage(who, ctgId))
    expect(await readBy(caf)).toContain('Canari')
    expect(await readBy(town)).not.toContain('Canari')
    await withdrawDataset(caf, { ctgId, datasetId })
    for (const who of [town, as(actors.reader)]) {
      expect(await readBy(who)).not.toContain('Canari')
      await expect(getDatasetPage(who, { ctgId, datasetId })).rejects.toThrow('deposits.dataset-not-found')
      expect((await listDatasetsAfter(who, ctgId, { after: undefined, size: 10 })).map(({ name }) => name)).toEqual([])
    }
    const { rows } = await sql<{
      detail: unknown
    }>`select detail from audit_entry where ctg_id = ${ctgId} and detail ->> 'name' = 'Canari'`.execute(db)
    expect(rows).toEqual([])
  },
)
