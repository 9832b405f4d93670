import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { closeMeeting } from '#app/domains/journey/commands/close-meeting.server.ts'
import { createMeeting } from '#app/domains/meetings/commands/create-meeting.server.ts'
import { openMeeting } from '#app/domains/meetings/commands/open-meeting.server.ts'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { updateAction } from '#app/domains/plan/commands/update-action.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { type CtgFixture, givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase, unguardedDatabase } from '#test/database.server.ts'
import { takeSnapshot } from './commands/take-snapshot.server.ts'
import { getChangesSince, getComparisonPage, getStatePage, listFirstDates, listSnapshots } from './queries.server.ts'

const given: { db?: Database } = {}
const db = () => given.db ?? expect.unreachable('no database')
/** To look at what was written, by id alone. */
const written = await unguardedDatabase()
beforeAll(async () => {
  given.db = await testDatabase()
})

const on = (ctg: CtgFixture, day: string) => ctg.as(ctg.actors.cafCoordinator, new Date(`${day}T14:00:00Z`))

/** Holds a meeting on a day, closed then or later. */
async function holdMeeting(
  ctg: CtgFixture,
  day: string,
  kind: 'copil' | 'operational-committee' = 'copil',
  closedOn = day,
): Promise<string> {
  const { ctgId } = ctg
  const context = on(ctg, day)
  const { bodyId } = await createBody(context, { ctgId, kind, name: `${kind} ${randomUUID()}` })
  const { meetingId } = await createMeeting(context, { ctgId, bodyId, day, hour: '14:00' })
  await openMeeting(context, { ctgId, meetingId })
  await closeMeeting(on(ctg, closedOn), { ctgId, meetingId })
  return meetingId
}

const newAction = async (ctg: CtgFixture, day: string, title: string, given: object = {}) =>
  (await createAction(on(ctg, day), { ctgId: ctg.ctgId, title, status: 'in-progress', endsOn: '2027-03-01', ...given }))
    .actionId

const changesOn = (ctg: CtgFixture, today: string, since: Parameters<typeof getChangesSince>[2] = {}) =>
  getChangesSince(db(), { ctgId: ctg.ctgId, today }, since)

describe('a state of the plan', () => {
  test('is frozen when a copil is closed, under the day it was held; no other meeting freezes one', async () => {
    const ctg = await givenCtg(db())
    await newAction(ctg, '2026-01-10', 'Un relais')
    await newAction(ctg, '2026-01-10', 'Une étude', { status: 'proposed' })
    const meetingId = await holdMeeting(ctg, '2026-02-10', 'copil', '2026-02-12')
    await holdMeeting(ctg, '2026-03-10', 'operational-committee')
    expect(await listSnapshots(db(), ctg.ctgId)).toMatchObject([
      {
        name: 'Copil du 10 février 2026',
        reason: 'copil',
        meetingId,
        takenOn: '2026-02-12',
        takenBy: ctg.actors.cafCoordinator.name,
        actionCount: 2,
      },
    ])
  })

  test('is never changed, even by the database’s own hand', async () => {
    const ctg = await givenCtg(db())
    await holdMeeting(ctg, '2026-02-10')
    const change = written.updateTable('plan_snapshot').set({ name: 'Autre' }).where('ctg_id', '=', ctg.ctgId)
    await expect(change.execute()).rejects.toThrow('never changed')
  })

  test('leaves out a sheet restricted since, here and in what changed, and takes it back with its count', async () => {
    const ctg = await givenCtg(db())
    const [kept, apart] = [
      await newAction(ctg, '2026-01-10', 'Un relais'),
      await newAction(ctg, '2026-01-10', 'Fermer'),
    ]
    await holdMeeting(ctg, '2026-02-10')
    const told = async () => {
      const [state] = await listSnapshots(db(), ctg.ctgId)
      const { content } = await getStatePage(on(ctg, '2026-06-01'), {
        ctgId: ctg.ctgId,
        snapshotId: state?.id ?? '',
      })
      const since = await changesOn(ctg, '2026-06-01')
      return { count: state?.actionCount, ids: content.actions.map(({ id }) => id), dropped: since?.changes.dropped }
    }
    const restrict = (isRestricted: boolean) =>
      written
        .withSchema('public')
        .updateTable('action')
        .set({ is_restricted: isRestricted })
        .where('id', '=', apart)
        .execute()
    const whole = await told()
    expect(whole).toMatchObject({ count: 2, dropped: [] })
    await restrict(true)
    expect(await told()).toEqual({ count: 1, ids: [kept], dropped: [] })
    await restrict(false)
    expect(await told()).toEqual(whole)
  })

  test('is journaled', async () => {
    const ctg = await givenCtg(db())
    await holdMeeting(ctg, '2026-02-10')
    const [{ id } = { id: '' }] = await listSnapshots(db(), ctg.ctgId)
    const lines = await written.selectFrom('audit_entry').selectAll().where('subject_id', '=', id).execute()
    expect(lines).toMatchObject([{ action: 'plan-snapshot.taken', ctg_id: ctg.ctgId }])
  })
})

