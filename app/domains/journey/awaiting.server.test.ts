import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { askData } from '#app/domains/deposits/commands/ask-data.server.ts'
import { getScoringPage } from '#app/domains/diagnosis/board-queries.server.ts'
import { scoreIssues } from '#app/domains/diagnosis/commands/score-issues.server.ts'
import { confirmDespite } from '#app/domains/meetings/decisions/commands/confirm-despite.server.ts'
import { markTask } from '#app/domains/meetings/session/commands/mark-task.server.ts'
import { getSessionPage } from '#app/domains/meetings/session/queries.server.ts'
import { listPlanActions } from '#app/domains/plan/queries.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { searchCtg } from '#app/things/search-ctg.server.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { groupAlike, pathTo } from './awaiting.ts'
import { listAwaiting } from './awaiting-queries.server.ts'
import { getDashboard } from './dashboard-queries.server.ts'

const given: { db?: Database; ctg?: FullCtg } = {}
const db = () => given.db ?? expect.unreachable('no database')
const ctg = () => given.ctg ?? expect.unreachable('no CTG')

beforeAll(async () => {
  given.db = await testDatabase()
  given.ctg = await givenFullCtg(given.db)
})

const awaiting = async (who: 'townCoordinator' | 'cafCoordinator' | 'lead' | 'bodyMember', of: FullCtg = ctg()) => {
  const actor = of.actors[who]
  const membership = actor.memberships[0] ?? expect.unreachable('no mandate')
  const { ctgId } = of
  const today = '2026-11-24'
  const plan = listPlanActions(db(), ctgId, today)
  return listAwaiting(db(), { ctgId, membership, personId: actor.personId, today }, plan)
}

const dashboardOf = (who: 'lead') => getDashboard(ctg().as(ctg().actors[who]), ctg().ctgId)

/** A task of the meeting, still to be done. */
async function givenTask({ ctgId, ids }: FullCtg, responsible: string) {
  const item = await db()
    .selectFrom('agenda_item')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('meeting_id', '=', ids.meeting)
    .executeTakeFirstOrThrow()
  const words = { text: 'Recompter les assistantes maternelles', responsible, due_on: '2027-01-15', written_by: '' }
  const row = { ctg_id: ctgId, id: randomUUID(), agenda_item_id: item.id, kind: 'task' as const, ...words }
  await db()
    .insertInto('agenda_outcome')
    .values({ ...row, created_at: testInstant })
    .execute()
  return row
}

