/** Deposits and requests on a real database: what is received, what is shown to whom, what answers what. */
import { describe, expect, test } from 'vitest'
import { proposeFinding } from '#app/domains/diagnosis/commands/propose-finding.server.ts'
import { getFindingPage, getProposalPage } from '#app/domains/diagnosis/finding-queries.server.ts'
import { getThemePage } from '#app/domains/diagnosis/queries.server.ts'
import { defaultRule, type ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { askData } from './commands/ask-data.server.ts'
import { depositDataset } from './commands/deposit-dataset.server.ts'
import { giveData } from './commands/give-data.server.ts'
import { promiseData } from './commands/promise-data.server.ts'
import { refuseData } from './commands/refuse-data.server.ts'
import { withdrawDataset } from './commands/withdraw-dataset.server.ts'
import { withdrawRequest } from './commands/withdraw-request.server.ts'
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
import { getRequestPage } from './request-queries.server.ts'

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
      ...{ indicator: { id: indicatorId, producer: 'Ville de test' }, year: 2025, own: { value: 455 } },
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

describe('a data request', () => {
  async function givenRequest() {
    const ctg = await givenGennevilliers()
    const { ctgId, caf, early, as, actors } = ctg
    const { requestId } = await askData(as(actors.townCoordinator), {
      ...{ ctgId, askedPartyId: caf.id, themeId: early.id, title: 'Allocataires par quartier', request: 'En 2023.' },
      wantedOn: '2026-12-15',
    })
    const page = (who: keyof typeof actors) => getRequestPage(as(actors[who]), { ctgId, dataRequestId: requestId })
    return { ...ctg, dataRequestId: requestId, page }
  }

  test('is promised for a date, answered by a deposit once it is checked, and both parties see it', async () => {
    const { ctgId, dataRequestId, as, actors, page } = await givenRequest()
    expect((await page('cafCoordinator')).may).toMatchObject({
      promise: true,
      refuse: true,
      deposit: true,
      withdraw: false,
    })
    expect((await page('townCoordinator')).may).toMatchObject({ promise: false, deposit: false, withdraw: true })
    await promiseData(as(actors.cafCoordinator), { ctgId, dataRequestId, version: 1, promisedOn: '2027-01-31' })
    expect((await page('townCoordinator')).request).toMatchObject({ state: 'promised', promisedOn: '2027-01-31' })
    const released = await maskedRelease()
    const deposit = await getDepositPage(as(actors.cafCoordinator), { ctgId, dataRequestId })
    expect(deposit.request?.title).toBe('Allocataires par quartier')
    const { datasetId } = await depositDataset(as(actors.cafCoordinator), {
      ctgId,
      ...fields,
      dataRequestId,
      content: contentOf(released),
    })
    expect((await page('townCoordinator')).request).toMatchObject({ state: 'promised', datasets: [] })
    await check(ctgId, datasetId)
    expect((await page('townCoordinator')).request).toMatchObject({ state: 'given', datasets: [{ id: datasetId }] })
  })

  test('tells those who may answer, then those who asked; a new file is read as the last one was', async () => {
    const { ctgId, dataRequestId, as, actors } = await givenRequest()
    const told = async (kind: 'data-asked' | 'data-answered') => {
      const query = db.selectFrom('notice').select('person_id as personId').where('ctg_id', '=', ctgId)
      const rows = await query.where('kind', '=', kind).where('withdrawn_at', 'is', null).execute()
      return rows.map(({ personId }) => personId).toSorted()
    }
    const ids = (...people: readonly { readonly personId: string }[]) =>
      people.map(({ personId }) => personId).toSorted()
    expect(await told('data-asked')).toEqual(ids(actors.cafCoordinator, actors.housingOfficer))
    const mapping = { heads: 'quartier|2023', headerRow: 0, roles: ['place', 'figures'] }
    const content = JSON.stringify({ ...JSON.parse(contentOf(await maskedRelease())), mapping })
    const { datasetId } = await depositDataset(as(actors.cafCoordinator), { ctgId, ...fields, dataRequestId, content })
    await check(ctgId, datasetId)
    expect(await told('data-asked')).toEqual([])
    expect(await told('data-answered')).toEqual(ids(actors.townCoordinator, actors.earlyOfficer))
    expect((await getDepositPage(as(actors.townCoordinator), { ctgId, dataRequestId: null })).mappings).toEqual([
      mapping,
    ])
  })

  test('is refused with a reason, and not without one', async () => {
    const { ctgId, dataRequestId, as, actors, page } = await givenRequest()
    const answer = { ctgId, dataRequestId, version: 1, answer: '' }
    await expect(refuseData(as(actors.cafCoordinator), answer)).rejects.toThrow('Dites pourquoi')
    await refuseData(as(actors.cafCoordinator), { ...answer, answer: 'Ce découpage n’existe pas chez nous.' })
    expect((await page('reader')).request).toMatchObject({
      state: 'refused',
      answer: 'Ce découpage n’existe pas chez nous.',
    })
    await expect(withdrawRequest(as(actors.townCoordinator), { ctgId, dataRequestId, version: 2 })).rejects.toThrow(
      'deposits.request-closed',
    )
  })

  test('is neither wished nor promised for a day that is past, said at its field', async () => {
    const { ctgId, dataRequestId, as, actors, caf } = await givenRequest()
    const past = '2020-01-01'
    await expect(
      promiseData(as(actors.cafCoordinator), { ctgId, dataRequestId, version: 1, promisedOn: past }),
    ).rejects.toMatchObject({ kind: 'invalid', fields: { promisedOn: expect.any(String) } })
    await expect(
      askData(as(actors.townCoordinator), {
        ...{ ctgId, askedPartyId: caf.id, title: 'Places', request: 'En 2023.', wantedOn: past },
      }),
    ).rejects.toMatchObject({ kind: 'invalid', fields: { wantedOn: expect.any(String) } })
  })

  test('of a party that has nobody in Trame is answered by who asked, who notes it', async () => {
    const { ctgId, as, actors, partner } = await givenGennevilliers()
    const { requestId: dataRequestId } = await askData(as(actors.townCoordinator), {
      ...{ ctgId, askedPartyId: partner.id, title: 'Régime agricole', request: 'Familles, en 2025.' },
    })
    const page = (who: keyof typeof actors) => getRequestPage(as(actors[who]), { ctgId, dataRequestId })
    expect(await page('townCoordinator')).toMatchObject({ isNoted: true, may: { give: true, deposit: false } })
    expect((await page('cafCoordinator')).may).toMatchObject({ give: false, promise: false, refuse: false })
    const answer = { ctgId, dataRequestId, version: 1, answer: 'Reçu par courrier.' }
    await expect(giveData(as(actors.cafCoordinator), answer)).rejects.toThrow('forbidden: deposits.answer-request')
    await giveData(as(actors.townCoordinator), answer)
    expect((await page('reader')).request).toMatchObject({ state: 'given', answer: 'Reçu par courrier.' })
  })

  test('is answered by the party asked alone, on what it read last', async () => {
    const { ctgId, dataRequestId, as, actors } = await givenRequest()
    const answer = { ctgId, dataRequestId, version: 1, answer: 'Sur data.caf.fr.' }
    await expect(giveData(as(actors.townCoordinator), answer)).rejects.toThrow('forbidden: deposits.answer-request')
    await giveData(as(actors.cafCoordinator), answer)
    await expect(giveData(as(actors.cafCoordinator), answer)).rejects.toThrow('deposits.changed-meanwhile')
  })
})
