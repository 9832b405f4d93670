import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { removeArticle } from '#app/domains/convention/commands/remove-article.server.ts'
import { updateArticle } from '#app/domains/convention/commands/update-article.server.ts'
import { closeMeeting } from '#app/domains/journey/commands/close-meeting.server.ts'
import type { Actor } from '#app/kernel/actor.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { textSubjects } from '#app/texts.server.ts'
import { givenCtg, testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenText, writeAtEnd } from '#test/writing-fixture.server.ts'
import { openText } from './open-text.server.ts'
import { plainTextOf } from './plain-text.ts'
import { listUnsettled } from './set-apart.server.ts'
import { settleText } from './settle-text.server.ts'
import { editText, replaceText } from './steps.server.ts'
import { appendUpdates, findTextOf, readLog } from './text-log.server.ts'
import type { TextKey, TextRef } from './writing.ts'
import { contentOf, docFrom, updateBy } from './y-text.server.ts'

const opened: { db?: Database } = {}
const db = () => opened.db ?? expect.unreachable('not opened')
beforeAll(async () => {
  opened.db = await testDatabase()
})

const body = 'Les parties décident :\n\n- un\n- deux\n\nFin.'
const at = (minutes: number) => new Date(testInstant.getTime() + minutes * 60_000)

async function givenArticle() {
  const ctg = await givenCtg(db())
  const articleId = randomUUID()
  await db()
    .insertInto('convention_article')
    .values({ ctg_id: ctg.ctgId, id: articleId, title: 'Objet', body, position: 0 })
    .execute()
  const ref: TextRef = { ctgId: ctg.ctgId, subjectType: 'convention-article', subjectId: articleId, field: 'body' }
  return { ...ctg, articleId, ref }
}

/** What a person types, as the socket appends it. */
async function type(key: TextKey, actor: Actor, instant: Date, ...words: readonly string[]): Promise<void> {
  await db()
    .transaction()
    .execute(async (tx) => {
      const doc = docFrom((await readLog(tx, key, 0)).updates)
      const author = { personId: actor.personId, name: actor.name, partyId: null }
      const updates = words.flatMap((word) => {
        const data = updateBy(doc, (changed) => writeAtEnd(changed, word))
        return data ? [{ key, data, author, at: instant }] : []
      })
      await appendUpdates(tx, updates)
    })
}
const settle = (key: TextKey) => settleText({ db: db(), subjects: textSubjects }, key)
const contentNow = async (key: TextKey) => contentOf(docFrom((await readLog(db(), key, 0)).updates))
const bodyNow = ({ ctgId, subjectId }: TextRef) =>
  db()
    .selectFrom('convention_article')
    .select(['body', 'version'])
    .where('ctg_id', '=', ctgId)
    .where('id', '=', subjectId)
    .executeTakeFirstOrThrow()
const inTransaction = <Result>(run: (work: Parameters<typeof replaceText>[0]) => Promise<Result>, actor: Actor) =>
  db()
    .transaction()
    .execute((tx) => run({ tx, actor, at: at(60), newId: randomUUID }))

