import { beforeAll, describe, expect, test } from 'vitest'
import { loadFigures } from '#app/domains/observatory/load-figures.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { hautsDeSeineFigures } from '#seed/figures/hauts-de-seine.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { type CtgFixture, givenCtg, testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan } from '#test/plan-fixture.server.ts'
import { createAxis } from './commands/create-axis.server.ts'
import { createIssue } from './commands/create-issue.server.ts'
import { createObjective } from './commands/create-objective.server.ts'
import { notRetainIssue } from './commands/not-retain-issue.server.ts'
import { proposeFinding } from './commands/propose-finding.server.ts'
import { renameAxis } from './commands/rename-axis.server.ts'
import { setIssueStatus } from './commands/set-issue-status.server.ts'
import { updateIssue } from './commands/update-issue.server.ts'
import { updateObjective } from './commands/update-objective.server.ts'
import { withdrawFinding } from './commands/withdraw-finding.server.ts'
import { getIssuePage } from './issue-queries.server.ts'
import { retainIssues } from './steps.server.ts'

const given: { db?: Database } = {}
const db = () => given.db ?? expect.unreachable('no database')
beforeAll(async () => {
  given.db = await testDatabase()
  await loadFigures(given.db, { indicators, indicatorsByTheme, figures: hautsDeSeineFigures })
})

async function givenGennevilliers(): Promise<CtgFixture> {
  const ctg = await givenCtg(db())
  await db().insertInto('ctg_perimeter').values({ ctg_id: ctg.ctgId, territory_code: '92036' }).execute()
  return ctg
}

const countJournal = async (ctgId: string) =>
  (await db().selectFrom('audit_entry').select('id').where('ctg_id', '=', ctgId).execute()).length

const issuesOf = (ctgId: string) =>
  db()
    .selectFrom('issue')
    .select(['number', 'status', 'priority_rank as rank'])
    .where('ctg_id', '=', ctgId)
    .orderBy('number')
    .execute()

