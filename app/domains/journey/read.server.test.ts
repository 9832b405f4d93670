import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { decisionReference } from '#app/domains/meetings/meetings.ts'
import type { Actor } from '#app/kernel/actor.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { searchCtg } from '#app/things/search-ctg.server.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
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
    const queries = vi.spyOn(pg.Client.prototype, 'query')
    const count = async (actor: Actor) => {
      queries.mockClear()
      await getMyCtgsPage({ db: db(), actor, at: testInstant }, 1)
      return queries.mock.calls.length
    }
    const one = await count(townCoordinator)
    expect(await count(many)).toBe(one)
    expect((await getMyCtgsPage({ db: db(), actor: many, at: testInstant }, 1)).ctgs).toHaveLength(12)
    queries.mockRestore()
  })
})
