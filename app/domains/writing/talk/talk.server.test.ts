import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Actor } from '#app/kernel/actor.ts'
import { aLine, aText, writeInText } from '#test/text-fixture.server.ts'
import { readTexts } from '../read-texts.server.ts'
import { fragmentName, writeContent } from '../y-text.server.ts'
import { getOpenThreads } from './queries.server.ts'
import {
  answerComment,
  commentOnText,
  db,
  givenText,
  noticesOf,
  page,
  places,
  placesOf,
  removeComment,
  settleThread,
  subjects,
  talkOf,
} from './talk.fixture.server.ts'

describe('a passage that fills itself', () => {
  const named = { type: 'fact', attrs: { name: 'perimeter' } } as const

  test('is commented by its name, shown where the text names it, and an orphan once it is gone', async () => {
    const { key, actors, as, ctgId } = await givenText(aText(aLine('Communes : ', named, '.'), aLine('Fin.')))
    const reader = as(actors.reader)
    const typed = { ...key, body: 'Et Villeneuve ?', mentionIds: '' }
    await expect(commentOnText(reader, { ...typed, quote: '{date de fin}' })).rejects.toMatchObject({
      code: 'writing.passage-not-found',
    })
    const { threadId } = await commentOnText(reader, { ...typed, quote: '{communes du périmètre}' })
    const [thread] = (await page(reader, key)).threads
    expect(thread).toMatchObject({
      quote: '{communes du périmètre}',
      wordsNow: '{communes du périmètre}',
      anchor: null,
    })
    const places = await db
      .selectFrom('written_text')
      .select(['subject_type as subjectType', 'subject_id as subjectId', 'field'])
      .where('ctg_id', '=', ctgId)
      .where('id', '=', key.textId)
      .execute()
    const [read] = await readTexts(db, ctgId, places)
    expect(read?.passages).toEqual([{ threadId, fact: 'perimeter' }])
    await writeInText(db, key, actors.townCoordinator, new Date('2026-11-21T09:00:00Z'), (doc) =>
      writeContent(doc, aText(aLine('Communes.'))),
    )
    expect((await page(reader, key)).threads[0]?.wordsNow).toBeNull()
  })
})