describe('an issue', () => {
  test('is written on findings, rewritten, and moves between to debate and proposed', async () => {
    const { ctgId, early, as, actors } = await givenGennevilliers()
    const theme = { ctgId, themeId: early.id }
    const finding = await proposeFinding(as(actors.townCoordinator), {
      ...theme,
      kind: 'weakness',
      title: 'Un constat',
    })
    const { issueId, number } = await createIssue(as(actors.earlyOfficer), {
      ...theme,
      title: 'Un accueil possible',
      publics: 'Parents au RSA',
      findingIds: finding.findingId,
    })
    expect(number).toBe(1)
    await updateIssue(as(actors.cafCoordinator), { ctgId, issueId, version: 1, title: 'Un accueil pour tous' })
    await expect(updateIssue(as(actors.earlyOfficer), { ctgId, issueId, version: 1, title: 'Autre' })).rejects.toThrow(
      'diagnosis.changed-meanwhile',
    )
    const set = (status: 'proposed' | 'to-debate' | 'retained') =>
      setIssueStatus(as(actors.earlyOfficer), { ctgId, issueId, status })
    expect(await set('proposed')).toEqual({ status: 'proposed' })
    expect(await set('to-debate')).toEqual({ status: 'to-debate' })
    await expect(set('retained')).rejects.toThrow('conflict: diagnosis.issue-needs-decision')
  })
  test('is not retained by both coordinations, each with its reason; by one alone it stays open', async () => {
    const { ctgId, early, as, actors } = await givenGennevilliers()
    const { issueId } = await createIssue(as(actors.townCoordinator), { ctgId, themeId: early.id, title: 'Un enjeu' })
    const refuse = (who: 'townCoordinator' | 'cafCoordinator' | 'earlyOfficer', reason = 'Un autre le dit mieux.') =>
      notRetainIssue(as(actors[who]), { ctgId, issueId, reason })
    await expect(
      setIssueStatus(as(actors.townCoordinator), { ctgId, issueId, status: 'not-retained' }),
    ).rejects.toThrow('conflict: diagnosis.issue-needs-both')
    await expect(refuse('earlyOfficer')).rejects.toThrow('forbidden')
    await expect(refuse('townCoordinator', ' ')).rejects.toThrow('Dites pourquoi')
    expect(await refuse('townCoordinator')).toEqual({ isOver: false })
    expect(await refuse('townCoordinator', 'Dit autrement.')).toEqual({ isOver: false })
    expect(await issuesOf(ctgId)).toMatchObject([{ status: 'to-debate' }])
    expect(await refuse('cafCoordinator')).toEqual({ isOver: true })
    expect(await issuesOf(ctgId)).toMatchObject([{ status: 'not-retained' }])
    const page = await getIssuePage(as(actors.reader), { ctgId, issueId })
    expect(page.refusals.map(({ reason }) => reason)).toEqual(['Un autre le dit mieux.', 'Dit autrement.'])
    await expect(refuse('cafCoordinator')).rejects.toThrow('diagnosis.issue-not-retained')
  })
  test('brought back to the debate, it is refused by nobody any more', async () => {
    const { ctgId, early, as, actors } = await givenGennevilliers()
    const { issueId } = await createIssue(as(actors.townCoordinator), { ctgId, themeId: early.id, title: 'Un enjeu' })
    const refuse = (who: 'townCoordinator' | 'cafCoordinator') =>
      notRetainIssue(as(actors[who]), { ctgId, issueId, reason: 'Non.' })
    await refuse('townCoordinator')
    await setIssueStatus(as(actors.earlyOfficer), { ctgId, issueId, status: 'proposed' })
    expect(await refuse('cafCoordinator')).toEqual({ isOver: false })
  })
  test('rests on a decision only when a copil took it on this issue', async () => {
    const { ctgId, early, as, actors, decisionId } = await givenPlan(db())
    const { issueId } = await createIssue(as(actors.townCoordinator), { ctgId, themeId: early.id, title: 'Un enjeu' })
    const refuse = (decisionId: string) =>
      notRetainIssue(as(actors.cafCoordinator), { ctgId, issueId, reason: 'Le copil en a jugé ainsi.', decisionId })
    await expect(refuse(decisionId)).rejects.toThrow('diagnosis.no-copil-decision')
    await db()
      .insertInto('decision_subject')
      .values({ ctg_id: ctgId, decision_id: decisionId, subject_type: 'issue', subject_id: issueId })
      .execute()
    expect(await refuse(decisionId)).toEqual({ isOver: true })
  })
  test('rests on no finding withdrawn or of another CTG, and is written by those who lead', async () => {
    const ctg = await givenGennevilliers()
    const other = await givenGennevilliers()
    const { ctgId, early, as, actors } = ctg
    const theme = { ctgId, themeId: early.id }
    const { findingId } = await proposeFinding(as(actors.townCoordinator), { ...theme, kind: 'threat', title: 'x' })
    await withdrawFinding(as(actors.townCoordinator), { ctgId, findingId })
    const elsewhere = await proposeFinding(other.as(other.actors.townCoordinator), {
      ctgId: other.ctgId,
      themeId: other.early.id,
      kind: 'threat',
      title: 'y',
    })
    const before = await countJournal(ctgId)
    const create = (key: keyof typeof actors, findingIds: string[] = []) =>
      createIssue(as(actors[key]), { ...theme, title: 'Un enjeu', findingIds })
    await expect(create('townCoordinator', [findingId])).rejects.toThrow('diagnosis.finding-withdrawn')
    await expect(create('townCoordinator', [elsewhere.findingId])).rejects.toThrow('not-found')
    for (const key of ['contributor', 'reader', 'housingOfficer', 'bodyMember', 'lead'] as const)
      await expect(create(key)).rejects.toThrow('forbidden')
    expect(await countJournal(ctgId)).toBe(before)
    expect(await issuesOf(ctgId)).toEqual([])
  })
  test('is a priority by a decision, in its order; then only another decision changes it', async () => {
    const { ctgId, early, as, actors, decisionId } = await givenPlan(db())
    const create = async (title: string) =>
      (await createIssue(as(actors.townCoordinator), { ctgId, themeId: early.id, title })).issueId
    const [one, two, three] = [await create('Un'), await create('Deux'), await create('Trois')]
    const decide = (issueIds: readonly string[]) =>
      db()
        .transaction()
        .execute((tx) =>
          retainIssues(
            { tx, actor: actors.townCoordinator, at: testInstant, newId: () => crypto.randomUUID() },
            { ctgId, issueIds, decisionId },
          ),
        )
    await decide([two, one])
    await decide([three])
    expect(await issuesOf(ctgId)).toEqual([
      { number: 1, status: 'retained', rank: 2 },
      { number: 2, status: 'retained', rank: 1 },
      { number: 3, status: 'retained', rank: 3 },
    ])
    await expect(
      setIssueStatus(as(actors.townCoordinator), { ctgId, issueId: one, status: 'to-debate' }),
    ).rejects.toThrow('diagnosis.issue-decided')
    await expect(
      updateIssue(as(actors.townCoordinator), { ctgId, issueId: one, version: 2, title: 'x' }),
    ).rejects.toThrow('diagnosis.issue-decided')
    await expect(decide([crypto.randomUUID()])).rejects.toThrow('not-found')
  })
})

