import { beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Actor } from '#app/kernel/actor.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { aLine, aText, givenChapter, proposedWords, writeInText } from '#test/text-fixture.server.ts'
import { readTexts } from '../read-texts.server.ts'
import type { RichText } from '../rich-text.ts'
import type { TextSubjects } from '../writing.ts'
import { fragmentName, writeContent } from '../y-text.server.ts'
import { answerCommentWith } from './commands/answer-comment.server.ts'
import { commentOnTextWith } from './commands/comment-on-text.server.ts'
import { removeCommentWith } from './commands/remove-comment.server.ts'
import { restoreVersionWith } from './commands/restore-version.server.ts'
import { settleSuggestionsWith } from './commands/settle-suggestions.server.ts'
import { settleThreadWith } from './commands/settle-thread.server.ts'
import { getHistoryPage } from './history.server.ts'
import { getOpenThreads, getTalkPage } from './queries.server.ts'

const kept: string[] = []
const writingRoles = ['coordinator', 'cooperation-officer']
const frozen = new Set<string>()
/** Every theme has a chapter, read by members, written by some. */
const subjects: TextSubjects = {
  load: async (_db, refs) =>
    refs.map(({ ctgId, subjectId }) => ({
      canRead: ({ memberships }: Actor) => memberships.some((one) => one.ctgId === ctgId),
      canWrite: ({ memberships }: Actor) =>
        memberships.some((one) => one.ctgId === ctgId && writingRoles.includes(one.role)),
      isFrozen: frozen.has(subjectId),
      initialText: '',
    })),
  keep: async (_tx, _ref, plain) => {
    kept.push(plain)
  },
}
const sources = { subjects, readFigures: async () => ({}) }
const commentOnText = commentOnTextWith(subjects)
const answerComment = answerCommentWith(subjects)
const removeComment = removeCommentWith(subjects)
const settleThread = settleThreadWith(subjects)
const settleSuggestions = settleSuggestionsWith(subjects)
const restoreVersion = restoreVersionWith(subjects)

const given: { db?: Database } = {}
const db = () => given.db ?? expect.unreachable('no database')
beforeAll(async () => {
  given.db = await testDatabase()
})

async function givenText(content: RichText) {
  const ctg = await givenCtg(db())
  const key = await givenChapter(db(), ctg)
  await writeInText(db(), key, ctg.actors.townCoordinator, new Date('2026-11-20T09:00:00Z'), (doc) =>
    writeContent(doc, content),
  )
  return { ...ctg, key }
}
const page = (context: Context, key: { ctgId: string; textId: string }) => getTalkPage(context, sources, key)
const noticesOf = (ctgId: string) =>
  db()
    .selectFrom('notice')
    .select(['person_id as personId', 'kind', 'withdrawn_at as withdrawnAt'])
    .where('ctg_id', '=', ctgId)
    .execute()
/** What pages say under the text. */
const talkOf = async ({ ctgId, textId }: { ctgId: string; textId: string }) => {
  const places = await db()
    .selectFrom('written_text')
    .select(['subject_type as subjectType', 'subject_id as subjectId', 'field'])
    .where('ctg_id', '=', ctgId)
    .where('id', '=', textId)
    .execute()
  const [read] = await readTexts(db(), ctgId, places)
  return read?.talk
}
/** Where each leads, by kind. */
const placesOf = async (ctgId: string) => {
  const notices = await db().selectFrom('notice').select(['kind', 'facts']).where('ctg_id', '=', ctgId).execute()
  return new Map(notices.map(({ kind, facts }) => [kind, facts]))
}

