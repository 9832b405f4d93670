import { describe, expect, test } from 'vitest'
import { addSeat } from '#app/domains/governance/commands/add-seat.server.ts'
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { leadBody } from '#app/domains/governance/commands/lead-body.server.ts'
import { reopenBody } from '#app/domains/governance/commands/reopen-body.server.ts'
import { getDirectoryPage } from '#app/domains/governance/directory-queries.server.ts'
import { getBodiesPage, getBodyPage, getRenewalPage } from '#app/domains/governance/queries.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { cancelMeeting } from './commands/cancel-meeting.server.ts'
import { createMeeting } from './commands/create-meeting.server.ts'
import { endBody } from './commands/end-body.server.ts'
import { updateMeeting } from './commands/update-meeting.server.ts'
import { getNewMeetingPage, listMeetingsOfBody } from './meeting-queries.server.ts'

const db = await testDatabase()

/** A group with a seat, on 24 November 2026. */
async function givenGroup() {
  const ctg = await givenCtg(db)
  const context = ctg.as(ctg.actors.cafCoordinator)
  const { ctgId } = ctg
  const { bodyId } = await createBody(context, { ctgId, kind: 'working-group', name: 'Groupe' })
  const key = { ctgId, bodyId }
  await addSeat(context, { ...key, partyId: ctg.town.id, functionTitle: 'Adjointe', holderName: 'Nadia' })
  const meet = (day: string) => createMeeting(context, { ...key, day, hour: '9:00' })
  return { ...ctg, context, key, meet }
}

describe('a body that ends', () => {
  test('leaves lists, composition and directory the next day; its meetings stay; it is reopened with its seats', async () => {
    const { context, key, meet, ctgId, town } = await givenGroup()
    await meet('2026-11-10')
    await endBody(context, { ...key, endedOn: '2026-11-20', reason: 'Groupe dissous' })
    const everyone = { ctgId, words: 'nadia', partyId: null, bodyId: null }
    const seen = async () => {
      const { bodies, endedBodies } = await getBodiesPage(context, ctgId)
      const renewed = (await getRenewalPage(context, { ctgId, partyId: town.id })).seats
      return {
        listed: bodies.some(({ id }) => id === key.bodyId),
        ended: endedBodies.some(({ id }) => id === key.bodyId),
        offered: (await getNewMeetingPage(context, ctgId)).bodies.some(({ id }) => id === key.bodyId),
        people: (await getDirectoryPage(context, everyone)).people.length,
        renewed: renewed.filter(({ bodyId }) => bodyId === key.bodyId).length,
      }
    }
    expect(await seen()).toEqual({ listed: false, ended: true, offered: false, people: 0, renewed: 0 })
    const page = await getBodyPage(context, key)
    expect([page.isEnded, page.body.endedReason]).toEqual([true, 'Groupe dissous'])
    expect(await listMeetingsOfBody(context, key)).toHaveLength(1)
    await reopenBody(context, key)
    expect(await seen()).toEqual({ listed: true, ended: false, offered: true, people: 1, renewed: 1 })
  })

  test('has no meeting after its last day: neither kept, nor made, nor moved there', async () => {
    const { context, key, meet, ctgId } = await givenGroup()
    const { meetingId } = await meet('2026-12-10')
    await expect(endBody(context, { ...key, endedOn: '2026-12-09', reason: '' })).rejects.toMatchObject({
      code: 'governance.body-meets-after',
    })
    await endBody(context, { ...key, endedOn: '2026-12-10', reason: '' })
    expect((await getBodyPage(context, key)).isEnded).toBe(false)
    await expect(meet('2026-12-11')).rejects.toMatchObject({ code: 'governance.body-ended' })
    const moved = { ctgId, meetingId, version: 1, title: 'Groupe', day: '2026-12-11', hour: '9:00' }
    await expect(updateMeeting(context, moved)).rejects.toMatchObject({ code: 'governance.body-ended' })
    await updateMeeting(context, { ...moved, day: '2026-12-08' })
    await cancelMeeting(context, { ctgId, meetingId })
  })

  test('ends once, is reopened once, by who leads it', async () => {
    const { context, key, as, actors } = await givenGroup()
    const form = { ...key, endedOn: '2026-11-20', reason: '' }
    await expect(reopenBody(context, key)).rejects.toMatchObject({ code: 'governance.body-not-ended' })
    await expect(endBody(as(actors.reader), form)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(endBody(as(actors.stranger), form)).rejects.toMatchObject({ kind: 'not-found' })
    await endBody(context, form)
    await expect(endBody(context, form)).rejects.toMatchObject({ code: 'governance.body-ended' })
    await expect(reopenBody(as(actors.reader), key)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

test('who leads is dated: those of before are told apart, and may come back', async () => {
  const { context, key, caf, ctgId } = await givenGroup()
  const leader = (id: string, leaderName: string, leaderSince = '', leaderUntil = '') => ({
    ...{ id, leaderName, leaderParty: caf.id, leaderSince, leaderUntil },
  })
  const leaders = [leader('0', 'Claire', '2026-11-01'), leader('1', 'Zoé', '2025-01-01', '2026-10-31')]
  await leadBody(context, { ...key, version: 1, leaders })
  const page = await getBodyPage(context, key)
  const names = (rows: readonly { readonly personName: string }[]) => rows.map(({ personName }) => personName)
  expect([names(page.leaders), names(page.pastLeaders)]).toEqual([['Claire'], ['Zoé']])
  const people = async (words: string) =>
    (await getDirectoryPage(context, { ctgId, words, partyId: null, bodyId: null })).people.length
  expect([await people('claire'), await people('zoé')]).toEqual([1, 0])
  const refused = (rows: ReturnType<typeof leader>[]) =>
    expect(leadBody(context, { ...key, version: 2, leaders: rows })).rejects
  await refused([leader('0', 'Claire', '2026-11-01', '2026-10-01')]).toMatchObject({
    code: 'governance.leader-end-before-start',
  })
  await refused([leader('0', 'Claire', '', '2026-11-01'), leader('1', 'Claire', '2026-11-01')]).toMatchObject({
    code: 'governance.leader-twice',
  })
  await refused('abcdefg'.split('').map((name) => leader(name, name))).toMatchObject({
    code: 'governance.too-many-leaders',
  })
  await leadBody(context, {
    ...key,
    version: 2,
    leaders: [leader('0', 'Claire', '2025-01-01', '2025-06-01'), leader('1', 'Claire', '2026-11-01')],
  })
})
