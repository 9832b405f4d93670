/** Figures that are not in the ledger are corrected too: percentages beside no secret, blurred ones once both versions are attacked. */
import { expect, test } from 'vitest'
import type { ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { depositDataset } from './commands/deposit-dataset.server.ts'
import { withdrawDataset } from './commands/withdraw-dataset.server.ts'
import { check, db, fields, givenGennevilliers } from './deposits.fixture.server.ts'
import { getDatasetPage } from './queries.server.ts'
import { blurredRule } from './unmasked-corrections.ts'

type Value = number | 'secret' | null
const rows = ['Gennevilliers', 'Luth', 'Village', 'Agnettes']
const idOf = (label: string) => (label === 'Gennevilliers' ? '92036' : `nom:${label.toLowerCase()}`)
function contentOf(values: readonly Value[], rule: ReleasedTable['rule'], year = 2024) {
  const released: ReleasedTable = {
    ...{ version: 1, universe: `foyers ${year}`, rule, areZerosShown: true },
    rows: rows.map((label, y) => ({ id: idOf(label), label, parentId: y === 0 ? null : '92036' })),
    columns: [{ id: 'ensemble', label: 'Ensemble', parentId: null }],
    cells: values.map((value) => [value === 'secret' ? null : value]),
  }
  const absent = rows.flatMap((label, y) =>
    values[y] === 'secret' ? [{ rowId: idOf(label), columnId: 'ensemble', year, reason: 'secret' }] : [],
  )
  return JSON.stringify({ releases: [{ year, released }], absent })
}

async function givenDeposit(unmasked: object, former: readonly Value[]) {
  const ctg = await givenGennevilliers()
  const [context, { ctgId }] = [ctg.as(ctg.actors.cafCoordinator), ctg]
  const given = { ctgId, ...fields, ...unmasked, categoryName: '' }
  const { datasetId: correctsId } = await depositDataset(context, { ...given, content: contentOf(former, blurredRule) })
  const withdraw = (datasetId: string) => withdrawDataset(context, { ctgId, datasetId })
  const correctedBy = async () =>
    (await getDatasetPage(context, { ctgId, datasetId: correctsId })).dataset.correctedById
  const stateOf = async (datasetId: string) => (await getDatasetPage(context, { ctgId, datasetId })).dataset.state
  const correct = async (values: readonly Value[], corrected = correctsId) => {
    const correction = {
      correctsId: corrected,
      correctionReason: 'Une commune oubliée.',
      content: contentOf(values, blurredRule),
    }
    return (await depositDataset(context, { ...given, ...correction })).datasetId
  }
  const again = async (values: readonly Value[], change: object = {}) =>
    (await depositDataset(context, { ...given, content: contentOf(values, blurredRule), ...change })).datasetId
  return { ctgId, correctsId, correct, again, withdraw, correctedBy, stateOf }
}
const countIn = async (ctgId: string) =>
  (await db.selectFrom('dataset').select('id').where('ctg_id', '=', ctgId).execute()).length
const percent = { unit: 'percent', threshold: '' } as const
const blurred = { isBlurredAtSource: 'on', threshold: '' } as const

test('a percentage is corrected at once where none is hidden, not where one could be found', async () => {
  const open = await givenDeposit(percent, [20, 12, 30, 25])
  expect(await open.stateOf(await open.correct([21, 14, 30, 25]))).toBe('shown')
  const closed = await givenDeposit(percent, [20, 12, 30, 'secret'])
  await expect(closed.correct([21, 14, 30, 'secret'])).rejects.toThrow('deposits.corrects-beside-secrets')
  await expect(closed.correct([20, 12, 30, 25])).rejects.toThrow('deposits.corrects-beside-secrets')
  expect(await closed.stateOf(closed.correctsId)).toBe('shown')
  expect(await countIn(closed.ctgId)).toBe(1)
})

test('a percentage that other software once said blurred is corrected as a percentage', async () => {
  const saidBlurred = async (values: readonly Value[]) => {
    const given = await givenDeposit(percent, values)
    const { ctgId, correctsId } = given
    await db
      .updateTable('dataset')
      .set({ is_blurred_at_source: true })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', correctsId)
      .execute()
    return given
  }
  const closed = await saidBlurred([20, 12, 30, 'secret'])
  await expect(closed.correct([21, 14, 30, 'secret'])).rejects.toThrow('deposits.corrects-beside-secrets')
  const open = await saidBlurred([20, 12, 30, 25])
  expect(await open.stateOf(await open.correct([21, 14, 30, 25]))).toBe('shown')
})

test('a percentage that its correction leaves out writes nothing', async () => {
  const { ctgId, correct } = await givenDeposit(percent, [20, 12, 30, 25])
  await expect(correct([21, 12, 30, null])).rejects.toThrow('deposits.corrects-fewer-cells')
  expect(await countIn(ctgId)).toBe(1)
})

test('blurred counts wait for the attacker, who reads both versions', async () => {
  const { ctgId, correctsId, correct, stateOf } = await givenDeposit(blurred, [45, 20, 15, 10])
  const datasetId = await correct([60, 35, 15, 10])
  expect([await stateOf(datasetId), await stateOf(correctsId)]).toEqual(['checking', 'shown'])
  await check(ctgId, datasetId)
  expect([await stateOf(datasetId), await stateOf(correctsId)]).toEqual(['shown', 'corrected'])
})

test('blurred counts that both versions narrow are refused, and those they correct stay', async () => {
  const { ctgId, correctsId, correct, stateOf } = await givenDeposit(blurred, [20, 5, 5, 5])
  const datasetId = await correct([10, 0, 5, 5])
  await check(ctgId, datasetId)
  expect([await stateOf(datasetId), await stateOf(correctsId)]).toEqual(['refused', 'shown'])
})

test('blurred counts withdrawn once shown correct still; withdrawn before their control, or refused, they never left', async () => {
  const { ctgId, correct, withdraw, correctedBy } = await givenDeposit(blurred, [20, 5, 5, 5])
  await withdraw(await correct([60, 45, 5, 5]))
  expect(await correctedBy()).toBeNull()
  const refused = await correct([10, 0, 5, 5])
  await check(ctgId, refused)
  await withdraw(refused)
  expect(await correctedBy()).toBeNull()
  const datasetId = await correct([60, 45, 5, 5])
  await check(ctgId, datasetId)
  await withdraw(datasetId)
  expect(await correctedBy()).toBe(datasetId)
})

test('of three versions that do not go together, the last ones are read without the first', async () => {
  const { ctgId, correct, stateOf } = await givenDeposit(blurred, [20, 10, 15, 'secret'])
  const second = await correct([10, 'secret', 0, 'secret'])
  await check(ctgId, second)
  expect(await stateOf(second)).toBe('shown')
  const third = await correct([10, 5, 10, 10], second)
  await check(ctgId, third)
  expect([await stateOf(third), await stateOf(second)]).toEqual(['refused', 'shown'])
})

test('a percentage withdrawn, then deposited again, is held against what was read of it: nothing changes beside a secret', async () => {
  const { correctsId, again, withdraw, stateOf } = await givenDeposit(percent, [20, 12, 30, 'secret'])
  await withdraw(correctsId)
  await expect(again([21, 14, 30, 'secret'])).rejects.toThrow('deposits.corrects-beside-secrets')
  await expect(again([20, 12, 30, 25], { name: 'Foyers  PAR quartier' })).rejects.toThrow(
    'deposits.corrects-beside-secrets',
  )
  expect(await stateOf(await again([20, 12, 30, 'secret']))).toBe('shown')
  expect(await stateOf(await again([9, 8, 7, 'secret'], { name: 'Autres foyers' }))).toBe('shown')
  const open = await givenDeposit(percent, [20, 12, 30, 25])
  await open.withdraw(open.correctsId)
  expect(await open.stateOf(await open.again([21, 14, 30, 25]))).toBe('shown')
})

test('percentages of the year that follows come under the same name, beside secrets of their own', async () => {
  const { again, stateOf } = await givenDeposit(percent, [20, 12, 30, 'secret'])
  const next = (values: readonly Value[]) => ({ content: contentOf(values, blurredRule, 2025) })
  expect(await stateOf(await again([], next([21, 14, 'secret', 25])))).toBe('shown')
  await expect(again([], next([22, 14, 'secret', 25]))).rejects.toThrow('deposits.corrects-beside-secrets')
})

test('blurred counts withdrawn, then deposited again, wait for the attacker, who reads both', async () => {
  const { ctgId, correctsId, again, withdraw, stateOf } = await givenDeposit(blurred, [20, 5, 5, 5])
  await withdraw(correctsId)
  const narrowed = await again([10, 0, 5, 5])
  expect(await stateOf(narrowed)).toBe('checking')
  await check(ctgId, narrowed)
  expect(await stateOf(narrowed)).toBe('refused')
  const moved = await again([60, 45, 5, 5])
  await check(ctgId, moved)
  expect(await stateOf(moved)).toBe('shown')
})