const places = 'Les places manquent au nord.'

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
    const places = await db()
      .selectFrom('written_text')
      .select(['subject_type as subjectType', 'subject_id as subjectId', 'field'])
      .where('ctg_id', '=', ctgId)
      .where('id', '=', key.textId)
      .execute()
    const [read] = await readTexts(db(), ctgId, places)
    expect(read?.passages).toEqual([{ threadId, fact: 'perimeter' }])
    await writeInText(db(), key, actors.townCoordinator, new Date('2026-11-21T09:00:00Z'), (doc) =>
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
    await writeInText(db(), key, actors.earlyOfficer, new Date('2026-11-24T10:00:00Z'), (doc) => {
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
        comments: [{ body: 'Depuis quand ?', isOwn: true }],
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
    await writeInText(db(), key, actors.earlyOfficer, new Date('2026-11-24T10:00:00Z'), (doc) =>
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
    const [read] = await readTexts(db(), ctgId, [place])
    expect(read?.passages).toEqual(
      expect.arrayContaining([
        { threadId: first.threadId, start: 4, end: 19 },
        { threadId: later.threadId, start: 28, end: 38 },
      ]),
    )
    expect(read?.passages).toHaveLength(2)
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

async function givenSuggestions(at = new Date('2026-11-20T09:01:00Z')) {
  const ctg = await givenText(aText(aLine(places)))
  const { townCoordinator, cafCoordinator } = ctg.actors
  await writeInText(db(), ctg.key, townCoordinator, at, (doc) =>
    writeContent(
      doc,
      aText(
        aLine(
          'Les places manquent au ',
          proposedWords('nord', 'suggestedDeletion', 's1', townCoordinator),
          proposedWords('sud', 'suggestedInsertion', 's1', townCoordinator),
          '.',
          proposedWords(' Et à l’est.', 'suggestedInsertion', 's2', cafCoordinator),
        ),
      ),
    ),
  )
  return ctg
}

describe('suggestions', () => {
  test('are accepted by another party, in the text of everyone, and stay readable', async () => {
    const { key, actors, as } = await givenSuggestions()
    const accept = { ...key, suggestionId: 's1', verdict: 'accepted' } as const
    expect(await talkOf(key)).toMatchObject({ threads: 0, suggestions: 2 })
    await expect(settleSuggestions(as(actors.townCoordinator), accept)).rejects.toMatchObject({
      code: 'writing.own-party-suggestion',
    })
    await expect(settleSuggestions(as(actors.reader), accept)).rejects.toMatchObject({ kind: 'forbidden' })
    await settleSuggestions(as(actors.cafCoordinator), accept)
    expect(kept.at(-1)).toBe('Les places manquent au sud.')
    const { suggestions, settled } = await page(as(actors.cafCoordinator), key)
    expect(suggestions).toMatchObject([{ id: 's2', mayAccept: false, mayRefuse: true, isOwn: true }])
    expect(settled).toMatchObject([
      { added: 'sud', taken: 'nord', verdict: 'accepted', settledBy: actors.cafCoordinator.name },
    ])
    await expect(settleSuggestions(as(actors.cafCoordinator), accept)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('all at once: those one may accept, the others wait', async () => {
    const { key, actors, as } = await givenSuggestions()
    await settleSuggestions(as(actors.cafCoordinator), { ...key, verdict: 'accepted' })
    expect((await page(as(actors.cafCoordinator), key)).suggestions.map(({ id }) => id)).toEqual(['s2'])
    await settleSuggestions(as(actors.townCoordinator), { ...key, verdict: 'refused' })
    expect((await page(as(actors.cafCoordinator), key)).suggestions).toEqual([])
    expect(kept.at(-1)).toBe('Les places manquent au sud.')
  })

  test('of a frozen text wait', async () => {
    const { key, actors, as, early } = await givenSuggestions()
    frozen.add(early.id)
    await expect(settleSuggestions(as(actors.cafCoordinator), { ...key, verdict: 'accepted' })).rejects.toMatchObject({
      code: 'writing.text-frozen',
    })
  })
})

describe('history', () => {
  test('counts the proposals that a version does not hold, and sets them apart under their authors', async () => {
    // Another session of writing, so that the first version does not hold them.
    const { key, actors, as } = await givenSuggestions(new Date('2026-11-21T09:00:00Z'))
    const history = () => getHistoryPage(as(actors.cafCoordinator), sources, key, { version: 1, since: null })
    const first = (await history()).shown
    expect(first?.lost.map(({ name, count }) => [name, count])).toEqual([
      [actors.townCoordinator.name, 1],
      [actors.cafCoordinator.name, 1],
    ])
    const restored = await restoreVersion(as(actors.cafCoordinator), { ...key, textVersionId: first?.id ?? '' })
    expect(restored).toMatchObject({ number: 1, setApart: 2 })
    const { threads, suggestions } = await page(as(actors.cafCoordinator), key)
    expect(suggestions).toEqual([])
    expect(threads.map(({ comments }) => comments.map(({ body }) => body))).toEqual(
      expect.arrayContaining([
        [expect.stringMatching(/version 1 :\n• remplacer « nord » par « sud », après « Les places manquent au »$/)],
        [expect.stringMatching(/version 1 :\n• ajouter « {2}Et à l’est\. », après/)],
      ]),
    )
    const told = await db()
      .selectFrom('notice')
      .select('person_id')
      .where('ctg_id', '=', key.ctgId)
      .where('once_key', 'like', 'suggestions-apart:%')
      .execute()
    expect(told).toEqual([{ person_id: actors.townCoordinator.personId }])
    expect((await history()).shown?.lost).toEqual([])
  })

  test('tells what each session changed, and goes back without erasing anything', async () => {
    const ctg = await givenText(aText(aLine(places)))
    const { key, actors, as } = ctg
    await writeInText(db(), ctg.key, actors.cafCoordinator, new Date('2026-11-21T09:00:00Z'), (doc) =>
      writeContent(doc, aText(aLine('Les places manquent au sud.'), aLine('La demande baisse.'))),
    )
    const history = await getHistoryPage(as(actors.reader), sources, key, { version: null, since: null })
    expect(history.versions.map(({ number, authors }) => [number, authors[0]?.name])).toEqual([
      [2, actors.cafCoordinator.name],
      [1, actors.townCoordinator.name],
    ])
    expect(history.shown).toMatchObject({ number: 2, since: 1, added: 4, removed: 1, isLast: true })
    const first = history.versions[1]?.id ?? ''
    await expect(restoreVersion(as(actors.reader), { ...key, textVersionId: first })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await restoreVersion(as(actors.earlyOfficer), { ...key, textVersionId: first })
    expect(kept.at(-1)).toBe(places)
    await expect(restoreVersion(as(actors.earlyOfficer), { ...key, textVersionId: first })).rejects.toMatchObject({
      code: 'writing.version-is-current',
    })
    const after = await getHistoryPage(as(actors.reader), sources, key, { version: null, since: null })
    expect(after.versions.map(({ number }) => number)).toEqual([3, 2, 1])
  })
})