async function givenAxis({ ctgId, as, actors }: CtgFixture, parentId?: string) {
  const { axisId } = await createAxis(as(actors.townCoordinator), { ctgId, title: 'Concilier', parentId })
  return axisId
}

describe('an axis', () => {
  test('has two levels under it at most, and is renamed', async () => {
    const ctg = await givenGennevilliers()
    const { ctgId, as, actors } = ctg
    const third = await givenAxis(ctg, await givenAxis(ctg, await givenAxis(ctg)))
    await expect(givenAxis(ctg, third)).rejects.toThrow('conflict: diagnosis.axis-too-deep')
    await expect(givenAxis(ctg, crypto.randomUUID())).rejects.toThrow('not-found')
    const rename = { ctgId, axisId: third, version: 1, title: 'Accueillir' }
    await expect(renameAxis(as(actors.contributor), rename)).rejects.toThrow('forbidden')
    await renameAxis(as(actors.cafCoordinator), rename)
    await expect(renameAxis(as(actors.cafCoordinator), rename)).rejects.toThrow('changed-meanwhile')
    const other = await givenGennevilliers()
    await expect(renameAxis(other.as(other.actors.townCoordinator), { ...rename, ctgId: other.ctgId })).rejects.toThrow(
      'not-found',
    )
  })
})

describe('an objective', () => {
  const objectiveRow = (ctgId: string, objectiveId: string) =>
    db()
      .selectFrom('objective')
      .selectAll()
      .where('ctg_id', '=', ctgId)
      .where('id', '=', objectiveId)
      .executeTakeFirstOrThrow()

  test('measured by an indicator, takes its last known value as baseline when none is given', async () => {
    const ctg = await givenGennevilliers()
    const { ctgId, as, actors } = ctg
    const axisId = await givenAxis(ctg)
    const { objectiveId } = await createObjective(as(actors.townCoordinator), {
      ctgId,
      axisId,
      title: '60 places pour 100 enfants',
      measureKind: 'indicator',
      indicatorId: 'childcare-places',
      target: '60',
      targetYear: '2030',
    })
    expect(await objectiveRow(ctgId, objectiveId)).toMatchObject({
      indicator_id: 'childcare-places',
      baseline: 57.4,
      baseline_year: 2023,
      target: 60,
      position: 0,
    })
  })
  test('is corrected on the version that was read, and loses a measure it no longer has', async () => {
    const ctg = await givenGennevilliers()
    const { ctgId, as, actors } = ctg
    const axisId = await givenAxis(ctg)
    const own = { ctgId, axisId, title: 'Accueillir', measureName: 'Familles', baseline: '12,5', baselineYear: '2026' }
    const { objectiveId } = await createObjective(as(actors.earlyOfficer), own)
    const none = { ...own, objectiveId, measureKind: 'none', notMeasurableReason: 'Une qualité.' } as const
    await updateObjective(as(actors.cafCoordinator), { ...none, version: 1 })
    expect(await objectiveRow(ctgId, objectiveId)).toMatchObject({
      is_measurable: false,
      baseline: null,
      measure_name: null,
      version: 2,
    })
    await expect(updateObjective(as(actors.cafCoordinator), { ...none, version: 1 })).rejects.toThrow(
      'changed-meanwhile',
    )
  })
  test('is refused without a whole measure, under another CTG’s axis, and to those who do not lead', async () => {
    const ctg = await givenGennevilliers()
    const other = await givenGennevilliers()
    const { ctgId, as, actors } = ctg
    const axisId = await givenAxis(ctg)
    const before = await countJournal(ctgId)
    const input = { ctgId, axisId, title: 'Accueillir', measureName: 'Familles' }
    await expect(createObjective(as(actors.townCoordinator), { ...input, measureName: '' })).rejects.toThrow(
      'invalid: diagnosis.measure-incomplete',
    )
    await expect(
      createObjective(as(actors.townCoordinator), { ...input, axisId: await givenAxis(other) }),
    ).rejects.toThrow('not-found')
    for (const key of ['contributor', 'reader', 'bodyMember', 'lead'] as const)
      await expect(createObjective(as(actors[key]), input)).rejects.toThrow('forbidden')
    expect(await countJournal(ctgId)).toBe(before)
  })
})
