/** A decision and what it is about: any thing of the CTG, what these tell of it, and two people who decide at once. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createIssue } from '#app/domains/diagnosis/commands/create-issue.server.ts'
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { createMeeting } from '#app/domains/meetings/commands/create-meeting.server.ts'
import { openMeeting } from '#app/domains/meetings/commands/open-meeting.server.ts'
import { updateDecision } from '#app/domains/meetings/decisions/commands/update-decision.server.ts'
import { getDecisionPage } from '#app/domains/meetings/decisions/queries.server.ts'
import type { RegisterView } from '#app/domains/meetings/decisions/register.ts'
import { getDecisionsPage, listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { getClosingPage } from '#app/domains/meetings/session/queries.server.ts'
import { changeActionStatus } from '#app/domains/plan/commands/change-action-status.server.ts'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { listThingsOfDecisions, searchThings } from '#app/things/find-things.server.ts'
import { type CtgFixture, givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { recordDecision } from './commands/record-decision.server.ts'
import { tieDecision } from './commands/tie-decision.server.ts'
import { untieDecision } from './commands/untie-decision.server.ts'

const db = await testDatabase()

const day = '2026-11-20'

async function givenSession(ctg: CtgFixture) {
  const { ctgId, as, actors } = ctg
  const context = as(actors.cafCoordinator, new Date(`${day}T14:00:00Z`))
  const { bodyId } = await createBody(context, { ctgId, kind: 'copil', name: `Copil ${randomUUID()}` })
  const { meetingId } = await createMeeting(context, { ctgId, bodyId, day, hour: '14:00' })
  await openMeeting(context, { ctgId, meetingId })
  return { context, bodyId, key: { ctgId, meetingId } }
}

async function setStatus(context: Context, key: { ctgId: string; actionId: string }, status: 'in-progress' | 'done') {
  const { version } = await db
    .selectFrom('action')
    .select('version')
    .where('ctg_id', '=', key.ctgId)
    .where('id', '=', key.actionId)
    .executeTakeFirstOrThrow()
  await changeActionStatus(context, { ...key, status, version })
}

const register = async (ctg: CtgFixture, more: { readonly view?: RegisterView; readonly words?: string } = {}) => {
  const filter = { ctgId: ctg.ctgId, words: '', bodyId: null, state: null, year: null, view: null, page: 1, ...more }
  const { decisions } = await getDecisionsPage(ctg.as(ctg.actors.reader), filter)
  return decisions.map(({ text, state }) => ({ text, state }))
}

describe('what a decision is about', () => {
  test('is any thing of the CTG, found by its words; its own page then shows the decision', async () => {
    const ctg = await givenCtg(db)
    const { context, bodyId, key } = await givenSession(ctg)
    const { decisionId } = await recordDecision(context, { ...key, text: 'Le groupe se réunira.' })
    const { ctgId } = ctg
    await tieDecision(context, { ctgId, decisionId, thing: `body:${bodyId}` })
    await tieDecision(context, { ctgId, decisionId, thing: `theme:${ctg.early.id}` })
    await tieDecision(context, { ctgId, decisionId, thing: `party:${ctg.caf.id}` })
    const things = await listThingsOfDecisions(context, ctgId, [decisionId])
    expect(things.map(({ type, tiedBy }) => [type, tiedBy])).toEqual([
      ['theme', context.actor.name],
      ['party', context.actor.name],
      ['body', context.actor.name],
    ])
    expect(await listDecisionsAbout(context, { ctgId, type: 'body', id: bodyId })).toMatchObject([{ id: decisionId }])
    expect((await searchThings(context, ctgId, 'COPIL')).map(({ type }) => type)).toContain('body')
    expect(await searchThings(context, ctgId, '%')).toEqual([])
    expect(await searchThings(context, ctgId, '')).toEqual([])
  })

  test('is said in one order everywhere: kind by kind, priorities at their rank, sheets by their numbers', async () => {
    const ctg = await givenCtg(db)
    const { ctgId } = ctg
    const { context, key } = await givenSession(ctg)
    const issueIds: string[] = []
    for (const title of ['Un accueil le samedi', 'Les départs', 'Aller vers'])
      issueIds.push((await createIssue(context, { ctgId, themeId: ctg.early.id, title })).issueId)
    for (let number = 1; number <= 11; number++) await createAction(context, { ctgId, title: 'Un guichet' })
    const milestones = ['plan-validated', 'priorities-validated']
    const { decisionId } = await recordDecision(context, { ...key, text: 'Validés.', milestones, issueIds })
    const ofPage = (await listThingsOfDecisions(context, ctgId, [decisionId])).map(({ title }) => title)
    expect(ofPage.slice(0, 11)).toEqual(Array.from({ length: 11 }, (_, index) => `A${index + 1} Un guichet`))
    expect(ofPage.slice(11)).toEqual(['Un accueil le samedi', 'Les départs', 'Aller vers'])
    const [decided] = (await getClosingPage(context, key)).decisions
    expect(decided?.about.map(({ title }) => title)).toEqual(ofPage)
    expect(decided?.reached).toEqual(['Priorités validées', 'Plan d’action validé'])
    const { milestones: reached } = await getDecisionPage(context, { ctgId, decisionId })
    expect(reached.map(({ kind }) => kind)).toEqual(['priorities-validated', 'plan-validated'])
  })

  test('what was tied by hand may be untied, what an act tied may not', async () => {
    const ctg = await givenCtg(db)
    const { ctgId } = ctg
    const { context, key } = await givenSession(ctg)
    const { actionId } = await createAction(context, { ctgId, title: 'Un guichet' })
    const thing = `action:${actionId}`
    const { decisionId } = await recordDecision(context, { ...key, text: 'Un guichet est ouvert.', subjects: [thing] })
    await expect(untieDecision(context, { ctgId, decisionId, thing })).rejects.toMatchObject({ kind: 'not-found' })
    const theme = `theme:${ctg.early.id}`
    await tieDecision(context, { ctgId, decisionId, thing: theme })
    await untieDecision(context, { ctgId, decisionId, thing: theme })
    expect(await listThingsOfDecisions(context, ctgId, [decisionId])).toHaveLength(1)
  })

  test('is said by the coordination only, and of this CTG only', async () => {
    const ctg = await givenCtg(db)
    const { ctgId } = ctg
    const { context, key } = await givenSession(ctg)
    const { decisionId } = await recordDecision(context, { ...key, text: 'Décidé.' })
    const given = { ctgId, decisionId, thing: `theme:${ctg.early.id}` }
    await expect(tieDecision(ctg.as(ctg.actors.reader), given)).rejects.toMatchObject({ kind: 'forbidden' })
    const other = await givenCtg(db)
    await expect(tieDecision(context, { ...given, thing: `theme:${other.early.id}` })).rejects.toMatchObject({
      code: 'journey.subject-not-found',
    })
    await expect(
      tieDecision(other.as(other.actors.cafCoordinator), { ...given, ctgId: other.ctgId }),
    ).rejects.toMatchObject({ kind: 'not-found' })
    expect(await listThingsOfDecisions(context, ctgId, [decisionId])).toEqual([])
  })
})

describe('the execution of a decision', () => {
  test('is told by the actions it is about, until somebody says it', async () => {
    const ctg = await givenCtg(db)
    const { ctgId } = ctg
    const { context, key } = await givenSession(ctg)
    const { actionId } = await createAction(context, { ctgId, title: 'Un guichet' })
    const decided = { ...key, text: 'Un guichet est ouvert.', responsible: 'La Ville', dueOn: '2026-12-31' }
    const { decisionId } = await recordDecision(context, { ...decided, actionIds: [actionId] })
    expect(await register(ctg)).toMatchObject([{ state: 'to-do' }])
    await setStatus(context, { ctgId, actionId }, 'in-progress')
    expect(await register(ctg)).toMatchObject([{ state: 'in-progress' }])
    await setStatus(context, { ctgId, actionId }, 'done')
    const { decision, execution } = await getDecisionPage(context, { ctgId, decisionId })
    expect(decision).toMatchObject({ state: 'done', said: 'to-do', isStateByHand: false })
    expect(execution).toEqual({ toldCount: 1, doneCount: 1, droppedCount: 0, told: 'done' })
    const followed = { ctgId, decisionId, responsible: 'La Ville' }
    await updateDecision(context, { ...followed, version: 1, state: 'in-progress' })
    expect(await register(ctg)).toMatchObject([{ state: 'in-progress' }])
    await updateDecision(context, { ...followed, version: 2, state: 'told' })
    expect(await register(ctg)).toMatchObject([{ state: 'done' }])
  })

  test('changing who is responsible does not say the state by hand', async () => {
    const ctg = await givenCtg(db)
    const { ctgId } = ctg
    const { context, key } = await givenSession(ctg)
    const { decisionId } = await recordDecision(context, { ...key, text: 'À suivre.', responsible: 'La Ville' })
    await updateDecision(context, { ctgId, decisionId, responsible: 'La Caf', version: 1, state: 'to-do' })
    expect((await getDecisionPage(context, { ctgId, decisionId })).decision.isStateByHand).toBe(false)
  })

  test('a decision with nothing to follow stays so, whatever its actions become', async () => {
    const ctg = await givenCtg(db)
    const { ctgId } = ctg
    const { context, key } = await givenSession(ctg)
    const { actionId } = await createAction(context, { ctgId, title: 'Un guichet' })
    await recordDecision(context, { ...key, text: 'Le plan est validé.', actionIds: [actionId] })
    await setStatus(context, { ctgId, actionId }, 'in-progress')
    await setStatus(context, { ctgId, actionId }, 'done')
    expect(await register(ctg)).toMatchObject([{ state: 'no-follow-up' }])
  })
})

test('the register shows what is late, decided « malgré », to be confirmed, reserved', async () => {
  const ctg = await givenCtg(db)
  const { context, key } = await givenSession(ctg)
  const agreed = [ctg.caf.id, ctg.town.id].map((id) => ({ id, position: 'agreement' as const }))
  await recordDecision(context, { ...key, text: 'En retard.', dueOn: day, positions: agreed })
  await recordDecision(context, {
    ...key,
    text: 'Réservée.',
    positions: [{ id: ctg.town.id, position: 'reservation', comment: 'Pas au sud.' }],
  })
  const titles = async (view: RegisterView) => (await register(ctg, { view })).map(({ text }) => text)
  expect(await titles('late')).toEqual(['En retard.'])
  expect(await titles('with-reservation')).toEqual(['Réservée.'])
  expect(await titles('to-confirm')).toEqual(await titles('despite'))
  expect(await titles('despite')).toEqual(['Réservée.'])
  expect(await register(ctg, { words: 'RESERVEE' })).toHaveLength(1)
})

describe('two people who decide at once', () => {
  test('one wins, the other reads what was decided, then may record hers', async () => {
    const ctg = await givenCtg(db)
    const { context, key } = await givenSession(ctg)
    const other = ctg.as(ctg.actors.townCoordinator, context.at)
    const decision = { ...key, text: 'Le bilan est approuvé.', lastSeen: '0' }
    const [first, second] = await Promise.allSettled([
      recordDecision(context, decision),
      recordDecision(other, { ...decision, text: 'Le bilan 2026 est approuvé.' }),
    ])
    const refused = [first, second].filter((one) => one.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toMatchObject({
      kind: 'conflict',
      code: 'governance.decided-meanwhile',
      fields: { text: expect.stringContaining('est approuvé. »') },
    })
    expect(await register(ctg)).toHaveLength(1)
    await expect(recordDecision(other, { ...decision, lastSeen: '1' })).resolves.toMatchObject({ number: 2 })
  })

  test('twelve decisions recorded at once by both coordinators, some refused, leave no gap and no double', async () => {
    const ctg = await givenCtg(db)
    const { context, key } = await givenSession(ctg)
    const contexts = [context, ctg.as(ctg.actors.townCoordinator, context.at)]
    const attempts = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) => {
        const thing = index % 4 === 3 ? [`action:${randomUUID()}`] : []
        return recordDecision(contexts[index % 2] ?? context, { ...key, text: `Décision ${index}.`, subjects: thing })
      }),
    )
    const numbers = attempts.flatMap((one) => (one.status === 'fulfilled' ? [one.value.number] : []))
    expect(numbers.toSorted((one, two) => one - two)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('the same sending repeated is one decision', async () => {
    const ctg = await givenCtg(db)
    const { context, key } = await givenSession(ctg)
    const repeated = { ...context, requestId: randomUUID() }
    const decision = { ...key, text: 'Une seule fois.', lastSeen: '0' }
    const answers = await Promise.all([recordDecision(repeated, decision), recordDecision(repeated, decision)])
    expect(answers[0]).toEqual(answers[1])
    expect(await register(ctg)).toHaveLength(1)
  })
})
