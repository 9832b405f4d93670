import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { getScoringPage } from '#app/domains/diagnosis/board-queries.server.ts'
import { scoreIssues } from '#app/domains/diagnosis/commands/score-issues.server.ts'
import { confirmDespite } from '#app/domains/meetings/decisions/commands/confirm-despite.server.ts'
import { decisionReference } from '#app/domains/meetings/meetings.ts'
import { listPlanActions } from '#app/domains/plan/queries.server.ts'
import type { Actor } from '#app/kernel/actor.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { searchCtg } from '#app/things/search-ctg.server.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { listAwaiting } from './awaiting-queries.server.ts'
import { getMyCtgsPage } from './my-ctgs-queries.server.ts'
import { listHoles } from './thread.ts'
import { getThreadPage, loadThread } from './thread-queries.server.ts'

const given: { db?: Database; ctg?: FullCtg } = {}
const db = () => given.db ?? expect.unreachable('no database')
const ctg = () => given.ctg ?? expect.unreachable('no CTG')

beforeAll(async () => {
  given.db = await testDatabase()
  given.ctg = await givenFullCtg(given.db)
})

const awaiting = async (who: 'townCoordinator' | 'cafCoordinator' | 'lead', of: FullCtg = ctg()) => {
  const actor = of.actors[who]
  const membership = actor.memberships[0] ?? expect.unreachable('no mandate')
  const { ctgId } = of
  const today = '2026-11-24'
  const plan = listPlanActions(db(), ctgId, today)
  return listAwaiting(db(), { ctgId, membership, personId: actor.personId, today }, plan)
}

describe('what awaits a person', () => {
  test('is her party’s position, and what she awaits is the other party’s', async () => {
    const items = await awaiting('townCoordinator')
    expect(items.filter(({ kind }) => kind === 'position').map(({ title }) => title)).toEqual(['Un constat'])
    expect(items.filter(({ kind }) => kind === 'their-position').map(({ who }) => who)).toEqual(['Caf'])
  })
  test('is no report on what was written or taken up less than four months ago', async () => {
    expect((await awaiting('lead')).map(({ kind }) => kind)).not.toContain('own-report')
  })
  test('is the report of a silent action for its lead, and a silence for the others', async () => {
    await db()
      .updateTable('action')
      .set({ created_at: new Date('2026-01-05T09:00:00Z') })
      .where('ctg_id', '=', ctg().ctgId)
      .execute()
    expect((await awaiting('lead')).map(({ kind }) => kind)).toContain('own-report')
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
    const asked = (await awaiting('townCoordinator', own)).filter(({ kind }) => kind === 'position')
    expect([asked.length, asked[0]?.alike]).toEqual([20, 25])
  })
  test('holds nothing of another CTG', async () => {
    const other = await givenFullCtg(db())
    const ids = new Set((await awaiting('townCoordinator')).map(({ id }) => id))
    expect([...ids]).not.toContain(other.ids.finding)
  })
})