describe('what awaits a person', () => {
  test('is her party’s position, and what she awaits is the other party’s', async () => {
    const items = await awaiting('townCoordinator')
    expect(items.filter(({ kind }) => kind === 'position').map(({ title }) => title)).toEqual(['Un constat'])
    expect(items.filter(({ kind }) => kind === 'their-position').map(({ who }) => who)).toEqual(['Caf'])
  })
  test('is no report on what was written or taken up less than four months ago', async () => {
    expect((await awaiting('lead')).map(({ kind }) => kind)).not.toContain('own-report')
    expect((await dashboardOf('lead')).awaitsYou).toEqual([])
  })
  test('is the report of a silent action for its lead, and a silence for the others', async () => {
    await db()
      .updateTable('action')
      .set({ created_at: new Date('2026-01-05T09:00:00Z') })
      .where('ctg_id', '=', ctg().ctgId)
      .execute()
    expect((await awaiting('lead')).map(({ kind }) => kind)).toContain('own-report')
    // Her action says it already: nothing may say that nothing awaits her.
    expect((await dashboardOf('lead')).awaitsYou).toBeNull()
    expect((await awaiting('cafCoordinator')).map(({ kind }) => kind)).toContain('their-report')
  })
  test('is to confirm what was decided « malgré », then to know that the other has not yet', async () => {
    const { ctgId, ids, actors, as } = ctg()
    await db()
      .updateTable('decision')
      .set({ missing: JSON.stringify([{ code: 'seats-absent', count: 2, names: [] }]), decided_on: '2026-11-20' })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', ids.decision)
      .execute()
    const kindsOf = async (who: 'townCoordinator' | 'cafCoordinator') =>
      (await awaiting(who)).filter(({ id }) => id === ids.decision).map(({ kind }) => kind)
    expect((await kindsOf('townCoordinator')).toSorted()).toEqual(['confirmation', 'their-confirmation'])
    await confirmDespite(as(actors.townCoordinator), { ctgId, decisionId: ids.decision })
    expect(await kindsOf('townCoordinator')).toEqual(['their-confirmation'])
    expect(await kindsOf('cafCoordinator')).toEqual(['confirmation'])
  })
  test('is a meeting to prepare, then a session that is open', async () => {
    const { ctgId, ids } = ctg()
    const said = async (status: 'draft' | 'in-session') => {
      await db()
        .updateTable('meeting')
        .set({ status, starts_at: testInstant })
        .where('ctg_id', '=', ctgId)
        .where('id', '=', ids.meeting)
        .execute()
      return (await awaiting('townCoordinator')).filter(({ id }) => id === ids.meeting).map(({ kind }) => kind)
    }
    expect([await said('draft'), await said('in-session')]).toEqual([['meeting'], ['session']])
  })
  test('is to answer a convocation, for who sits and has not; then its agenda to read', async () => {
    const own = await givenFullCtg(db())
    const { ctgId, ids, actors } = own
    const said = async (who: 'bodyMember' | 'townCoordinator') =>
      (await awaiting(who, own)).filter(({ id }) => id === ids.meeting).map(({ kind }) => kind)
    await db()
      .updateTable('meeting')
      .set({ status: 'convened', starts_at: testInstant })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', ids.meeting)
      .execute()
    const call = { ctg_id: ctgId, meeting_id: ids.meeting, invited_at: testInstant, mail_due: null }
    const { personId, name } = actors.townCoordinator
    await db()
      .insertInto('meeting_invitation')
      .values({ ...call, id: randomUUID(), name, email: `${personId}@convie.fr`, person_id: personId })
      .execute()
    expect(await said('bodyMember')).toEqual(['reply'])
    expect(await said('townCoordinator'), 'who prepares it still does').toEqual(['meeting'])
    await db()
      .updateTable('meeting_invitation')
      .set({ reply: 'accepted', replied_at: testInstant })
      .where('ctg_id', '=', ctgId)
      .execute()
    expect(await said('bodyMember')).toEqual(['sitting'])
  })
  test('is a task given to her by name, until it is said done; nobody else’s', async () => {
    const own = await givenFullCtg(db())
    const { ctgId, as, actors, ids } = own
    const { agenda_item_id: itemId } = await givenTask(own, actors.townCoordinator.name.toUpperCase())
    const tasksOf = async (who: 'townCoordinator' | 'cafCoordinator') =>
      (await awaiting(who, own)).filter(({ kind }) => kind === 'task')
    const [task, ...others] = await tasksOf('townCoordinator')
    expect(others).toEqual([])
    expect(task).toMatchObject({ title: 'Recompter les assistantes maternelles', dueOn: '2027-01-15' })
    expect(pathTo(task ?? expect.unreachable('no task'))).toBe(`/reunions/${ids.meeting}/seance?point=${itemId}`)
    expect(await tasksOf('cafCoordinator')).toEqual([])
    const { things } = await searchCtg(as(actors.reader), ctgId, 'Recompter')
    expect(things).toMatchObject([
      { kindName: 'Tâche', path: `/ctg/${ctgId}/reunions/${ids.meeting}/seance?point=${itemId}` },
    ])
    const done = { ctgId, meetingId: ids.meeting, outcomeId: task?.id ?? '', isDone: 'on' }
    await markTask(as(actors.townCoordinator), done)
    expect(await tasksOf('townCoordinator')).toEqual([])
    const ofLead = await givenTask(own, actors.lead.name)
    const hers = { ...done, outcomeId: ofLead.id }
    const lead = as(actors.lead)
    await expect(markTask(as(actors.reader), hers), 'of another').rejects.toMatchObject({ kind: 'forbidden' })
    await expect(markTask(lead, done), 'of another').rejects.toMatchObject({ kind: 'forbidden' })
    await markTask(lead, hers)
    const { shown, ownTaskIds } = await getSessionPage(lead, { ctgId, meetingId: ids.meeting }, ofLead.agenda_item_id)
    expect(ownTaskIds).toEqual([ofLead.id])
    expect(shown?.outcomes.find(({ id }) => id === ofLead.id)?.doneBy).toBe(lead.actor.name)
  })
  test('is to score the issues once another party did, then no longer', async () => {
    const own = await givenFullCtg(db())
    const { ctgId, caf, as, actors, ids } = own
    const scoring = async (who: 'townCoordinator' | 'cafCoordinator') =>
      (await awaiting(who, own)).map(({ kind }) => kind).filter((kind) => kind.endsWith('issue-scores'))
    const score = async (who: 'townCoordinator' | 'cafCoordinator') => {
      const { issues } = await getScoringPage(as(actors[who]), ctgId)
      const given = { gravity: '3', capacity: '3', urgency: '3', argument: '' }
      await scoreIssues(as(actors[who]), {
        ctgId,
        scores: issues.map(({ id, own: said }) => ({ id, version: said?.version ?? 0, ...given })),
      })
    }
    await db().deleteFrom('issue_score').where('ctg_id', '=', ctgId).execute()
    expect(await scoring('townCoordinator')).toEqual([])
    await score('townCoordinator')
    expect(await scoring('cafCoordinator'), 'a party that does not sit scores nothing').toEqual([])
    await db()
      .insertInto('seat')
      .values({
        ...{ ctg_id: ctgId, id: randomUUID(), body_id: ids.body, party_id: caf.id, position: 1 },
        ...{ function_title: 'Directrice', holder_name: 'Une directrice' },
      })
      .execute()
    expect(await scoring('cafCoordinator')).toEqual(['issue-scores'])
    expect(await scoring('townCoordinator')).toEqual(['their-issue-scores'])
    await score('cafCoordinator')
    expect(await scoring('cafCoordinator')).toEqual([])
  })
  test('lists twenty of a kind, and counts them all', async () => {
    const own = await givenFullCtg(db())
    const { ctgId, ids } = own
    const { theme_id, proposed_by_party_id } = await db()
      .selectFrom('finding')
      .select(['theme_id', 'proposed_by_party_id'])
      .where('ctg_id', '=', ctgId)
      .where('id', '=', ids.finding)
      .executeTakeFirstOrThrow()
    await db()
      .insertInto('finding')
      .values(
        Array.from({ length: 24 }, (_, index) => ({
          ...{ ctg_id: ctgId, id: randomUUID(), number: index + 2, theme_id, kind: 'weakness' as const },
          ...{ title: `Constat ${index}`, status: 'proposed' as const, proposed_by_party_id, proposed_by: 'Quelqu’un' },
          created_at: testInstant,
        })),
      )
      .execute()
    const items = (await awaiting('townCoordinator', own)).filter(({ kind }) => kind === 'position')
    expect([items.length, items[0]?.alike]).toEqual([20, 25])
  })
  test('is counted without what has a line of its own, by its date', async () => {
    const own = await givenFullCtg(db())
    const { ctgId } = own
    const askedPartyId = own.caf.id
    const asTown = own.as(own.actors.townCoordinator)
    await askData(asTown, { ctgId, askedPartyId, title: 'Datée', request: 'En 2025.', wantedOn: '2027-01-15' })
    for (const title of ['Une', 'Autre']) await askData(asTown, { ctgId, askedPartyId, title, request: 'En 2025.' })
    const requestItems = (await awaiting('cafCoordinator', own)).filter(({ kind }) => kind === 'data-request')
    const lines = groupAlike(requestItems).map(({ count, items }) => [count, items.length])
    expect(lines.every(([count, listed]) => count === listed)).toBe(true)
    expect(lines.at(-1)).toEqual([requestItems.filter(({ dueOn }) => dueOn === null).length, expect.any(Number)])
  })
  test('is what is to be sent and made of the schéma of childcare, for the coordination', async () => {
    const ofSchema = async (who: 'townCoordinator' | 'lead') =>
      (await awaiting(who)).filter(({ kind }) => kind === 'sppe-task').map(({ title, dueOn }) => [title, dueOn])
    expect(await ofSchema('townCoordinator')).toEqual([
      ['Transmettre au comité départemental : adoption du schéma', '2026-12-02'],
      ['Faire le bilan intermédiaire', '2028-07-01'],
      ['Faire le bilan final', '2030-12-31'],
    ])
    expect(await ofSchema('lead')).toEqual([])
  })
  test('holds nothing of another CTG', async () => {
    const other = await givenFullCtg(db())
    const ids = new Set((await awaiting('townCoordinator')).map(({ id }) => id))
    expect([...ids]).not.toContain(other.ids.finding)
  })
})
