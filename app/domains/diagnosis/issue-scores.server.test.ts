import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type CtgFixture, givenCtg, testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan } from '#test/plan-fixture.server.ts'
import { getIssuesBoardPage, getScoringPage } from './board-queries.server.ts'
import { createIssue } from './commands/create-issue.server.ts'
import { notRetainIssue } from './commands/not-retain-issue.server.ts'
import { proposeIssueRanks } from './commands/propose-issue-ranks.server.ts'
import { scoreIssues } from './commands/score-issues.server.ts'
import { retainIssues } from './steps.server.ts'

const db = await testDatabase()

async function givenIssues(ctg: CtgFixture, titles: readonly string[]): Promise<readonly string[]> {
  const { ctgId, early, as, actors } = ctg
  const ids: string[] = []
  for (const title of titles)
    ids.push((await createIssue(as(actors.townCoordinator), { ctgId, themeId: early.id, title })).issueId)
  return ids
}

/** « 434 »: gravity, capacity, urgency. */
const row = (id: string, scores: string, { version = 0, argument = '' } = {}) => ({
  ...{ id, version, argument },
  ...{ gravity: scores[0] ?? '', capacity: scores[1] ?? '', urgency: scores[2] ?? '' },
})

const countJournal = async (ctgId: string) =>
  (await db.selectFrom('audit_entry').select('id').where('ctg_id', '=', ctgId).execute()).length

const retain = ({ actors }: CtgFixture, ctgId: string, issueIds: readonly string[], decisionId: string) =>
  db
    .transaction()
    .execute((tx) =>
      retainIssues(
        { tx, actor: actors.townCoordinator, at: testInstant, newId: randomUUID },
        { ctgId, issueIds, decisionId },
      ),
    )

describe('a party scores the issues', () => {
  test('for itself; the other party’s are beside, never added', async () => {
    const ctg = await givenCtg(db)
    const { ctgId, caf, town, as, actors } = ctg
    const [a = '', b = ''] = await givenIssues(ctg, ['Un', 'Deux'])
    const sent = { ctgId, scores: [row(a, '444', { argument: 'Grave.' }), row(b, '222')] }
    expect(await scoreIssues(as(actors.townCoordinator), sent)).toEqual({ scored: 2 })
    expect(await scoreIssues(as(actors.bodyMember), { ctgId, scores: [row(a, '111'), row(b, '333')] })).toEqual({
      scored: 2,
    })
    const board = await getIssuesBoardPage(as(actors.reader), ctgId, {})
    const ranks = (partyId: string) => [...(board.ranked.find((one) => one.partyId === partyId)?.ranks ?? [])]
    expect(ranks(town.id)).toEqual([
      [a, 1],
      [b, 2],
    ])
    expect(ranks(caf.id)).toEqual([
      [b, 1],
      [a, 2],
    ])
    expect(board.mayScore).toBe(false)
  })
  test('corrects what it scored; the same again writes nothing; an older version is told', async () => {
    const ctg = await givenCtg(db)
    const { ctgId, as, actors } = ctg
    const [a = ''] = await givenIssues(ctg, ['Un'])
    const score = (scores: string, version: number) =>
      scoreIssues(as(actors.townCoordinator), { ctgId, scores: [row(a, scores, { version })] })
    await score('444', 0)
    const before = await countJournal(ctgId)
    expect(await score('444', 1)).toEqual({ scored: 0 })
    expect(await countJournal(ctgId)).toBe(before)
    expect(await score('443', 1)).toEqual({ scored: 1 })
    await expect(score('111', 1)).rejects.toThrow('conflict: diagnosis.scores-changed')
    const { issues } = await getScoringPage(as(actors.townCoordinator), ctgId)
    expect(issues[0]?.own).toMatchObject({ gravity: 4, capacity: 4, urgency: 3, version: 2 })
  })
  test('gives the three scores or none, from 1 to 4', async () => {
    const ctg = await givenCtg(db)
    const { ctgId, as, actors } = ctg
    const [a = '', b = ''] = await givenIssues(ctg, ['Un', 'Deux'])
    const send = (scores: readonly unknown[]) => scoreIssues(as(actors.townCoordinator), { ctgId, scores } as never)
    await expect(send([row(a, '44')])).rejects.toThrow('Notez les trois critères')
    await expect(send([row(a, '', { argument: 'Grave.' })])).rejects.toThrow('Notez les trois critères')
    await expect(send([row(a, '445')])).rejects.toThrow('Choisissez')
    expect(await send([row(a, ''), row(b, '123')])).toEqual({ scored: 1 })
  })
  test('when it sits at the copil, by its coordination or its members of bodies, in its own CTG', async () => {
    const ctg = await givenCtg(db)
    const other = await givenCtg(db)
    const { ctgId, town, caf, as, actors } = ctg
    const [a = ''] = await givenIssues(ctg, ['Un'])
    const [elsewhere = ''] = await givenIssues(other, ['Ailleurs'])
    const before = await countJournal(ctgId)
    const score = (who: keyof typeof actors, id = a) =>
      scoreIssues(as(actors[who]), { ctgId, scores: [row(id, '444')] })
    for (const who of ['earlyOfficer', 'contributor', 'reader', 'lead'] as const)
      await expect(score(who)).rejects.toThrow('forbidden')
    await expect(score('stranger')).rejects.toThrow('not-found')
    await expect(score('townCoordinator', elsewhere)).rejects.toThrow('not-found: diagnosis.issue-not-found')
    const boardOf = (who: 'cafCoordinator' | 'reader') => getIssuesBoardPage(as(actors[who]), ctgId, {})
    expect(await boardOf('cafCoordinator')).toMatchObject({ unseated: [], mayScore: true })
    // Once somebody sits at the copil, only who sits there scores.
    const bodyId = randomUUID()
    await db
      .insertInto('body')
      .values({ ctg_id: ctgId, id: bodyId, kind: 'copil', name: 'Copil', rhythm: '', position: 0 })
      .execute()
    await db
      .insertInto('seat')
      .values({
        ctg_id: ctgId,
        id: randomUUID(),
        body_id: bodyId,
        party_id: town.id,
        function_title: 'Maire',
        position: 0,
      })
      .execute()
    await expect(score('cafCoordinator')).rejects.toThrow('conflict: diagnosis.score-not-sitting')
    const unseated = [{ partyId: caf.id, copilId: bodyId }]
    expect(await boardOf('cafCoordinator')).toMatchObject({ unseated, maySeat: true, mayScore: false })
    expect(await boardOf('reader')).toMatchObject({ unseated, maySeat: false })
    expect(await countJournal(ctgId)).toBe(before)
    expect(await score('townCoordinator')).toEqual({ scored: 1 })
  })
  test('until the copil has decided', async () => {
    const ctg = await givenPlan(db)
    const { ctgId, as, actors, decisionId } = ctg
    const [a = '', b = ''] = await givenIssues(ctg, ['Un', 'Deux'])
    const score = (id: string, scores: string, version = 0) =>
      scoreIssues(as(actors.townCoordinator), { ctgId, scores: [row(id, scores, { version })] })
    await score(a, '444')
    await retain(ctg, ctgId, [a], decisionId)
    await expect(score(a, '111', 1)).rejects.toThrow('conflict: diagnosis.issue-decided')
    for (const who of ['townCoordinator', 'cafCoordinator'] as const)
      await notRetainIssue(as(actors[who]), { ctgId, issueId: b, reason: 'Dit ailleurs.' })
    await expect(score(b, '111')).rejects.toThrow('conflict: diagnosis.issue-not-retained')
    const board = await getIssuesBoardPage(as(actors.reader), ctgId, {})
    expect(board.order.retained).toMatchObject([{ id: a, rank: 1, decisionId }])
    expect(board.order.notRetained).toMatchObject([{ id: b }])
  })
})

