import { describe, expect, test } from 'vitest'
import { aLine, aText, proposedWords, typeInText, writeInText } from '#test/text-fixture.server.ts'
import { writeContent } from '../y-text.server.ts'
import { getHistoryPage } from './history.server.ts'
import {
  db,
  frozen,
  givenSuggestions,
  givenText,
  page,
  places,
  restoreVersion,
  saved,
  settleSuggestions,
  sources,
  talkOf,
} from './talk.fixture.server.ts'

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
    expect(saved.at(-1)).toBe('Les places manquent au sud.')
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
    expect(saved.at(-1)).toBe('Les places manquent au sud.')
  })

  test('wait on the page as soon as they are kept, before the text is settled', async () => {
    const { key, actors, as } = await givenText(aText(aLine(places)))
    await typeInText(db, key, actors.townCoordinator, new Date('2026-11-20T09:01:00Z'), (doc) =>
      writeContent(
        doc,
        aText(aLine(places, proposedWords(' Au sud.', 'suggestedInsertion', 's1', actors.townCoordinator))),
      ),
    )
    const read = await page(as(actors.cafCoordinator), key)
    expect(read.suggestions).toMatchObject([{ id: 's1', mayAccept: true }])
    expect(JSON.stringify(read.text)).toContain('Au sud.')
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
    // Dated in another writing session, so that version 1 does not hold the suggestions.
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
    const notices = await db
      .selectFrom('notice')
      .select('person_id')
      .where('ctg_id', '=', key.ctgId)
      .where('once_key', 'like', 'suggestions-apart:%')
      .execute()
    expect(notices).toEqual([{ person_id: actors.townCoordinator.personId }])
    expect((await history()).shown?.lost).toEqual([])
  })

  test('tells what each session changed, and goes back without erasing anything', async () => {
    const ctg = await givenText(aText(aLine(places)))
    const { key, actors, as } = ctg
    await writeInText(db, ctg.key, actors.cafCoordinator, new Date('2026-11-21T09:00:00Z'), (doc) =>
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
    expect(saved.at(-1)).toBe(places)
    await expect(restoreVersion(as(actors.earlyOfficer), { ...key, textVersionId: first })).rejects.toMatchObject({
      code: 'writing.version-is-current',
    })
    const after = await getHistoryPage(as(actors.reader), sources, key, { version: null, since: null })
    expect(after.versions.map(({ number }) => number)).toEqual([3, 2, 1])
  })
})