describe('the search', () => {
  const search = async (question: string) =>
    (await searchCtg(ctg().as(ctg().actors.reader), ctg().ctgId, question)).things

  test('forgives accents, case and typos', async () => {
    for (const question of ['ACTION', 'actiom', 'Un constât'])
      expect({ question, found: (await search(question)).length > 0 }).toEqual({ question, found: true })
  })
  test('finds a person and what she leads, and nobody whose name resembles hers', async () => {
    const { ctgId, ids, caf } = ctg()
    const { id: bodyId } = await db()
      .selectFrom('body')
      .select('id')
      .where('ctg_id', '=', ctgId)
      .executeTakeFirstOrThrow()
    const leader = { id: randomUUID(), body_id: bodyId, party_id: caf.id, position: 0 }
    await db()
      .insertInto('body_leader')
      .values({ ctg_id: ctgId, ...leader, person_name: 'Inès Crêpe', function_title: 'Coordinatrice' })
      .execute()
    const led = { title: 'Une crèche au Luth', lead_name: 'Inès Crêpe' }
    await db().updateTable('action').set(led).where('ctg_id', '=', ctgId).where('id', '=', ids.action).execute()
    for (const question of ['Crêpe', 'crepe', 'INES CREPE', 'Inès Crê']) {
      const found = await search(question)
      expect({ question, found: found.map(({ kindName, path }) => [kindName, path]) }).toEqual({
        question,
        found: expect.arrayContaining([
          ['Personne', encodeURI(`/ctg/${ctgId}/annuaire?q=Inès Crêpe`)],
          ['Instance', `/ctg/${ctgId}/instances/${bodyId}`],
          ['Action', `/ctg/${ctgId}/actions/${ids.action}`],
        ]),
      })
      expect(found).toHaveLength(3)
    }
  })
  test.each([
    ['1.2.1', { code: '1.2.1' }],
    ['FA 7', { code: 'FA 7' }],
    ['PMI', { partners_text: 'La PMI, la mission locale' }],
  ])('finds an acronym and a number: « %s »', async (question, words) => {
    const { ctgId, ids } = ctg()
    await db().updateTable('action').set(words).where('ctg_id', '=', ctgId).where('id', '=', ids.action).execute()
    expect((await search(question))[0]?.path).toBe(`/ctg/${ctgId}/actions/${ids.action}`)
  })
  test('finds a decision by its number', async () => {
    const { ctgId, ids } = ctg()
    const { number, decidedOn } = await db()
      .selectFrom('decision')
      .select(['number', 'decided_on as decidedOn'])
      .where('ctg_id', '=', ctgId)
      .where('id', '=', ids.decision)
      .executeTakeFirstOrThrow()
    expect((await search(decisionReference({ number, decidedOn })))[0]?.path).toBe(
      `/ctg/${ctgId}/decisions/${ids.decision}`,
    )
    expect(await search('1998-77')).toEqual([])
  })
  test('shows what resembles only when nothing holds the very words, and never of three letters', async () => {
    const found = await search('crèche')
    expect(found.map(({ path }) => path)).toContain(`/ctg/${ctg().ctgId}/actions/${ctg().ids.action}`)
    expect(found.map(({ title }) => title)).not.toContain('Inès Crêpe')
    expect(await search('zqx')).toEqual([])
  })
  test('finds the words inside texts, and shows them', async () => {
    await db()
      .updateTable('convention_article')
      .set({ body: `${'Autre chose. '.repeat(30)}Les crèches ouvrent le samedi matin.` })
      .where('ctg_id', '=', ctg().ctgId)
      .where('id', '=', ctg().ids.article)
      .execute()
    for (const question of ['samedi creches', 'crêches', 'ouvrent le samdi']) {
      const found = (await search(question)).find(({ path }) => path.endsWith(`/articles/${ctg().ids.article}`))
      expect({ question, about: found?.about }).toEqual({ question, about: expect.stringContaining('samedi') })
    }
    expect((await search('100%')).filter(({ kindName }) => kindName === 'Article')).toEqual([])
  })
  test('finds the words of an action sheet that are not in its description', async () => {
    const { ctgId, ids } = ctg()
    const words = { expected_results: 'Des vingtaines de familles relogées', tags: ['hébergement'] }
    await db().updateTable('action').set(words).where('ctg_id', '=', ctgId).where('id', '=', ids.action).execute()
    for (const question of ['relogees', 'hebergement'])
      expect((await search(question)).map(({ path }) => path)).toContain(`/ctg/${ctgId}/actions/${ids.action}`)
  })
  test('finds the words of a chapter, which has no field of its own', async () => {
    const { ctgId } = ctg()
    const { id } = await db()
      .selectFrom('theme')
      .select('id')
      .where('ctg_id', '=', ctgId)
      .orderBy('position', 'desc')
      .executeTakeFirstOrThrow()
    const textId = randomUUID()
    await db()
      .insertInto('written_text')
      .values({
        ctg_id: ctgId,
        id: textId,
        subject_type: 'theme',
        subject_id: id,
        field: 'chapter',
        created_at: testInstant,
      })
      .execute()
    await db()
      .insertInto('text_state')
      .values({ ctg_id: ctgId, text_id: textId, plain: 'La ludothèque manque.' })
      .execute()
    expect(await search('ludotheque')).toEqual([
      {
        kindName: 'Chapitre',
        title: expect.any(String),
        about: 'La ludothèque manque.',
        path: `/ctg/${ctgId}/diagnostic/${id}`,
      },
    ])
  })
  test('finds nothing for an empty question, nor in another CTG', async () => {
    expect(await search('  ')).toEqual([])
    await expect(searchCtg(ctg().as(ctg().actors.stranger), ctg().ctgId, 'action')).rejects.toMatchObject({
      kind: 'not-found',
    })
  })
})

describe('the thread read from the database', () => {
  test('tells the holes of the CTG', async () => {
    const kinds = listHoles(await loadThread(db(), ctg().ctgId)).map(({ kind }) => kind)
    expect(kinds).toEqual([
      'finding-without-element',
      'finding-without-issue',
      'issue-without-finding',
      'objective-without-issue',
      'objective-without-baseline',
      'objective-without-baseline',
      'objective-without-action',
      'objective-without-action',
      'action-without-objective',
    ])
  })
  test('keeps to one theme when asked', async () => {
    const page = await getThreadPage(ctg().as(ctg().actors.reader), ctg().ctgId, ctg().housing.id)
    expect(page.lines).toEqual([])
  })
})

describe('« Mes CTG »', () => {
  test('tells what waits in each CTG of the person, and nothing of another one', async () => {
    const mine = await givenFullCtg(db())
    await givenFullCtg(db())
    const later = new Date('2027-05-03T09:00:00Z')
    const page = await getMyCtgsPage(mine.as(mine.actors.townCoordinator, later), 1)
    expect(page).toMatchObject({ totalCount: 1, pageCount: 1 })
    expect(page.ctgs).toMatchObject([
      {
        id: mine.ctgId,
        late: 0,
        silent: 1,
        reports: 1,
        copil: { yearlyCopil: null },
      },
    ])
    const [seen] = (await getMyCtgsPage(mine.as(mine.actors.reader, later), 1)).ctgs
    expect(seen).toMatchObject({ silent: 1, reports: 0 })
    expect((await getMyCtgsPage(mine.as(mine.actors.stranger), 7)).ctgs).toEqual([])
  })
  test('asks as many statements for twelve CTGs as for one', async () => {
    const [first, ...others] = await Promise.all(Array.from({ length: 12 }, () => givenFullCtg(db())))
    if (!first) throw new Error('no CTG')
    const { townCoordinator } = first.actors
    const memberships = others.flatMap(({ actors }) => actors.townCoordinator.memberships)
    const many = { ...townCoordinator, memberships: [...townCoordinator.memberships, ...memberships] }
    const asked = vi.spyOn(pg.Client.prototype, 'query')
    const count = async (actor: Actor) => {
      asked.mockClear()
      await getMyCtgsPage({ db: db(), actor, at: testInstant }, 1)
      return asked.mock.calls.length
    }
    const one = await count(townCoordinator)
    expect(await count(many)).toBe(one)
    expect((await getMyCtgsPage({ db: db(), actor: many, at: testInstant }, 1)).ctgs).toHaveLength(12)
    asked.mockRestore()
  })
})
