/** Deposits and requests on a real database: what is received, what is shown to whom, what answers what. */
import { describe, expect, test } from 'vitest'
import { proposeFinding } from '#app/domains/diagnosis/commands/propose-finding.server.ts'
import { getFindingPage, getProposalPage } from '#app/domains/diagnosis/finding-queries.server.ts'
import { getThemePage } from '#app/domains/diagnosis/queries.server.ts'
import { defaultRule, type ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { depositDataset } from './commands/deposit-dataset.server.ts'
import { withdrawDataset } from './commands/withdraw-dataset.server.ts'
import {
  check,
  contentOf,
  counts,
  db,
  fields,
  givenGennevilliers,
  maskedRelease,
  naive,
  series,
  seriesOf,
  untoldWhole,
} from './deposits.fixture.server.ts'
import { getDatasetFile, getDatasetPage, getDepositPage, getSharedDataPage, listReleased } from './queries.server.ts'

describe('a masked deposit', () => {
  test('is seen by nobody before the attacker of the server, then by the members', async () => {
    const { ctgId, as, actors } = await givenGennevilliers()
    const released = await maskedRelease()
    const { datasetId } = await depositDataset(as(actors.cafCoordinator), {
      ctgId,
      ...fields,
      content: contentOf(released),
    })
    const key = { ctgId, datasetId }
    expect((await getDatasetPage(as(actors.cafCoordinator), key)).table).toBeNull()
    await expect(getDatasetPage(as(actors.townCoordinator), key)).rejects.toThrow('not-found')
    await check(ctgId, datasetId)
    const { dataset, table } = await getDatasetPage(as(actors.reader), key)
    expect(dataset).toMatchObject({ state: 'shown', checkResult: { isSafe: true, exact: 0, tooTight: 0 } })
    expect(table?.places.map(({ name }) => name)).toEqual(['Gennevilliers', 'Luth', 'Agnettes', 'Village'])
    expect(table?.cells.some(({ value }) => value === 3)).toBe(false)
    expect(table?.cells.find(({ place, category }) => place === 0 && category === 0)?.value).toBe(1656)
  })

  test('is gone on from by who deposits for its party: the form says what it said', async () => {
    const { ctgId, as, actors } = await givenGennevilliers()
    const content = contentOf(await maskedRelease())
    const { datasetId } = await depositDataset(as(actors.cafCoordinator), { ctgId, ...fields, content })
    await check(ctgId, datasetId)
    const mayGoOn = async (who: 'cafCoordinator' | 'townCoordinator' | 'reader') =>
      (await getDatasetPage(as(actors[who]), { ctgId, datasetId })).may.goOn
    expect([await mayGoOn('cafCoordinator'), await mayGoOn('townCoordinator'), await mayGoOn('reader')]).toEqual([
      ...[true, false, false],
    ])
    const asked = { ctgId, dataRequestId: null, previousId: datasetId, correctsId: null }
    const { name, unit, statisticalUnit, definition, source, categoryName, audience } = fields
    expect((await getDepositPage(as(actors.cafCoordinator), asked)).previous).toMatchObject({
      ...{ name, unit, statisticalUnit, definition, source, categoryName, audience },
    })
    await expect(getDepositPage(as(actors.townCoordinator), asked)).rejects.toThrow('deposits.dataset-not-found')
  })

  test.each([
    ['that a subtraction opens', naive, fields],
    ['with a whole that no word tells', untoldWhole, { ...fields, categoryName: '' }],
  ])('%s is refused, shown to nobody, and is not in the ledger', async (_, released, said) => {
    const { ctgId, as, actors } = await givenGennevilliers()
    const content = contentOf(released())
    const { datasetId } = await depositDataset(as(actors.cafCoordinator), { ctgId, ...said, content })
    await check(ctgId, datasetId)
    const own = await getDatasetPage(as(actors.cafCoordinator), { ctgId, datasetId })
    expect(own).toMatchObject({ dataset: { state: 'refused', checkResult: { isSafe: false } }, table: null })
    await expect(getDatasetPage(as(actors.townCoordinator), { ctgId, datasetId })).rejects.toThrow('not-found')
    expect(await listReleased(as(actors.cafCoordinator), ctgId)).toEqual([])
  })

  test('that opens what left before is refused, even when that was withdrawn', async () => {
    const { ctgId, as, actors } = await givenGennevilliers()
    const context = as(actors.cafCoordinator)
    const released = await maskedRelease()
    const first = await depositDataset(context, { ctgId, ...fields, content: contentOf(released) })
    await check(ctgId, first.datasetId)
    await withdrawDataset(context, { ctgId, datasetId: first.datasetId })
    expect(await listReleased(context, ctgId)).toHaveLength(1)
    // All the town but the quartier whose count is hidden: with the total, it opens it.
    const rest = counts.values[3]?.map((total, at) => (total ?? 0) - (counts.values[0]?.[at] ?? 0)) ?? []
    const differing: ReleasedTable = {
      ...{ version: 1, universe: counts.universe, rule: defaultRule('foyers'), areZerosShown: true },
      rows: [
        { id: '92036', label: 'Gennevilliers', parentId: null },
        { id: 'nom:luth', label: 'Luth', parentId: '92036', isWithheld: true },
        { id: 'nom:reste', label: 'Tout sauf le Luth', parentId: '92036' },
      ],
      columns: counts.columns,
      cells: [[null, null, null], [null, null, null], rest],
    }
    const second = await depositDataset(context, { ctgId, ...fields, content: contentOf(differing) })
    await check(ctgId, second.datasetId)
    expect((await getDatasetPage(context, { ctgId, datasetId: second.datasetId })).dataset.state).toBe('refused')
  })

  test.each([
    ['a small count left in', { content: contentOf({ ...naive(), cells: counts.values }) }, 'deposits.small-count'],
    [
      'a small count in a row that is not shown',
      {
        content: contentOf({
          ...naive(),
          rows: [...counts.rows, { id: 'nom:autre', label: 'Autre', parentId: null, isWithheld: true }],
          cells: [...naive().cells, [3, 20, 23]],
        }),
      },
      'deposits.small-count',
    ],
    ['no threshold', { threshold: '' }, 'deposits.no-threshold'],
    ['categories without a name', { categoryName: '' }, 'deposits.no-category-name'],
    ['« blurred » counts that are not', { isBlurredAtSource: 'on' }, 'deposits.not-blurred'],
    ['« blurred » percentages', { isBlurredAtSource: 'on', unit: 'percent' as const }, 'deposits.blurred-no-counts'],
  ])('with %s writes nothing', async (_, change, code) => {
    const { ctgId, as, actors } = await givenGennevilliers()
    const content = contentOf(await maskedRelease())
    await expect(depositDataset(as(actors.cafCoordinator), { ctgId, ...fields, content, ...change })).rejects.toThrow(
      code,
    )
    const rows = await db.selectFrom('dataset').select('id').where('ctg_id', '=', ctgId).execute()
    expect(rows).toEqual([])
  })

  test('of a public file already blurred is shown at once, as it is', async () => {
    const { ctgId, as, actors } = await givenGennevilliers()
    const blurred = {
      ...naive(),
      rule: { ...defaultRule('foyers'), roundedTo: 5 },
      cells: [
        [520, 5, 525],
        [490, 40, 530],
        [500, 105, 605],
        [1510, 0, 1655],
      ],
    }
    const { datasetId } = await depositDataset(as(actors.cafCoordinator), {
      ...{ ctgId, ...fields, isBlurredAtSource: 'on', threshold: '', content: contentOf(blurred) },
    })
    const { dataset, table } = await getDatasetPage(as(actors.townCoordinator), { ctgId, datasetId })
    expect(dataset).toMatchObject({ state: 'shown', isBlurredAtSource: true, threshold: null })
    expect(table?.cells.every(({ status }) => status === 'rounded-5')).toBe(true)
  })
})

describe('who reads it', () => {
  test('one party only: the others know it exists, and read no figure', async () => {
    const { ctgId, town, as, actors } = await givenGennevilliers()
    const { datasetId } = await depositDataset(as(actors.cafCoordinator), {
      ...{ ctgId, ...fields, audience: 'party', readerPartyId: town.id, content: contentOf(await maskedRelease()) },
    })
    await check(ctgId, datasetId)
    const key = { ctgId, datasetId }
    expect((await getDatasetPage(as(actors.townCoordinator), key)).table).not.toBeNull()
    expect((await getDatasetPage(as(actors.lead), key)).table).toBeNull()
    await expect(getDatasetFile(as(actors.lead), key)).rejects.toThrow('forbidden: deposits.read-dataset')
    const shared = await getSharedDataPage(as(actors.lead), ctgId)
    expect(shared.datasets).toMatchObject([{ id: datasetId, isRead: false }])
  })

  test('another CTG and a stranger find nothing', async () => {
    const ctg = await givenGennevilliers()
    const other = await givenGennevilliers()
    const { datasetId } = await depositDataset(ctg.as(ctg.actors.townCoordinator), {
      ctgId: ctg.ctgId,
      ...series,
      content: seriesOf([412]),
    })
    await check(ctg.ctgId, datasetId)
    await expect(
      getDatasetPage(other.as(other.actors.townCoordinator), { ctgId: other.ctgId, datasetId }),
    ).rejects.toThrow('not-found')
    await expect(getDatasetPage(ctg.as(ctg.actors.stranger), { ctgId: ctg.ctgId, datasetId })).rejects.toThrow(
      'not-found',
    )
    await expect(
      proposeFinding(other.as(other.actors.townCoordinator), {
        ...{ ctgId: other.ctgId, themeId: other.early.id, kind: 'weakness', title: 'Ailleurs', text: '' },
        indicatorIds: [`serie-${datasetId}`],
      }),
    ).rejects.toThrow('not-found: deposits.dataset-not-found')
  })
})

describe('a series', () => {
  test('is under its theme after the public figures, and supports a finding that keeps it as it was read', async () => {
    const { ctgId, early, as, actors } = await givenGennevilliers()
    const context = as(actors.townCoordinator)
    const deposited = { ctgId, ...series, themeId: early.id, content: seriesOf([412, 430, 455]) }
    const { datasetId } = await depositDataset(context, deposited)
    await check(ctgId, datasetId)
    const indicatorId = `serie-${datasetId}`
    const { figures } = await getThemePage(context, { ctgId, themeId: early.id })
    expect(figures?.indicators.at(-1)).toMatchObject({
      ...{ indicator: { id: indicatorId }, year: 2025, own: { value: 455 } },
      trend: { from: { year: 2023, value: 412 } },
    })
    const choices = await getProposalPage(context, { ctgId, themeId: early.id })
    expect(choices.indicators.map(({ indicator }) => indicator.id)).toContain(indicatorId)
    const { findingId } = await proposeFinding(context, {
      ...{ ctgId, themeId: early.id, kind: 'weakness', title: 'Le périscolaire se remplit', text: '' },
      indicatorIds: [indicatorId],
    })
    await withdrawDataset(context, { ctgId, datasetId })
    const page = await getFindingPage(context, { ctgId, findingId })
    expect(page.figures).toMatchObject([
      { year: 2025, frozen: { indicatorId, reading: { value: 455 }, territoryCode: '92036' } },
    ])
  })

  test('for one party supports no finding', async () => {
    const { ctgId, caf, early, as, actors } = await givenGennevilliers()
    const context = as(actors.townCoordinator)
    const { datasetId } = await depositDataset(context, {
      ...{ ctgId, ...series, themeId: early.id, audience: 'party', readerPartyId: caf.id, content: seriesOf([412]) },
    })
    await check(ctgId, datasetId)
    const { indicators } = await getProposalPage(context, { ctgId, themeId: early.id })
    expect(indicators.map(({ indicator }) => indicator.id)).not.toContain(`serie-${datasetId}`)
    const { figures } = await getThemePage(as(actors.lead), { ctgId, themeId: early.id })
    expect(JSON.stringify(figures)).not.toContain(datasetId)
  })
})
