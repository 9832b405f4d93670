import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import { getAmendmentRow, givenConvention, givenFrozen } from './amendments.fixture.server.ts'
import { freezeAmendment } from './commands/freeze-amendment.server.ts'
import { prepareAmendment } from './commands/prepare-amendment.server.ts'
import { recordAmendmentSignature } from './commands/record-amendment-signature.server.ts'
import { setAmendmentArticle } from './commands/set-amendment-article.server.ts'
import { updateAmendment } from './commands/update-amendment.server.ts'
import { withdrawAmendment } from './commands/withdraw-amendment.server.ts'
import { getAmendmentPage } from './queries.server.ts'

const db = await testDatabase()
const getRow = (ctgId: string, id: string) => getAmendmentRow(db, ctgId, id)

describe('what is refused writes nothing', () => {
  test('an end that is not later is said at its field, before the amendment is frozen', async () => {
    const { ctgId, coordinator } = await givenConvention(db)
    const { amendmentId } = await prepareAmendment(coordinator, { ctgId, kind: 'extension' })
    const earlier = { ctgId, amendmentId, version: 1, motive: 'Prolonger.', newEndsOn: '2030-06-30' }
    await expect(updateAmendment(coordinator, earlier)).rejects.toMatchObject({
      code: 'convention.amendment-to-correct',
      fields: { newEndsOn: 'La nouvelle fin doit venir après la fin actuelle de la convention.' },
    })
    expect((await getRow(ctgId, amendmentId)).new_ends_on).toBe('2031-12-31')
  })

  test('an amendment is not signed before the convention it changes', async () => {
    const { ctgId, coordinator, caf } = await givenConvention(db)
    const { amendmentId } = await givenFrozen(coordinator, ctgId)
    const early = { ctgId, amendmentId, partyId: caf.id, signedOn: '2026-02-28' }
    await expect(recordAmendmentSignature(coordinator, early)).rejects.toMatchObject({
      code: 'convention.signature-to-correct',
      fields: { signedOn: expect.stringContaining('1er mars 2026') },
    })
    const { amendment } = await getAmendmentPage(coordinator, { ctgId, amendmentId })
    expect(amendment.standing.signed).toEqual([])
  })

  test('a stranger knows nothing of it, a reader may not', async () => {
    const { ctgId, as, actors } = await givenConvention(db)
    await expect(prepareAmendment(as(actors.stranger), { ctgId, kind: 'extension' })).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(prepareAmendment(as(actors.reader), { ctgId, kind: 'extension' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    expect(await db.selectFrom('amendment').select('id').where('ctg_id', '=', ctgId).execute()).toEqual([])
  })

  test('an amendment that changes nothing, or ends earlier, is not frozen and takes no number', async () => {
    const { ctgId, coordinator } = await givenConvention(db)
    const { amendmentId } = await prepareAmendment(coordinator, { ctgId, kind: 'correction' })
    const freeze = () => freezeAmendment(coordinator, { ctgId, amendmentId })
    await expect(freeze()).rejects.toMatchObject({ code: 'convention.amendment-changes-nothing' })
    await updateAmendment(coordinator, { ctgId, amendmentId, version: 1, motive: 'x', newEndsOn: '2031-06-30' })
    // The end of the CTG was put off meanwhile.
    await db.updateTable('ctg').set({ ends_on: '2031-12-31' }).where('id', '=', ctgId).execute()
    await expect(freeze()).rejects.toMatchObject({ code: 'convention.end-not-later' })
    expect((await givenFrozen(coordinator, ctgId)).number).toBe(1)
  })

  test('a frozen text changes no more, nothing is signed before it is frozen, and a number given stays taken', async () => {
    const { ctgId, coordinator, caf } = await givenConvention(db)
    const { amendmentId } = await prepareAmendment(coordinator, { ctgId, kind: 'extension' })
    const sign = { ctgId, amendmentId, partyId: caf.id, signedOn: '2026-11-02' }
    await expect(recordAmendmentSignature(coordinator, sign)).rejects.toMatchObject({
      code: 'convention.amendment-not-frozen',
    })
    await freezeAmendment(coordinator, { ctgId, amendmentId })
    const article = { ctgId, amendmentId, title: 'Durée', body: 'Autre.' }
    await expect(setAmendmentArticle(coordinator, article)).rejects.toMatchObject({
      code: 'convention.amendment-frozen',
    })
    await withdrawAmendment(coordinator, { ctgId, amendmentId })
    await expect(recordAmendmentSignature(coordinator, sign)).rejects.toMatchObject({
      code: 'convention.amendment-withdrawn',
    })
    expect((await givenFrozen(coordinator, ctgId)).number).toBe(2)
  })

  test('a signature of tomorrow is told at its field', async () => {
    const { ctgId, coordinator, caf } = await givenConvention(db)
    const { amendmentId } = await givenFrozen(coordinator, ctgId)
    const sign = { ctgId, amendmentId, partyId: caf.id, signedOn: '2027-01-01' }
    await expect(recordAmendmentSignature(coordinator, sign)).rejects.toMatchObject({
      kind: 'invalid',
      fields: { signedOn: expect.stringContaining('à venir') },
    })
  })
})
