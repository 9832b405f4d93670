import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createIssue } from '#app/domains/diagnosis/commands/create-issue.server.ts'
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { createMeeting } from '#app/domains/meetings/commands/create-meeting.server.ts'
import { openMeeting } from '#app/domains/meetings/commands/open-meeting.server.ts'
import { confirmDespite } from '#app/domains/meetings/decisions/commands/confirm-despite.server.ts'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { type CtgFixture, givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { closeMeeting } from './commands/close-meeting.server.ts'
import { recordDecision } from './commands/record-decision.server.ts'
import { recordFraming } from './commands/record-framing.server.ts'
import { setMilestoneTarget } from './commands/set-milestone-target.server.ts'
import { getSubjectChoice } from './decision-queries.server.ts'

const db = await testDatabase()

const milestonesOf = (ctgId: string) =>
  db
    .selectFrom('milestone')
    .select([
      'kind',
      'reached_on as reachedOn',
      'target_on as targetOn',
      'decision_id as decisionId',
      'missing',
      'despite',
    ])
    .where('ctg_id', '=', ctgId)
    .orderBy('kind')
    .orderBy('reached_on')
    .execute()

/** A meeting held that day; its context plays at that instant. */
async function givenMeeting(ctg: CtgFixture, day: string, kind: 'copil' | 'working-group' = 'copil') {
  const { ctgId, as, actors, early } = ctg
  const at = new Date(`${day}T14:00:00Z`)
  const context = as(actors.cafCoordinator, at)
  const themeId = kind === 'copil' ? null : early.id
  const { bodyId } = await createBody(context, { ctgId, kind, name: `${kind} ${randomUUID()}`, themeId })
  const { meetingId } = await createMeeting(context, { ctgId, bodyId, day, hour: '14:00' })
  await openMeeting(context, { ctgId, meetingId })
  return { context, at, key: { ctgId, meetingId } }
}

describe('a copil decision', () => {
  test('validates diagnosis, priorities, plan and draft and decides the signature at once (scenario 4)', async () => {
    const ctg = await givenCtg(db)
    const { context, key } = await givenMeeting(ctg, '2026-02-10')
    const { issueId } = await createIssue(context, {
      ctgId: ctg.ctgId,
      themeId: ctg.early.id,
      title: 'Un accueil possible pour les parents en insertion',
    })
    const { actionId } = await createAction(context, { ctgId: ctg.ctgId, title: 'Vingt places à horaires élargis' })
    const { decisionId, number } = await recordDecision(context, {
      ...key,
      text: 'Le diagnostic, les priorités, le plan et le projet sont validés ; la signature est décidée.',
      positions: [
        { id: ctg.caf.id, position: 'agreement' },
        { id: ctg.town.id, position: 'agreement' },
      ],
      milestones: [
        'diagnosis-validated',
        'priorities-validated',
        'plan-validated',
        'draft-validated',
        'signature-decided',
      ],
      issueIds: [issueId],
      despite: 'Les groupes complètent les fiches d’ici l’été.',
    })
    expect(number).toBe(1)
    const milestones = await milestonesOf(ctg.ctgId)
    expect(milestones.map(({ kind, reachedOn }) => [kind, reachedOn])).toEqual([
      ['diagnosis-validated', '2026-02-10'],
      ['priorities-validated', '2026-02-10'],
      ['plan-validated', '2026-02-10'],
      ['draft-validated', '2026-02-10'],
      ['signature-decided', '2026-02-10'],
    ])
    expect(milestones.every((row) => row.decisionId === decisionId && row.despite !== null)).toBe(true)
    expect(milestones[0]?.missing).toEqual([
      { code: 'no-finding', count: 2, names: ['Petite enfance', 'Logement et habitat'] },
    ])
    expect(milestones[1]?.missing).toEqual([])
    const issue = await db.selectFrom('issue').selectAll().where('ctg_id', '=', ctg.ctgId).executeTakeFirstOrThrow()
    expect(issue).toMatchObject({ status: 'retained', priority_rank: 1 })
    const action = await db.selectFrom('action').select('status').where('ctg_id', '=', ctg.ctgId).execute()
    expect(action).toEqual([{ status: 'validated' }])
    const subjects = await db
      .selectFrom('decision_subject')
      .select('subject_id')
      .where('ctg_id', '=', ctg.ctgId)
      .execute()
    expect(new Set(subjects.map((row) => row.subject_id))).toEqual(new Set([issueId, actionId]))
  })

  test('is confirmed by the other coordinator when something was missing (scenario 5), once', async () => {
    const ctg = await givenCtg(db)
    const { ctgId, as, actors } = ctg
    const { context, at, key } = await givenMeeting(ctg, '2026-03-18')
    const { decisionId } = await recordDecision(context, { ...key, text: 'Le bilan est approuvé.' })
    const row = await db.selectFrom('decision').selectAll().where('ctg_id', '=', ctgId).executeTakeFirstOrThrow()
    expect(row.despite).toBeNull()
    expect(row.missing).toMatchObject([{ code: 'positions-not-asked', count: 2 }])
    const confirmation = { ctgId, decisionId }
    await expect(confirmDespite(context, confirmation)).rejects.toMatchObject({ code: 'governance.already-confirmed' })
    await expect(confirmDespite(as(actors.earlyOfficer, at), confirmation)).rejects.toMatchObject({ kind: 'forbidden' })
    await confirmDespite(as(actors.townCoordinator, at), confirmation)
    const confirmed = await db.selectFrom('decision_confirmation').selectAll().where('ctg_id', '=', ctgId).execute()
    expect(confirmed).toHaveLength(2)
  })

  test('taken outside the copil reaches its milestone, and says so', async () => {
    const ctg = await givenCtg(db)
    const { context, key } = await givenMeeting(ctg, '2026-03-18', 'working-group')
    await recordDecision(context, { ...key, text: 'Les priorités sont validées.', milestones: 'priorities-validated' })
    expect(await milestonesOf(ctg.ctgId)).toMatchObject([
      {
        kind: 'priorities-validated',
        missing: [{ code: 'no-retained-issue' }, { code: 'not-in-copil' }, { code: 'positions-not-asked' }],
      },
    ])
  })

  test('keeps the first date of a milestone reached before', async () => {
    const ctg = await givenCtg(db)
    const first = await givenMeeting(ctg, '2026-02-10')
    await recordDecision(first.context, { ...first.key, text: 'Validé.', milestones: ['plan-validated'] })
    const second = await givenMeeting(ctg, '2026-06-10')
    await recordDecision(second.context, { ...second.key, text: 'Complété.', milestones: ['plan-validated'] })
    expect(await milestonesOf(ctg.ctgId)).toMatchObject([{ kind: 'plan-validated', reachedOn: '2026-02-10' }])
  })

  test('is recorded by an officer in her group, without milestone; refused to the others; nothing is written', async () => {
    const ctg = await givenCtg(db)
    const { as, actors, ctgId } = ctg
    const { at, key } = await givenMeeting(ctg, '2026-03-18', 'working-group')
    const decision = { ...key, text: 'La fiche est transmise au copil.' }
    const withMilestone = { ...decision, milestones: ['plan-validated' as const] }
    await expect(recordDecision(as(actors.housingOfficer, at), decision)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(recordDecision(as(actors.reader, at), decision)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(recordDecision(as(actors.stranger, at), decision)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(recordDecision(as(actors.earlyOfficer, at), withMilestone)).rejects.toMatchObject({
      code: 'journey.milestones-by-coordinators',
    })
    const other = await givenCtg(db)
    await expect(
      recordDecision(as(actors.cafCoordinator, at), { ...decision, subjects: [`action:${randomUUID()}`] }),
    ).rejects.toMatchObject({ code: 'journey.subject-not-found' })
    await expect(
      recordDecision(other.as(other.actors.cafCoordinator, at), { ...decision, ctgId: other.ctgId }),
    ).rejects.toMatchObject({ kind: 'not-found' })
    expect(await db.selectFrom('decision').select('id').where('ctg_id', '=', ctgId).execute()).toEqual([])
    expect(await milestonesOf(ctgId)).toEqual([])
    await expect(recordDecision(as(actors.earlyOfficer, at), decision)).resolves.toMatchObject({ number: 1 })
  })
})

describe('closing a copil', () => {
  test('is the yearly copil of a CTG in force, beside the day it was due; once', async () => {
    const ctg = await givenCtg(db)
    await db.updateTable('ctg').set({ signed_on: '2026-01-10' }).where('id', '=', ctg.ctgId).execute()
    const { context, key } = await givenMeeting(ctg, '2026-11-20')
    expect(await closeMeeting(context, key)).toMatchObject({ isYearlyCopil: true })
    await expect(closeMeeting(context, key)).rejects.toMatchObject({ code: 'governance.meeting-closed' })
    const next = await givenMeeting(ctg, '2027-10-15')
    await closeMeeting(next.context, next.key)
    expect(await milestonesOf(ctg.ctgId)).toMatchObject([
      { kind: 'yearly-copil', reachedOn: '2026-11-20', targetOn: '2027-01-10' },
      { kind: 'yearly-copil', reachedOn: '2027-10-15', targetOn: '2027-11-20' },
    ])
  })
  test('before the start, or of a group, is no yearly copil', async () => {
    const ctg = await givenCtg(db)
    const before = await givenMeeting(ctg, '2025-11-20')
    expect(await closeMeeting(before.context, before.key)).toMatchObject({ isYearlyCopil: false })
    const group = await givenMeeting(ctg, '2026-11-20', 'working-group')
    await expect(closeMeeting(ctg.as(ctg.actors.contributor, group.at), group.key)).rejects.toMatchObject({
      kind: 'forbidden',
    })
    expect(await closeMeeting(ctg.as(ctg.actors.earlyOfficer, group.at), group.key)).toMatchObject({
      isYearlyCopil: false,
    })
    expect(await milestonesOf(ctg.ctgId)).toEqual([])
  })
})

describe('the framing', () => {
  test('is recorded when both coordinations agree on the same note', async () => {
    const { ctgId, as, actors } = await givenCtg(db)
    const caf = as(actors.cafCoordinator)
    const town = as(actors.townCoordinator)
    const framing = { ctgId, note: 'Méthode, périmètre, thèmes, calendrier.', framedOn: '2026-09-12' }
    await expect(recordFraming(as(actors.earlyOfficer), framing)).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await recordFraming(caf, framing)).toMatchObject({ isRecorded: false })
    await expect(recordFraming(caf, framing)).rejects.toMatchObject({ code: 'journey.framing-already-agreed' })
    expect(await recordFraming(town, { ...framing, note: 'Note reprise par la Ville.' })).toMatchObject({
      isRecorded: false,
    })
    expect(await recordFraming(caf, { ...framing, note: 'Note reprise par la Ville.' })).toMatchObject({
      isRecorded: true,
    })
    expect(await milestonesOf(ctgId)).toMatchObject([
      {
        kind: 'framed',
        reachedOn: '2026-09-12',
        missing: [{ code: 'parties-without-representative' }, { code: 'no-body' }],
      },
    ])
    await expect(recordFraming(town, framing)).rejects.toMatchObject({ code: 'journey.framing-already-recorded' })
  })
})

describe('a target date', () => {
  test('is kept as precisely as it is known, corrected, removed', async () => {
    const { ctgId, as, actors } = await givenCtg(db)
    const context = as(actors.cafCoordinator)
    const target = { ctgId, kind: 'signed' as const, targetOn: '2027-02-20', targetPrecision: 'quarter' as const }
    await setMilestoneTarget(context, target)
    expect(await milestonesOf(ctgId)).toMatchObject([{ kind: 'signed', targetOn: '2027-01-01' }])
    await setMilestoneTarget(context, { ...target, targetOn: '' })
    expect(await milestonesOf(ctgId)).toMatchObject([{ kind: 'signed', targetOn: null }])
    await expect(setMilestoneTarget(as(actors.reader), target)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(setMilestoneTarget(as(actors.stranger), target)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('what a decision will be about', () => {
  test('is any thing of the CTG, in the order chosen; at first, what its point is about; never a thing of another', async () => {
    const ctg = await givenCtg(db)
    const other = await givenCtg(db)
    const { ctgId } = ctg
    const { context, key } = await givenMeeting(ctg, '2026-02-10')
    const { actionId } = await createAction(context, { ctgId, title: 'Vingt places à horaires élargis' })
    const agendaItemId = randomUUID()
    await db
      .insertInto('agenda_item')
      .values({
        ...{ ctg_id: ctgId, id: agendaItemId, meeting_id: key.meetingId, title: 'Places', position: 0 },
        ...{ subject_type: 'action', subject_id: actionId },
      })
      .execute()
    const query = { agendaItemId, chosen: null, words: '' }
    const action = { type: 'action' as const, id: actionId }
    expect((await getSubjectChoice(context, key, query)).chosen).toMatchObject([action])
    expect((await getSubjectChoice(context, key, { ...query, chosen: [] })).chosen).toEqual([])
    const theme = { type: 'theme' as const, id: ctg.early.id }
    const chosen = [theme, action, { type: 'theme' as const, id: other.early.id }]
    const choice = await getSubjectChoice(context, key, { ...query, chosen, words: 'horaires elargis' })
    expect(choice.chosen).toMatchObject([theme, action])
    expect(choice.search.found).toMatchObject([{ type: 'action', title: expect.stringContaining('Vingt places') }])
  })
})
