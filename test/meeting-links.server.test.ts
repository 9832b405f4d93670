/** Pages of meetings lead nowhere that there is nothing to do or to read. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { createMeeting } from '#app/domains/meetings/commands/create-meeting.server.ts'
import { openMeeting } from '#app/domains/meetings/commands/open-meeting.server.ts'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { takeSnapshot } from '#app/domains/snapshots/commands/take-snapshot.server.ts'
import { addDays, parisDay } from '#app/kernel/calendar.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { givenCtg } from './ctg-fixture.server.ts'
import { testDatabase } from './database.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'

const given: { app?: TestApp; db?: Database } = {}
const db = () => given.db ?? expect.unreachable('no database')
const app = () => given.app ?? expect.unreachable('no application')
beforeAll(async () => {
  given.db = await testDatabase()
  given.app = await openTestApp(given.db)
})
afterAll(() => given.app?.close())

const now = new Date()
const today = parisDay(now)

/** A copil in session today, without agenda. */
async function givenCopil() {
  const ctg = await givenCtg(db())
  const context = ctg.as(ctg.actors.cafCoordinator, now)
  const { bodyId } = await createBody(context, {
    ctgId: ctg.ctgId,
    kind: 'copil',
    name: 'Copil',
    hasDefaultSeats: 'on',
  })
  const { meetingId } = await createMeeting(context, { ctgId: ctg.ctgId, bodyId, day: today, hour: '00:00' })
  await openMeeting(context, { ctgId: ctg.ctgId, meetingId })
  const cookies = {
    coordinator: await app().signIn(ctg.actors.cafCoordinator),
    elected: await app().signIn(ctg.actors.bodyMember),
  }
  const pageOf = async (path: string, who: keyof typeof cookies) =>
    (await app().get(`/ctg/${ctg.ctgId}${path}`, cookies[who])).text()
  return { ...ctg, context, meetingId, pageOf }
}

test('the agenda is to be written by who may, and said empty to the others', async () => {
  const { meetingId, pageOf } = await givenCopil()
  for (const path of [`/reunions/${meetingId}/seance`, '/plan/copil']) {
    expect(await pageOf(path, 'coordinator')).toContain('Écrire l’ordre du jour')
    const page = await pageOf(path, 'elected')
    expect(page).not.toContain('Écrire l’ordre du jour')
  }
  expect(await pageOf(`/reunions/${meetingId}/seance`, 'elected')).toContain('n’a pas de point à l’ordre du jour')
})

test('what changed in the plan is offered once an earlier state holds actions', async () => {
  const { ctgId, context, meetingId, pageOf } = await givenCopil()
  const page = () => pageOf(`/reunions/${meetingId}`, 'elected')
  expect(await page()).not.toContain('comparer?reunion=')
  const earlier = { ...context, at: new Date(`${addDays(today, -30)}T10:00:00Z`) }
  await takeSnapshot(earlier, { ctgId, name: 'Plan vide' })
  expect(await page()).not.toContain('comparer?reunion=')
  expect(await pageOf(`/suivi/etats/comparer?reunion=${meetingId}`, 'elected')).toContain('aucune action')
  await createAction(earlier, { ctgId, title: 'Un relais' })
  await takeSnapshot(earlier, { ctgId, name: 'Plan' })
  expect(await page()).toContain('comparer?reunion=')
})
