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
  return {
    ...ctg,
    caf,
    town,
    partyOf: { caf: ctg.caf.id, town: ctg.town.id },
    thirdParty: ctg.partner.id,
    deposit,
    shown,
    stateOf,
  }
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

/** The Caf gives its table to a third party alone; the town lets out the same counts, other lines being hidden. */
async function givenApart(readers: (third: string, caf: string) => object, isWithdrawn = false) {
  const given = await givenTwoParties()
  const { ctgId, caf, town, shown, partyOf, thirdParty } = given
  const apart = await shown(caf, hiding(1), { audience: 'party', readerPartyId: thirdParty })
  expect(apart.state).toBe('shown')
  if (isWithdrawn) await withdrawDataset(caf, { ctgId, datasetId: apart.datasetId })
  expect(await listReleased(town, ctgId)).toEqual([])
  return { ...given, ...(await shown(town, hiding(2), readers(thirdParty, partyOf.caf))) }
}

test.each([
  ['to all', () => ({}), false],
  ['to that third party alone', (third: string) => ({ audience: 'party', readerPartyId: third }), false],
  ['to all, the first being withdrawn', () => ({}), true],
])(
  'given to a third party alone, then let out %s by another: refused, and it is told what to do',
  async (_, readers, isWithdrawn) => {
    const { ctgId, town, datasetId, state } = await givenApart(readers, isWithdrawn)
    expect(state).toBe('refused')
    const { dataset } = await getDatasetPage(town, { ctgId, datasetId })
    expect(dataset.checkResult).toMatchObject({ failure: 'given-apart', exact: 0, tooTight: 0, earlier: 0 })
  },
)

test.each([
  ['for itself', () => ({ audience: 'party' })],
  ['for who gave it, who holds them', (_: string, caf: string) => ({ audience: 'party', readerPartyId: caf })],
])('what a third party alone was given opens nothing beside what another keeps %s: shown', async (_, readers) => {
  expect(await givenApart(readers)).toMatchObject({ state: 'shown' })
})

test('the same lines hidden open nothing: shown, and its control tells nothing of the other table', async () => {
  const { caf, town, ctgId, shown, thirdParty } = await givenTwoParties()
  await shown(caf, hiding(1), { audience: 'party', readerPartyId: thirdParty })
  const { datasetId, state } = await shown(town, hiding(1))
  expect(state).toBe('shown')
  const { dataset } = await getDatasetPage(town, { ctgId, datasetId })
  expect(dataset.checkResult).toMatchObject({ failure: null, earlier: 0 })
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

/** Percentages of the same lines, under names of their own, the same ones hidden or not. */
const shares = (cells: readonly (number | 'secret')[], labels: readonly string[]): string => {
  const rows = labels.map((label, y) => ({
    id: `nom:${label.toLowerCase()}`,
    label,
    parentId: y === 0 ? null : `nom:${labels[0]?.toLowerCase()}`,
  }))
  const released = {
    ...naive(),
    universe: 'foyers 2023',
    rows,
    columns: [{ id: 'ensemble', label: 'Ensemble', parentId: null }],
  }
  return JSON.stringify({
    releases: [
      { year: 2023, released: { ...released, cells: cells.map((cell) => [cell === 'secret' ? null : cell]) } },
    ],
    absent: cells.flatMap((cell, y) =>
      cell === 'secret' ? [{ rowId: rows[y]?.id, columnId: 'ensemble', year: 2023, reason: 'secret' }] : [],
    ),
  })
}
const ofCaf = ['Ensemble des lieux', 'Luth', 'Agnettes', 'Village', 'Chandon', 'Grésillons']
const ofTown = ['Toute la ville', 'Le Luth', 'Les Agnettes', 'Le Village', 'Chandon-République', 'Les Grésillons']

test.each([
  ['under the same names', ofCaf, [20.5, 12, 'secret', 30.5, 25, 17], 'members', false],
  ['under other names', ofTown, [20.5, 12, 'secret', 30.5, 25, 17], 'members', false],
  ['to a third party that was given them', ofTown, [20.5, 12, 'secret', 30.5, 25, 17], 'members', true],
  ['for itself, the first being read by it', ofTown, [20.5, 12, 'secret', 30.5, 25, 17], 'party', false],
] as const)(
  'percentages of another party, given again %s with others hidden: refused',
  async (_, names, cells, audience, isApart) => {
    const { ctgId, caf, town, thirdParty } = await givenTwoParties()
    const percent = { ctgId, ...fields, unit: 'percent' as const, threshold: '', categoryName: '' }
    const said = isApart ? { audience: 'party' as const, readerPartyId: thirdParty } : {}
    await depositDataset(caf, { ...percent, ...said, content: shares([20.5, 'secret', 8.5, 30.5, 25, 17], ofCaf) })
    await expect(
      depositDataset(town, { ...percent, name: 'Parts', audience, content: shares(cells, names) }),
    ).rejects.toThrow('deposits.beside-secrets-of-others')
  },
)

test.each([
  ['hidden alike', [20.5, 'secret', 8.5, 30.5, 25, 17]],
  ['of other figures', [20.5, 12, 'secret', 30.5, 25, 18]],
] as const)('percentages of two parties, %s, are shown', async (_, cells) => {
  const { ctgId, caf, town, stateOf } = await givenTwoParties()
  const percent = { ctgId, ...fields, unit: 'percent' as const, threshold: '', categoryName: '' }
  await depositDataset(caf, { ...percent, content: shares([20.5, 'secret', 8.5, 30.5, 25, 17], ofCaf) })
  const { datasetId } = await depositDataset(town, { ...percent, content: shares(cells, ofTown) })
  expect(await stateOf(town, datasetId)).toBe('shown')
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