describe('a text opened', () => {
  test('holds what its field held, put in once, however many open it together', async () => {
    const { actors, ref } = await givenArticle()
    const context = { db: db(), actor: actors.cafCoordinator, at: testInstant }
    const answers = await Promise.all(Array.from({ length: 8 }, () => openText(context, textSubjects, ref)))
    expect(new Set(answers.map(({ textId }) => textId)).size).toBe(1)
    const text = await findTextOf(db(), ref)
    expect(text?.lastSeq).toBe(1)
    expect(plainTextOf(await contentNow(text ?? expect.unreachable('no text')))).toBe(body)
    expect(answers[0]).toMatchObject({ mayWrite: true, isFrozen: false, writer: { name: actors.cafCoordinator.name } })
    expect(await openText({ ...context, actor: actors.reader }, textSubjects, ref)).toMatchObject({ mayWrite: false })
  })

  test('is not there for another CTG', async () => {
    const { ref } = await givenArticle()
    const other = await givenCtg(db())
    const context = { db: db(), actor: other.actors.cafCoordinator, at: testInstant }
    for (const ctgId of [ref.ctgId, other.ctgId])
      await expect(openText(context, textSubjects, { ...ref, ctgId })).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('settling', () => {
  test('keeps the words in the field, and a version by session with its authors', async () => {
    const { actors, ref } = await givenArticle()
    const key = await givenText(db(), actors.cafCoordinator, ref, testInstant)
    await type(key, actors.cafCoordinator, at(1), 'A', 'B')
    await type(key, actors.townCoordinator, at(5), 'C')
    await settle(key)
    expect((await bodyNow(ref)).body).toBe(`${body}ABC`)
    await type(key, actors.townCoordinator, at(14), 'D')
    await settle(key)
    await type(key, actors.townCoordinator, at(40), 'E')
    await settle(key)
    await settle(key)
    const versions = await db()
      .selectFrom('text_version')
      .select(['id', 'number', 'started_at', 'ended_at', 'last_seq'])
      .where('ctg_id', '=', key.ctgId)
      .where('text_id', '=', key.textId)
      .orderBy('number')
      .execute()
    const authors = await db()
      .selectFrom('text_version_author')
      .select(['text_version_id as versionId', 'person_name as name'])
      .where('ctg_id', '=', key.ctgId)
      .orderBy('position')
      .execute()
    const namesOf = (id: string) => authors.filter(({ versionId }) => versionId === id).map(({ name }) => name)
    const { cafCoordinator: caf, townCoordinator: town } = actors
    expect(versions.map(({ id, last_seq, ended_at }) => [last_seq, ended_at, namesOf(id)])).toEqual([
      [1, testInstant, []],
      [5, at(14), [caf.name, town.name]],
      [6, at(40), [town.name]],
    ])
  })

  test('gathers many updates in one state, which says the same', async () => {
    const { actors, ref } = await givenArticle()
    const key = await givenText(db(), actors.cafCoordinator, ref)
    await type(key, actors.cafCoordinator, at(1), ...Array.from({ length: 250 }, (_, index) => `${index} `))
    const before = await contentNow(key)
    expect((await listUnsettled(db(), new Date())).map(({ textId }) => textId)).toContain(key.textId)
    await settle(key)
    expect((await listUnsettled(db(), new Date())).map(({ textId }) => textId)).not.toContain(key.textId)
    const { updates, lastSeq } = await readLog(db(), key, 0)
    expect([updates.length, lastSeq]).toEqual([1, 251])
    expect(await contentNow(key)).toEqual(before)
    await type(key, actors.cafCoordinator, at(2), 'fin')
    // A node that had applied 100 of them finds all it lacks.
    const late = await readLog(db(), key, 100)
    expect([late.updates.length, late.lastSeq]).toEqual([2, 252])
  })

  test('gives way to an act that holds the thing', async () => {
    const { actors, ref } = await givenArticle()
    const key = await givenText(db(), actors.cafCoordinator, ref)
    await type(key, actors.cafCoordinator, at(1), 'A')
    await db()
      .transaction()
      .execute(async (tx) => {
        await tx
          .selectFrom('convention_article')
          .select('id')
          .where('ctg_id', '=', key.ctgId)
          .where('id', '=', ref.subjectId)
          .forUpdate()
          .execute()
        await expect(settle(key)).rejects.toMatchObject({ code: '55P03' })
      })
    await settle(key)
    expect((await bodyNow(ref)).body).toContain('A')
  })
})

describe('a command', () => {
  test('that sets the field changes the text others have open, and only what differs', async () => {
    const { actors, ref, articleId, ctgId, as } = await givenArticle()
    const key = await givenText(db(), actors.cafCoordinator, ref)
    const open = docFrom((await readLog(db(), key, 0)).updates)
    const { version } = await bodyNow(ref)
    const input = { ctgId, articleId, version, title: 'Objet', body: body.replace('deux', 'deux et demi') }
    await updateArticle(as(actors.townCoordinator), input)
    const { updates } = await readLog(db(), key, 1)
    expect(updates).toHaveLength(1)
    for (const update of updates) Y.applyUpdate(open, update)
    expect(plainTextOf(contentOf(open))).toBe(input.body)
    expect(updates[0]?.byteLength).toBeLessThan(200)
  })

  test('that sets the same words changes nothing, and one on a field nobody opened has nothing to do', async () => {
    const { actors, ref } = await givenArticle()
    await inTransaction((work) => replaceText(work, ref, 'Autre'), actors.cafCoordinator)
    expect(await findTextOf(db(), ref)).toBeUndefined()
    await givenText(db(), actors.cafCoordinator, ref)
    await inTransaction((work) => replaceText(work, ref, `${body}\n`), actors.cafCoordinator)
    expect((await findTextOf(db(), ref))?.lastSeq).toBe(1)
  })

  test('that closes a meeting freezes its minutes as they are at that instant', async () => {
    const { actors, ctgId, as } = await givenCtg(db())
    const [bodyId, meetingId] = [randomUUID(), randomUUID()]
    await db()
      .insertInto('body')
      .values({ ctg_id: ctgId, id: bodyId, kind: 'copil', name: 'Copil', position: 0 })
      .execute()
    await db()
      .insertInto('meeting')
      .values({ ctg_id: ctgId, id: meetingId, body_id: bodyId, title: 'Copil', starts_at: at(0), status: 'in-session' })
      .execute()
    const ref: TextRef = { ctgId, subjectType: 'meeting', subjectId: meetingId, field: 'minutes' }
    const key = await givenText(db(), actors.cafCoordinator, ref)
    await type(key, actors.cafCoordinator, at(1), 'Le bilan est présenté.')
    await closeMeeting(as(actors.cafCoordinator), { ctgId, meetingId })
    const meeting = await db()
      .selectFrom('meeting')
      .select('minutes')
      .where('ctg_id', '=', ctgId)
      .where('id', '=', meetingId)
      .executeTakeFirstOrThrow()
    expect(meeting.minutes).toBe('Le bilan est présenté.')
    expect((await findTextOf(db(), ref))?.frozenAt).not.toBeNull()
    await expect(
      inTransaction((work) => editText(work, key, (doc) => writeAtEnd(doc, '!')), actors.cafCoordinator),
    ).rejects.toMatchObject({ code: 'writing.text-frozen' })
  })

  test('that removes a thing removes its texts, and nothing of the others', async () => {
    const { actors, ref, ctgId, early, as } = await givenArticle()
    const caf = actors.cafCoordinator
    const chapter: TextRef = { ctgId, subjectType: 'theme', subjectId: early.id, field: 'chapter' }
    const key = await givenText(db(), caf, ref)
    await givenText(db(), caf, chapter)
    await type(key, caf, at(1), 'Un mot.')
    await settle(key)
    await removeArticle(as(caf), { ctgId, articleId: ref.subjectId })
    expect(await findTextOf(db(), ref)).toBeUndefined()
    expect((await readLog(db(), key, 0)).updates).toEqual([])
    expect(await findTextOf(db(), chapter)).toBeDefined()
  })

  test('that removes a meeting, however it does it, removes the minutes of its items too', async () => {
    const { ctgId, actors } = await givenCtg(db())
    const [bodyId, meetingId, itemId] = [randomUUID(), randomUUID(), randomUUID()]
    await db()
      .insertInto('body')
      .values({ ctg_id: ctgId, id: bodyId, kind: 'copil', name: 'Copil', position: 0 })
      .execute()
    await db()
      .insertInto('meeting')
      .values({ ctg_id: ctgId, id: meetingId, body_id: bodyId, title: 'Copil', starts_at: at(0), status: 'in-session' })
      .execute()
    await db()
      .insertInto('agenda_item')
      .values({ ctg_id: ctgId, id: itemId, meeting_id: meetingId, title: 'Bilan', position: 0 })
      .execute()
    const refs: readonly TextRef[] = [
      { ctgId, subjectType: 'meeting', subjectId: meetingId, field: 'minutes' },
      { ctgId, subjectType: 'agenda-item', subjectId: itemId, field: 'minutes' },
    ]
    for (const ref of refs) await givenText(db(), actors.cafCoordinator, ref)
    await db().deleteFrom('meeting').where('ctg_id', '=', ctgId).where('id', '=', meetingId).execute()
    for (const ref of refs) expect(await findTextOf(db(), ref)).toBeUndefined()
  })
})
