import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import { actionsOf, getCtg, givenConvention } from './amendments.fixture.server.ts'
import { recordTermination } from './commands/record-termination.server.ts'
import { undoTermination } from './commands/undo-termination.server.ts'
import { getAmendmentsPage } from './queries.server.ts'

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
})
