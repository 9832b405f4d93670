/** Data requests on a real database: asked, promised, given, refused, by whom and to whom it is told. */
import { describe, expect, test } from 'vitest'
import { askData } from './commands/ask-data.server.ts'
import { depositDataset } from './commands/deposit-dataset.server.ts'
import { giveData } from './commands/give-data.server.ts'
import { promiseData } from './commands/promise-data.server.ts'
import { refuseData } from './commands/refuse-data.server.ts'
import { withdrawRequest } from './commands/withdraw-request.server.ts'
import { check, contentOf, db, fields, givenGennevilliers, maskedRelease } from './deposits.fixture.server.ts'
import { getDepositPage } from './queries.server.ts'
import { getRequestPage } from './request-queries.server.ts'

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
    const deposit = await getDepositPage(as(actors.cafCoordinator), {
      ctgId,
      dataRequestId,
      previousId: null,
      correctsId: null,
    })
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
    const noticesOf = async (kind: 'data-asked' | 'data-answered') => {
      const query = db.selectFrom('notice').select('person_id as personId').where('ctg_id', '=', ctgId)
      const rows = await query.where('kind', '=', kind).where('withdrawn_at', 'is', null).execute()
      return rows.map(({ personId }) => personId).toSorted()
    }
    const ids = (...people: readonly { readonly personId: string }[]) =>
      people.map(({ personId }) => personId).toSorted()
    expect(await noticesOf('data-asked')).toEqual(ids(actors.cafCoordinator, actors.housingOfficer))
    const mapping = { heads: 'quartier|2023', headerRow: 0, roles: ['place', 'figures'] }
    const content = JSON.stringify({ ...JSON.parse(contentOf(await maskedRelease())), mapping })
    const { datasetId } = await depositDataset(as(actors.cafCoordinator), { ctgId, ...fields, dataRequestId, content })
    await check(ctgId, datasetId)
    expect(await noticesOf('data-asked')).toEqual([])
    expect(await noticesOf('data-answered')).toEqual(ids(actors.townCoordinator, actors.earlyOfficer))
    expect(
      (
        await getDepositPage(as(actors.townCoordinator), {
          ctgId,
          dataRequestId: null,
          previousId: null,
          correctsId: null,
        })
      ).mappings,
    ).toEqual([mapping])
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

  test('tells a contributor of the party asked what is hers: to deposit, never to note an answer received', async () => {
    const { ctgId, as, actors, town } = await givenGennevilliers()
    const { requestId: dataRequestId } = await askData(as(actors.cafCoordinator), {
      ...{ ctgId, askedPartyId: town.id, title: 'Périscolaire', request: 'Places, en 2025.' },
    })
    const page = await getRequestPage(as(actors.contributor), { ctgId, dataRequestId })
    expect(page).toMatchObject({ isNoted: false, isDepositorAlone: true, may: { deposit: true, promise: false } })
    const coordinator = await getRequestPage(as(actors.townCoordinator), { ctgId, dataRequestId })
    expect(coordinator).toMatchObject({
      isNoted: false,
      isDepositorAlone: false,
      may: { deposit: true, promise: true },
    })
  })

  test('is answered by the party asked alone, on what it read last', async () => {
    const { ctgId, dataRequestId, as, actors } = await givenRequest()
    const answer = { ctgId, dataRequestId, version: 1, answer: 'Sur data.caf.fr.' }
    await expect(giveData(as(actors.townCoordinator), answer)).rejects.toThrow('forbidden: deposits.answer-request')
    await giveData(as(actors.cafCoordinator), answer)
    await expect(giveData(as(actors.cafCoordinator), answer)).rejects.toThrow('deposits.changed-meanwhile')
  })
})