describe('comments', () => {
  test('a reader comments a passage, which follows its words; its authors and who is named are told', async () => {
    const { key, actors, as, ctgId } = await givenText(aText(aLine(places), aLine('La demande baisse.')))
    const reader = as(actors.reader)
    const comment = { ...key, body: 'Depuis quand ?', quote: 'places manquent', mentionIds: [actors.lead.personId] }
    await commentOnText(reader, comment)
    await writeInText(db, key, actors.earlyOfficer, new Date('2026-11-24T10:00:00Z'), (doc) => {
      const first = doc.getXmlFragment(fragmentName).get(0)
      const words = first instanceof Y.XmlElement ? first.get(0) : undefined
      if (words instanceof Y.XmlText) words.insert(0, 'Oui : ')
    })
    const { threads } = await page(reader, key)
    expect(threads).toMatchObject([
      {
        quote: 'places manquent',
        wordsNow: 'places manquent',
        start: 10,
        maySettle: true,
        comments: [{ body: 'Depuis quand ?', mayRemove: true }],
      },
    ])
    const place = { page: `/textes/${key.textId}`, anchor: `#fil-${threads[0]?.id}` }
    const led = await placesOf(ctgId)
    expect(led.get('mention')).toMatchObject(place)
    expect(led.get('comment')).toMatchObject(place)
    expect(await talkOf(key)).toMatchObject({ threads: 1, suggestions: 0 })
    expect(threads[0]?.comments[0]?.addressees).toEqual([actors.lead.name])
    expect(await noticesOf(ctgId)).toEqual(
      expect.arrayContaining([
        { personId: actors.lead.personId, kind: 'mention', withdrawnAt: null },
        { personId: actors.townCoordinator.personId, kind: 'comment', withdrawnAt: null },
      ]),
    )
  })

  test('a comment on words that went is an orphan, with its quotation', async () => {
    const { key, actors, as } = await givenText(aText(aLine(places), aLine('La demande baisse.')))
    await commentOnText(as(actors.reader), { ...key, body: 'Vraiment ?', quote: 'La demande' })
    await writeInText(db, key, actors.earlyOfficer, new Date('2026-11-24T10:00:00Z'), (doc) =>
      doc.getXmlFragment(fragmentName).delete(1, 1),
    )
    const { threads } = await page(as(actors.reader), key)
    expect(threads).toMatchObject([{ quote: 'La demande', wordsNow: null, start: null }])
  })

  test('open threads come in the order of the text, and pages know where their passages are', async () => {
    const { key, actors, as, ctgId, early } = await givenText(aText(aLine(places), aLine('La demande baisse.')))
    const reader = as(actors.reader)
    await commentOnText(reader, { ...key, body: 'Sur le tout' })
    const later = await commentOnText(reader, { ...key, body: 'Vraiment ?', quote: 'La demande' })
    const first = await commentOnText(reader, { ...key, body: 'Depuis quand ?', quote: 'places manquent' })
    const closed = await commentOnText(reader, { ...key, body: 'Réglé', quote: 'nord' })
    await settleThread(reader, { ...key, threadId: closed.threadId, state: 'resolved' })
    const { threads, people } = await getOpenThreads(as(actors.lead), subjects, key)
    expect(threads.map(({ quote, maySettle }) => [quote, maySettle])).toEqual([
      ['places manquent', false],
      ['La demande', false],
      ['', false],
    ])
    expect(threads[0]?.comments).toMatchObject([{ name: actors.reader.name, body: 'Depuis quand ?' }])
    expect(people.length).toBeGreaterThan(0)
    const place = { subjectType: 'theme', subjectId: early.id, field: 'chapter' } as const
    const [read] = await readTexts(db, ctgId, [place])
    expect(read?.passages).toEqual(
      expect.arrayContaining([
        { threadId: first.threadId, start: 4, end: 19 },
        { threadId: later.threadId, start: 28, end: 38 },
      ]),
    )
    expect(read?.passages).toHaveLength(2)
    // A second reading uses the cached words: only what identifies their version is queried, until a thread or an update comes.
    const columns: string[][] = []
    const watched = db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        columns.push(Object.keys(result.rows[0] ?? {}))
        return result
      },
    })
    const readings = [await readTexts(watched, ctgId, [place]), await readTexts(watched, ctgId, [place])]
    expect(readings).toEqual([[read], [read]])
    expect(columns.map((names) => names.includes('updates'))).toEqual([false, true, false])
    await settleThread(reader, { ...key, threadId: first.threadId, state: 'resolved' })
    expect((await readTexts(watched, ctgId, [place]))[0]?.passages).toHaveLength(1)
    await expect(getOpenThreads(as(actors.stranger), subjects, key)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('words that the text does not say are refused at their field, and nothing is written', async () => {
    const { key, actors, as } = await givenText(aText(aLine(places)))
    await expect(commentOnText(as(actors.reader), { ...key, body: 'Ici', quote: 'au sud' })).rejects.toMatchObject({
      kind: 'invalid',
      fields: { quote: expect.stringContaining('pas dans le texte') },
    })
    expect((await page(as(actors.reader), key)).threads).toEqual([])
  })

  test('a thread is resolved by who opened it or a coordinator only, and takes answers again once opened', async () => {
    const { key, actors, ...ctg } = await givenText(aText(aLine(places)))
    let minute = 0
    const as = (actor: Actor) => ctg.as(actor, new Date(Date.UTC(2026, 10, 24, 9, ++minute)))
    await commentOnText(as(actors.reader), { ...key, body: 'Depuis quand ?' })
    const [thread] = (await page(as(actors.reader), key)).threads
    const threadId = thread?.id ?? ''
    const resolve = { ...key, threadId, state: 'resolved' } as const
    await expect(settleThread(as(actors.earlyOfficer), resolve)).rejects.toMatchObject({ kind: 'forbidden' })
    await answerComment(as(actors.earlyOfficer), { ...key, threadId, body: 'Depuis 2021.' })
    await settleThread(as(actors.cafCoordinator), resolve)
    await expect(settleThread(as(actors.reader), resolve)).rejects.toMatchObject({ code: 'writing.thread-resolved' })
    await expect(answerComment(as(actors.lead), { ...key, threadId, body: 'Ah.' })).rejects.toMatchObject({
      code: 'writing.thread-resolved',
    })
    await settleThread(as(actors.reader), { ...key, threadId, state: 'open' })
    await answerComment(as(actors.lead), { ...key, threadId, body: 'Ah.' })
    const after = (await page(as(actors.lead), key)).threads
    expect(after[0]?.comments.map(({ body }) => body)).toEqual(['Depuis quand ?', 'Depuis 2021.', 'Ah.'])
    expect(after[0]?.maySettle).toBe(false)
  })

  test('a comment taken back leaves its place without its words, and what was told of it is withdrawn', async () => {
    const { key, actors, as, ctgId } = await givenText(aText(aLine(places)))
    const { commentId } = await commentOnText(as(actors.reader), { ...key, body: 'Une bêtise' })
    await expect(removeComment(as(actors.cafCoordinator), { ...key, commentId })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await removeComment(as(actors.reader), { ...key, commentId })
    const { threads } = await page(as(actors.cafCoordinator), key)
    expect(threads[0]?.comments).toMatchObject([{ body: '', isRemoved: true }])
    expect((await noticesOf(ctgId)).every(({ withdrawnAt }) => withdrawnAt !== null)).toBe(true)
  })

  test('a stranger, and a text of another CTG, are not found', async () => {
    const { key, actors, as } = await givenText(aText(aLine(places)))
    const other = await givenText(aText(aLine(places)))
    await expect(commentOnText(as(actors.stranger), { ...key, body: 'Ici' })).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(
      commentOnText(as(actors.reader), { ...key, textId: other.key.textId, body: 'Ici' }),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })
})