describe('what changed since', () => {
  test('no state, no comparison', async () => {
    expect(await changesOn(await givenCtg(db()), '2026-06-01')).toBeUndefined()
  })

  test('the last copil, up to today; an empty plan then gives way', async () => {
    const ctg = await givenCtg(db())
    await holdMeeting(ctg, '2026-01-05')
    expect(await changesOn(ctg, '2026-06-01')).toBeUndefined()
    const actionId = await newAction(ctg, '2026-01-10', 'Un relais')
    await holdMeeting(ctg, '2026-02-10')
    await updateAction(on(ctg, '2026-03-01'), {
      ctgId: ctg.ctgId,
      actionId,
      version: 1,
      title: 'Un relais',
      endsOn: '2027-09-01',
      leadName: 'Samira',
    })
    await newAction(ctg, '2026-03-02', 'Une crèche')
    const changes = await changesOn(ctg, '2026-06-01')
    expect(changes?.before).toMatchObject({ name: 'Copil du 10 février 2026', on: '2026-02-10', actionCount: 1 })
    expect(changes?.after).toMatchObject({ snapshotId: null, on: '2026-06-01', actionCount: 2 })
    expect(changes?.changes.added).toMatchObject([{ title: 'Une crèche' }])
    expect(changes?.changes.movedDates).toMatchObject([{ actionId, months: 6 }])
    expect(changes?.changes.leads).toMatchObject([{ actionId, to: { name: 'Samira' } }])
    expect(changes?.changes.dropped).toEqual([])
  })

  test('the copil before a meeting: up to the state it left once closed, up to today before', async () => {
    const ctg = await givenCtg(db())
    await newAction(ctg, '2026-01-10', 'Un relais')
    await holdMeeting(ctg, '2026-02-10')
    await newAction(ctg, '2026-03-02', 'Une crèche')
    const second = await holdMeeting(ctg, '2026-06-10')
    await newAction(ctg, '2026-07-02', 'Un guide')
    const closed = await changesOn(ctg, '2026-09-01', { meetingId: second })
    expect([closed?.before.on, closed?.after.on]).toEqual(['2026-02-10', '2026-06-10'])
    expect(closed?.changes.added).toMatchObject([{ title: 'Une crèche' }])
    const { bodyId } = await createBody(on(ctg, '2026-08-01'), { ctgId: ctg.ctgId, kind: 'copil', name: 'Copil 3' })
    const next = { ctgId: ctg.ctgId, bodyId, day: '2026-10-10', hour: '14:00' }
    const { meetingId } = await createMeeting(on(ctg, '2026-08-01'), next)
    const coming = await changesOn(ctg, '2026-09-01', { meetingId })
    expect([coming?.before.on, coming?.after.snapshotId]).toEqual(['2026-06-10', null])
    expect(coming?.changes.added).toMatchObject([{ title: 'Un guide' }])
  })

  test('a state or a meeting of another CTG is not found', async () => {
    const [mine, other] = [await givenCtg(db()), await givenCtg(db())]
    const meetingId = await holdMeeting(other, '2026-02-10')
    const [{ id: snapshotId } = { id: '' }] = await listSnapshots(db(), other.ctgId)
    await expect(changesOn(mine, '2026-06-01', { snapshotId })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(changesOn(mine, '2026-06-01', { meetingId })).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('reading a state', () => {
  test('gives the plan of that day, whatever became of it; to members of its CTG only', async () => {
    const [ctg, other] = [await givenCtg(db()), await givenCtg(db())]
    const actionId = await newAction(ctg, '2026-01-10', 'Un relais', { leadName: 'Samira' })
    await holdMeeting(ctg, '2026-02-10')
    await updateAction(on(ctg, '2026-03-01'), { ctgId: ctg.ctgId, actionId, version: 1, title: 'Deux relais' })
    const [{ id: snapshotId } = { id: '' }] = await listSnapshots(db(), ctg.ctgId)
    const page = await getStatePage(ctg.as(ctg.actors.reader), { ctgId: ctg.ctgId, snapshotId })
    expect(page.content.actions).toMatchObject([{ id: actionId, title: 'Un relais', leadName: 'Samira' }])
    for (const ctgId of [ctg.ctgId, other.ctgId])
      await expect(getStatePage(other.as(other.actors.reader), { ctgId, snapshotId })).rejects.toMatchObject({
        kind: 'not-found',
      })
  })
})

describe('freezing the plan when asked', () => {
  test('keeps it under a name, by whom steers; the others and strangers write nothing', async () => {
    const ctg = await givenCtg(db())
    await newAction(ctg, '2026-01-10', 'Un relais')
    const input = { ctgId: ctg.ctgId, name: 'Avant les groupes' }
    for (const actor of [ctg.actors.lead, ctg.actors.reader, ctg.actors.bodyMember])
      await expect(takeSnapshot(ctg.as(actor), input)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(takeSnapshot(ctg.as(ctg.actors.stranger), input)).rejects.toMatchObject({ kind: 'not-found' })
    expect(await listSnapshots(db(), ctg.ctgId)).toEqual([])
    await takeSnapshot(ctg.as(ctg.actors.earlyOfficer), input)
    expect(await listSnapshots(db(), ctg.ctgId)).toMatchObject([
      { name: 'Avant les groupes', reason: 'asked', meetingId: null, takenOn: '2026-11-24', actionCount: 1 },
    ])
  })

  test('takes at most eight statements', async () => {
    const ctg = await givenCtg(db())
    await newAction(ctg, '2026-01-10', 'Un relais')
    const queries = vi.spyOn(pg.Client.prototype, 'query')
    await takeSnapshot(ctg.as(ctg.actors.cafCoordinator), { ctgId: ctg.ctgId, name: 'Compté' })
    const statements = queries.mock.calls
      .map(([text]) => JSON.stringify(text))
      .filter((text) => !/"(begin|commit)"/i.test(text))
    queries.mockRestore()
    expect(statements.length).toBeLessThanOrEqual(8)
  })
})

describe('two states side by side', () => {
  test('the earlier first whatever the order asked; the same twice is no comparison', async () => {
    const ctg = await givenCtg(db())
    await newAction(ctg, '2026-01-10', 'Un relais')
    await holdMeeting(ctg, '2026-02-10')
    await newAction(ctg, '2026-03-02', 'Une crèche')
    await holdMeeting(ctg, '2026-06-10')
    const [late, early] = (await listSnapshots(db(), ctg.ctgId)).map(({ id }) => id)
    const page = (query: object) => getComparisonPage(on(ctg, '2026-09-01'), { ctgId: ctg.ctgId, ...query })
    for (const query of [
      { before: early, after: late },
      { before: late, after: early },
    ]) {
      const { comparison, chosen } = await page(query)
      expect(chosen).toEqual({ before: early, after: late })
      expect(comparison?.changes.added).toMatchObject([{ title: 'Une crèche' }])
    }
    expect((await page({ before: late, after: late })).comparison).toBeUndefined()
    expect((await page({})).comparison?.before.snapshotId).toBe(late)
  })

  test('of another CTG they are not found', async () => {
    const [mine, other] = [await givenCtg(db()), await givenCtg(db())]
    const meetingId = await holdMeeting(other, '2026-02-10')
    const [{ id } = { id: '' }] = await listSnapshots(db(), other.ctgId)
    for (const query of [{ before: id }, { after: id }, { meetingId }])
      await expect(getComparisonPage(on(mine, '2026-09-01'), { ctgId: mine.ctgId, ...query })).rejects.toMatchObject({
        kind: 'not-found',
      })
  })
})

test('the first date of an end is that of the first state; else what the journal says before it moved; else none is known', async () => {
  const ctg = await givenCtg(db())
  const { ctgId } = ctg
  const frozen = await newAction(ctg, '2026-01-10', 'Un relais', { endsPrecision: 'month' })
  await takeSnapshot(on(ctg, '2026-02-10'), { ctgId, name: 'Au départ' })
  const moved = await newAction(ctg, '2026-03-10', 'Une étude', { endsPrecision: 'month' })
  const still = await newAction(ctg, '2026-03-10', 'Un lieu', { endsPrecision: 'month' })
  const postpone = (actionId: string, title: string, day: string, version: number, endsOn: string) =>
    updateAction(on(ctg, day), { ctgId, actionId, version, title, endsOn, endsPrecision: 'month' })
  await postpone(moved, 'Une étude', '2026-04-10', 1, '2027-09-01')
  await postpone(moved, 'Une étude', '2026-05-10', 2, '2028-01-01')
  await postpone(frozen, 'Un relais', '2026-05-10', 1, '2028-01-01')
  const dates = await listFirstDates(db(), ctgId)
  const of = (actionId: string) => dates.find(({ id }) => id === actionId)
  expect(of(frozen)).toEqual({ id: frozen, on: '2027-03-01', precision: 'month', source: 'state' })
  expect(of(moved)).toEqual({ id: moved, on: '2027-03-01', precision: 'month', source: 'journal' })
  expect(of(still)).toBeUndefined()
})
