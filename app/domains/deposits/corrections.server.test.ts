/** A wrong figure that everybody has read is corrected: checked with what it corrects, which says so and is never rewritten. */
import { describe, expect, test } from 'vitest'
import { getFindingElements } from '#app/domains/convention/annex-reads.server.ts'
import { proposeFinding } from '#app/domains/diagnosis/commands/propose-finding.server.ts'
import { getFindingPage } from '#app/domains/diagnosis/finding-queries.server.ts'
import type { ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { askData } from './commands/ask-data.server.ts'
import { depositDataset } from './commands/deposit-dataset.server.ts'
import { withdrawDataset } from './commands/withdraw-dataset.server.ts'
import {
  check,
  contentOf,
  counts,
  db,
  fields,
  givenGennevilliers,
  mask,
  maskedRelease,
  naive,
  righted,
  series,
  seriesOf,
} from './deposits.fixture.server.ts'
import { getDatasetPage, getDepositPage, listReleased, listSeriesCorrections } from './queries.server.ts'
import { getRequestPage } from './request-queries.server.ts'

const correctionReason = 'Un quartier compté deux fois.'

async function givenShown() {
  const ctg = await givenGennevilliers()
  const context = ctg.as(ctg.actors.cafCoordinator)
  const { ctgId } = ctg
  const former = await depositDataset(context, { ctgId, ...fields, content: contentOf(await maskedRelease()) })
  await check(ctgId, former.datasetId)
  const correctsId = former.datasetId
  const deposit = (released: ReleasedTable, change = {}) =>
    depositDataset(context, { ctgId, ...fields, correctsId, correctionReason, content: contentOf(released), ...change })
  const page = async (datasetId: string) => (await getDatasetPage(context, { ctgId, datasetId })).dataset
  return { ...ctg, context, correctsId, deposit, page }
}

describe('a correction', () => {
  test('replaces what it corrects once it is checked: that one stays readable, and says so', async () => {
    const { ctgId, context, correctsId, deposit, page, as, actors } = await givenShown()
    const ledger = await listReleased(context, ctgId, correctsId)
    expect(ledger.map(({ released }) => released.isCorrected)).toEqual([true])
    const { datasetId } = await deposit(
      await mask(
        righted,
        ledger.map(({ released }) => released),
      ),
    )
    expect(await page(correctsId)).toMatchObject({ state: 'shown', correctedOn: null })
    await check(ctgId, datasetId)
    expect(await page(datasetId)).toMatchObject({ state: 'shown', correctsId, correctionReason })
    const former = await getDatasetPage(as(actors.townCoordinator), { ctgId, datasetId: correctsId })
    expect(former.dataset).toMatchObject({ state: 'corrected', correctedById: datasetId })
    expect(former.table?.cells.find(({ place, category }) => place === 0 && category === 0)?.value).toBe(1656)
    // What is masked next is masked with both, the former as far as it still holds.
    const next = await listReleased(context, ctgId)
    expect(next.map(({ released }) => released.isCorrected).toSorted()).toEqual([false, true])
  })

  test('that shows what was hidden is refused, and what it corrects stays', async () => {
    const { ctgId, correctsId, deposit, page } = await givenShown()
    const open = await mask({ ...righted, universe: 'autre' }, [])
    const cells = righted.values.map((row) => row.map((count) => (count === 3 ? 'secret' : count)))
    const { datasetId } = await deposit({ ...open, universe: counts.universe, cells })
    await check(ctgId, datasetId)
    const refused = await page(datasetId)
    expect(refused).toMatchObject({ state: 'refused' })
    // Neither of which would unsay what was read.
    expect(refused.refusal).toMatch(/^La correction ne peut pas partir.*Retirez le tableau faux/)
    expect(await page(correctsId)).toMatchObject({ state: 'shown', correctedOn: null })
  })

  test.each([
    ['of another count', { statisticalUnit: 'personnes' }, 'deposits.corrects-other-counts'],
    [
      'under another name',
      {
        content: contentOf({
          ...naive(),
          rows: counts.rows.map((row) => (row.id === 'nom:luth' ? { ...row, id: 'nom:autre' } : row)),
        }),
      },
      'deposits.corrects-fewer-cells',
    ],
    ['without a reason', { correctionReason: '' }, 'deposits.no-correction-reason'],
  ])('%s writes nothing', async (_, change, code) => {
    const { deposit } = await givenShown()
    await expect(deposit(await mask(righted, []), change)).rejects.toThrow(code)
  })

  test('is read with the places of then: a quartier that the CTG has named since stays the one that was shown', async () => {
    const { ctgId, context, correctsId, deposit, page } = await givenShown()
    const areaId = crypto.randomUUID()
    await db.insertInto('area').values({ ctg_id: ctgId, id: areaId, commune_code: '92036', name: 'Luth' }).execute()
    const asked = { ctgId, dataRequestId: null, previousId: null }
    const { places } = await getDepositPage(context, { ...asked, correctsId })
    expect(places.filter(({ name }) => name === 'Luth')).toEqual([expect.objectContaining({ id: 'nom:luth' })])
    const without = await getDepositPage(context, { ...asked, correctsId: null })
    expect(without.places.filter(({ name }) => name === 'Luth')).toEqual([
      expect.objectContaining({ id: `quartier:${areaId}` }),
    ])
    const ledger = (await listReleased(context, ctgId, correctsId)).map(({ released }) => released)
    const { datasetId } = await deposit(await mask(righted, ledger))
    await check(ctgId, datasetId)
    expect(await page(datasetId)).toMatchObject({ state: 'shown' })
  })

  test('answers the request that its table answered, and both stay under it; what was wrong is read with the figures', async () => {
    const ctg = await givenGennevilliers()
    const { ctgId, as, actors } = ctg
    const [town, caf] = [as(actors.townCoordinator), as(actors.cafCoordinator)]
    const asked = { askedPartyId: ctg.caf.id, title: 'Allocataires par quartier', request: 'En 2023.' }
    const { requestId: dataRequestId } = await askData(town, { ctgId, ...asked })
    const deposited = { ...{ ctgId, ...fields, dataRequestId, audience: 'party' as const }, readerPartyId: ctg.town.id }
    const former = await depositDataset(caf, { ...deposited, content: contentOf(await maskedRelease()) })
    await check(ctgId, former.datasetId)
    const correctsId = former.datasetId
    const ledger = (await listReleased(caf, ctgId, correctsId)).map(({ released }) => released)
    const content = contentOf(await mask(righted, ledger))
    const { datasetId } = await depositDataset(caf, {
      ...{ ...deposited, dataRequestId: '', correctsId, correctionReason, content },
      readerPartyId: '',
    })
    await check(ctgId, datasetId)
    const { request: read } = await getRequestPage(town, { ctgId, dataRequestId })
    expect(read.datasets.map(({ id }) => id).toSorted()).toEqual([correctsId, datasetId].toSorted())
    expect((await getDatasetPage(town, { ctgId, datasetId })).dataset).toMatchObject({
      isRead: false,
      correctionReason: '',
    })
    expect((await getDatasetPage(caf, { ctgId, datasetId })).dataset).toMatchObject({ isRead: true, correctionReason })
  })

  test('that changes nothing writes nothing', async () => {
    const { deposit } = await givenShown()
    await expect(deposit(await maskedRelease())).rejects.toThrow('deposits.corrects-nothing')
  })

  test('of another party’s figures, or of those of another CTG, finds nothing', async () => {
    const { ctgId, correctsId, as, actors, deposit } = await givenShown()
    const asked = { ctgId, dataRequestId: null, previousId: null, correctsId }
    await expect(getDepositPage(as(actors.townCoordinator), asked)).rejects.toThrow('deposits.dataset-not-found')
    const other = await givenShown()
    await expect(deposit(await mask(righted, []), { correctsId: other.correctsId })).rejects.toThrow('not-found')
  })

  test('is made once: what is corrected is corrected by what corrects it, withdrawn figures too', async () => {
    const { ctgId, context, correctsId, deposit, page } = await givenShown()
    await withdrawDataset(context, { ctgId, datasetId: correctsId })
    const ledger = (await listReleased(context, ctgId, correctsId)).map(({ released }) => released)
    const released = await mask(righted, ledger)
    const { datasetId } = await deposit(released)
    await expect(deposit(released)).rejects.toThrow('deposits.correction-checking')
    await check(ctgId, datasetId)
    expect(await page(correctsId)).toMatchObject({ state: 'withdrawn', correctedById: datasetId })
    await expect(deposit(released)).rejects.toThrow('deposits.already-corrected')
  })
})

describe('a series that is corrected', () => {
  test('twice is flagged on the day of the last one, one withdrawn unread left out', async () => {
    const { ctgId, as, actors } = await givenGennevilliers()
    const context = as(actors.townCoordinator)
    const ids: string[] = []
    for (const [last, day] of [
      [455, '2026-03-01'],
      [500, '2026-03-02'],
      [545, '2026-03-09'],
    ] as const) {
      const change = ids.length === 0 ? {} : { correctsId: ids.at(-1), correctionReason }
      const given = { ctgId, ...series, ...change, content: seriesOf([412, 430, last]) }
      if (ids.length > 0)
        await withdrawDataset(context, { ctgId, datasetId: (await depositDataset(context, given)).datasetId })
      const { datasetId } = await depositDataset(context, given)
      await check(ctgId, datasetId, new Date(`${day}T12:00:00Z`))
      ids.push(datasetId)
    }
    const corrections = await listSeriesCorrections(db, ctgId, [`serie-${ids[0]}`, `serie-${ids[1]}`])
    const last = { datasetId: ids[2], correctedOn: '2026-03-09', values: [{}, {}, { value: 545 }] }
    expect([...corrections.values()]).toMatchObject([last, last])
  })

  test('leaves a finding as it was frozen, flagged with what is said now, in the annexes too', async () => {
    const { ctgId, early, as, actors } = await givenGennevilliers()
    const context = as(actors.townCoordinator)
    const deposited = { ctgId, ...series, themeId: early.id }
    const former = await depositDataset(context, { ...deposited, content: seriesOf([412, 430, 455]) })
    await check(ctgId, former.datasetId)
    const finding = {
      ctgId,
      themeId: early.id,
      kind: 'weakness',
      title: 'Le périscolaire se remplit',
      text: '',
    } as const
    const indicatorIds = [`serie-${former.datasetId}`]
    const { findingId } = await proposeFinding(context, { ...finding, indicatorIds })
    const correction = await depositDataset(context, {
      ...{ ...deposited, correctsId: former.datasetId, correctionReason, content: seriesOf([412, 430, 545]) },
    })
    await check(ctgId, correction.datasetId)
    const { figures } = await getFindingPage(context, { ctgId, findingId })
    expect(figures).toMatchObject([
      {
        frozen: { reading: { value: 455 } },
        correction: { datasetId: correction.datasetId, values: [{}, {}, { year: 2025, value: 545 }] },
      },
    ])
    const elements = await getFindingElements(db, ctgId)
    expect(elements.get(findingId)?.[0]).toContain('corrigé le')
    expect(
      (
        await getDepositPage(context, {
          ...{ ctgId, dataRequestId: null, previousId: null },
          correctsId: correction.datasetId,
        })
      ).corrects?.grid,
    ).toEqual([
      ['Lieu', '2023', '2024', '2025'],
      ['Gennevilliers', '412', '430', '545'],
    ])
  })
})
