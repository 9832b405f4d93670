import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import type { Context } from '#app/kernel/transaction.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenConvenedMeeting, testSiteUrl } from '#test/invitation-fixture.server.ts'
import { cancelMeeting } from '../commands/cancel-meeting.server.ts'
import { makeCalendarFeed } from './commands/make-calendar-feed.server.ts'
import { removeCalendarFeed } from './commands/remove-calendar-feed.server.ts'
import { feedDoor } from './door.server.ts'
import { findFeedAddress, writeFeed } from './feed.server.ts'

const db = await testDatabase()

const givenCalled = () => givenConvenedMeeting(db, () => [{ holderName: 'BODY-MEMBER Caf de test' }])
const at = new Date('2026-12-01T09:00:00Z')

const tokenOf = async (context: Context) =>
  /\/agenda\/([\w-]{43})\/trame\.ics$/.exec((await findFeedAddress(context, testSiteUrl)) ?? '')?.[1] ?? ''

async function read(token: string, now = at) {
  const found = await feedDoor.find(db, token, now)
  if (found === undefined) return undefined
  const text = await writeFeed(db, found.personId, now, testSiteUrl)
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
  return events.map((event) => [event.getFirstPropertyValue('uid'), event.getFirstPropertyValue('status')])
}

describe('a private calendar', () => {
  test('holds the meetings one is called to, and says when one is cancelled', async () => {
    const { as, actors, context, key, meetingId } = await givenCalled()
    const member = as(actors.bodyMember)
    await makeCalendarFeed(member, {})
    const token = await tokenOf(member)
    expect(await read(token)).toEqual([[`${meetingId}@trame`, 'CONFIRMED']])
    await cancelMeeting(context, key)
    expect(await read(token)).toEqual([[`${meetingId}@trame`, 'CANCELLED']])
    expect(await read(token, new Date('2028-02-01T09:00:00Z'))).toEqual([])
  })

  test('holds those one convenes; nothing for who is not called, nor once the mandate has ended', async () => {
    const { as, actors, context, ctgId, meetingId } = await givenCalled()
    await makeCalendarFeed(context, {})
    expect(await read(await tokenOf(context))).toEqual([[`${meetingId}@trame`, 'CONFIRMED']])
    const reader = as(actors.reader)
    await makeCalendarFeed(reader, {})
    expect(await read(await tokenOf(reader))).toEqual([])
    await db
      .updateTable('member')
      .set({ until: '2026-11-30' })
      .where('ctg_id', '=', ctgId)
      .where('person_id', '=', context.actor.personId)
      .execute()
    expect(await read(await tokenOf(context))).toEqual([])
  })

  test('opens at its last address only, and at none once taken back', async () => {
    const { as, actors } = await givenCalled()
    const member = as(actors.bodyMember)
    expect(await findFeedAddress(member, testSiteUrl)).toBeNull()
    await makeCalendarFeed(member, {})
    const first = await tokenOf(member)
    await makeCalendarFeed(member, {})
    const second = await tokenOf(member)
    expect(second).not.toBe(first)
    expect(await read(first)).toBeUndefined()
    expect(await read(second)).toHaveLength(1)
    await removeCalendarFeed(member, {})
    expect(await read(second)).toBeUndefined()
    expect(await read('')).toBeUndefined()
    const events = await db
      .selectFrom('audit_entry')
      .select('detail')
      .where('person_id', '=', actors.bodyMember.personId)
      .execute()
    expect(JSON.stringify(events)).not.toContain(second)
  })
})