describe('the order for the copil', () => {
  test('is proposed by a coordination, then by the other on what it read', async () => {
    const ctg = await givenCtg(db)
    const { ctgId, as, actors } = ctg
    const [a = '', b = '', c = ''] = await givenIssues(ctg, ['Un', 'Deux', 'Trois'])
    const propose = (who: 'cafCoordinator' | 'townCoordinator' | 'earlyOfficer', ranks: string, version: number) =>
      proposeIssueRanks(as(actors[who]), {
        ...{ ctgId, version },
        ranks: [a, b, c].map((id, index) => ({ id, rank: ranks[index] ?? '' })),
      })
    await expect(propose('earlyOfficer', '123', 0)).rejects.toThrow('forbidden')
    expect(await propose('townCoordinator', '312', 0)).toEqual({ ranked: 3 })
    await expect(propose('cafCoordinator', '123', 0)).rejects.toThrow('conflict: diagnosis.ranks-changed')
    expect(await propose('cafCoordinator', '311', 1)).toEqual({ ranked: 0 })
    const board = await getIssuesBoardPage(as(actors.reader), ctgId, {})
    expect(board.forCopil.map(({ id }) => id)).toEqual([b, c, a])
    expect(board.ranking).toMatchObject({ version: 2 })
    expect(board.order.retained).toEqual([])
  })
  test('holds no issue already decided, none of another CTG', async () => {
    const ctg = await givenPlan(db)
    const { ctgId, as, actors, decisionId } = ctg
    const [a = '', b = ''] = await givenIssues(ctg, ['Un', 'Deux'])
    const [elsewhere = ''] = await givenIssues(await givenCtg(db), ['Ailleurs'])
    const propose = (ids: readonly string[]) =>
      proposeIssueRanks(as(actors.townCoordinator), {
        ...{ ctgId, version: 0 },
        ranks: ids.map((id, index) => ({ id, rank: String(index + 1) })),
      })
    await retain(ctg, ctgId, [a], decisionId)
    await expect(propose([b, a])).rejects.toThrow('conflict: diagnosis.issue-decided')
    await expect(propose([elsewhere])).rejects.toThrow('not-found')
    expect(await propose([b])).toEqual({ ranked: 1 })
  })
})
