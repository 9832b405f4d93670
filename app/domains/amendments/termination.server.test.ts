import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import { readAmendment } from './amendment-content.ts'
import { actionsOf, getAmendmentRow, getCtg, givenConvention } from './amendments.fixture.server.ts'
import { freezeAmendment } from './commands/freeze-amendment.server.ts'
import { prepareAmendment } from './commands/prepare-amendment.server.ts'
import { recordAmendmentSignature } from './commands/record-amendment-signature.server.ts'
import { recordTermination } from './commands/record-termination.server.ts'
import { undoTermination } from './commands/undo-termination.server.ts'
import { getDeliberationFile, getTerminationLetter } from './documents.server.ts'
import { getAmendmentPage, getAmendmentsPage, getSinceSigned } from './queries.server.ts'
import { endPutOff } from './termination.ts'

const db = await testDatabase()

describe('a termination', () => {
  const terms = { reason: 'Une raison.', notifiedOn: '2026-11-02', noticeLength: '3', noticeUnit: 'month' } as const

  test('ends the CTG after its notice, never before, and is undone until then', async () => {
    const { ctgId, coordinator, town, as, actors } = await givenConvention(db)
    const { terminationId, effectiveOn } = await recordTermination(coordinator, { ctgId, partyId: town.id, ...terms })
    expect(effectiveOn).toBe('2027-02-02')
    expect((await getCtg(db, ctgId)).endsOn).toBe('2027-02-02')
    const page = await getAmendmentsPage(coordinator, ctgId)
    expect(page.terminations).toMatchObject([{ state: 'in-notice', isWhole: true }])
    await expect(recordTermination(coordinator, { ctgId, partyId: null, ...terms })).rejects.toMatchObject({
      code: 'convention.already-terminated',
    })
    const later = as(actors.townCoordinator, new Date('2027-02-03T09:00:00Z'))
    await expect(undoTermination(later, { ctgId, terminationId })).rejects.toMatchObject({
      code: 'convention.termination-effective',
    })
    await undoTermination(coordinator, { ctgId, terminationId })
    expect((await getCtg(db, ctgId)).endsOn).toBe('2030-12-31')
    expect(await actionsOf(db, ctgId)).toEqual(expect.arrayContaining(['termination.recorded', 'termination.undone']))
  })

  test('is told to the other coordination, where to read it and why; so is its undoing', async () => {
    const { ctgId, coordinator, town, actors } = await givenConvention(db)
    const { terminationId } = await recordTermination(coordinator, { ctgId, partyId: town.id, ...terms })
    await undoTermination(coordinator, { ctgId, terminationId })
    const notices = await db
      .selectFrom('notice')
      .select(['person_id as personId', 'kind', 'facts'])
      .where('ctg_id', '=', ctgId)
      .where('subject_type', '=', 'ctg')
      .orderBy('kind')
      .execute()
    const { personId } = actors.cafCoordinator
    expect(notices).toMatchObject([
      { personId, kind: 'termination-recorded', facts: { quote: terms.reason, page: '/convention/avenants' } },
      { personId, kind: 'termination-undone', facts: { anchor: '#resiliation' } },
    ])
  })

  test('of one party that is no lead leaves the convention to the others', async () => {
    const { ctgId, coordinator, partner } = await givenConvention(db)
    await db
      .updateTable('party')
      .set({ is_signatory: true })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', partner.id)
      .execute()
    await recordTermination(coordinator, { ctgId, partyId: partner.id, ...terms })
    expect((await getCtg(db, ctgId)).endsOn).toBe('2030-12-31')
  })

  test('a notification of tomorrow, or an end before the start, is refused', async () => {
    const { ctgId, coordinator, town } = await givenConvention(db)
    await expect(
      recordTermination(coordinator, { ctgId, partyId: town.id, ...terms, notifiedOn: '2026-12-01' }),
    ).rejects.toMatchObject({ kind: 'invalid' })
    await expect(
      recordTermination(coordinator, { ctgId, partyId: town.id, ...terms, notifiedOn: '2025-01-01' }),
    ).rejects.toMatchObject({ code: 'convention.ends-before-it-starts' })
  })

  test('that an extension puts off is said before it is signed, in what is signed, and after', async () => {
    const { ctgId, coordinator, caf, town } = await givenConvention(db)
    const { terminationId } = await recordTermination(coordinator, { ctgId, partyId: town.id, ...terms })
    expect((await getSinceSigned(db, ctgId)).earlyEnd).toMatchObject({ endsOn: '2027-02-02', extension: null })
    const { amendmentId } = await prepareAmendment(coordinator, { ctgId, kind: 'extension' })
    const page = await getAmendmentPage(coordinator, { ctgId, amendmentId })
    expect(page).toMatchObject({ putOff: { id: terminationId }, amendment: { newEndsOn: '2028-02-02' } })
    await freezeAmendment(coordinator, { ctgId, amendmentId })
    const visa = /Vu la fin avant le terme notifiée par .+ le 2 novembre 2026, à effet du 2 février 2027 ;/
    const { content } = await getAmendmentRow(db, ctgId, amendmentId)
    expect(JSON.stringify(readAmendment(content).document)).toMatch(visa)
    const model = await getDeliberationFile(coordinator, { ctgId, amendmentId, partyId: caf.id })
    expect(JSON.stringify(model.dossier)).toMatch(visa)
    expect((await getSinceSigned(db, ctgId)).earlyEnd?.extension).toMatchObject({ newEndsOn: '2028-02-02' })
    for (const partyId of [caf.id, town.id])
      await recordAmendmentSignature(coordinator, { ctgId, amendmentId, partyId, signedOn: '2026-11-20' })
    expect((await getSinceSigned(db, ctgId)).earlyEnd).toMatchObject({ endsOn: '2028-02-02', extension: null })
    const letter = await getTerminationLetter(coordinator, { ctgId, terminationId })
    expect(JSON.stringify(letter.dossier)).toContain('la fin de la convention a depuis été portée au 2 février 2028')
    expect((await getAmendmentPage(coordinator, { ctgId, amendmentId })).putOff).toBeNull()
  })

  test('withdrawn, or of one party alone, is put off by nothing', () => {
    const one = { partyId: null, isWhole: true, effectiveOn: '2027-02-02', isWithdrawn: false }
    expect(endPutOff([one], '2027-02-03')).toBe(one)
    for (const [termination, endsOn] of [
      [one, '2027-02-02'],
      [one, null],
      [{ ...one, isWithdrawn: true }, '2028-01-01'],
      [{ ...one, isWhole: false }, '2028-01-01'],
    ] as const)
      expect(endPutOff([termination], endsOn)).toBeUndefined()
  })
})
