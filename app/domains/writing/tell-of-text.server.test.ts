/** What a text tells people by itself. Rules: docs/rules/writing.md §7.5 and §8.5. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Actor } from '#app/kernel/actor.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { aLine, aText, givenChapter, proposedWords, writeInText } from '#test/text-fixture.server.ts'
import type { TextInline } from './rich-text.ts'
import { fragmentName, writeContent } from './y-text.server.ts'

const db = await testDatabase()

const noticesOf = async (ctgId: string) => {
  const notices = await db
    .selectFrom('notice')
    .select(['kind', 'person_id as to', 'facts', 'withdrawn_at as withdrawnAt'])
    .where('ctg_id', '=', ctgId)
    .orderBy('created_at')
    .execute()
  return notices.map(({ facts, withdrawnAt, ...notice }) => ({
    ...notice,
    ...Object(facts),
    isWithdrawn: withdrawnAt !== null,
  }))
}

const insertMention = (doc: Y.Doc, { personId, name }: Actor) => {
  const mention = new Y.XmlElement('mention')
  mention.setAttribute('personId', personId)
  mention.setAttribute('name', name)
  const line = new Y.XmlElement('paragraph')
  line.insert(0, [new Y.XmlText('À voir avec '), mention])
  doc.getXmlFragment(fragmentName).push([line])
}

test('who is mentioned is told once, by who mentioned her, even when others write at once', async () => {
  const ctg = await givenCtg(db)
  const { cafCoordinator, townCoordinator, lead, stranger } = ctg.actors
  const key = await givenChapter(db, ctg)
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute))
  await writeInText(db, key, cafCoordinator, at(0), (doc) => insertMention(doc, lead))
  await writeInText(db, key, townCoordinator, at(1), (doc) => {
    insertMention(doc, stranger)
    insertMention(doc, lead)
  })
  await writeInText(db, key, townCoordinator, at(40), (doc) => insertMention(doc, cafCoordinator))
  const page = `/textes/${key.textId}`
  expect(await noticesOf(ctg.ctgId)).toEqual([
    { kind: 'mention', to: lead.personId, by: cafCoordinator.name, page, isWithdrawn: false },
    { kind: 'mention', to: cafCoordinator.personId, by: townCoordinator.name, page, isWithdrawn: false },
  ])
})

test('a proposal is told once a session to those of the other parties who may settle it, until nothing waits any more', async () => {
  const ctg = await givenCtg(db)
  const { cafCoordinator, townCoordinator, earlyOfficer, lead } = ctg.actors
  const key = await givenChapter(db, ctg)
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute))
  const write = (by: Actor, minute: number, ...words: readonly (string | TextInline)[]) =>
    writeInText(db, key, by, at(minute), (doc) => writeContent(doc, aText(aLine(...words))))
  const first = proposedWords('peu de', 'suggestedInsertion', 's1', earlyOfficer)
  const second = proposedWords(' le mercredi', 'suggestedInsertion', 's2', earlyOfficer)
  await write(townCoordinator, 0, 'Les places manquent')
  await write(earlyOfficer, 20, first, 'Les places manquent')
  await write(earlyOfficer, 21, first, 'Les places manquent', second)
  const notice = { kind: 'suggestion', to: cafCoordinator.personId, by: earlyOfficer.name, anchor: '#propositions' }
  expect(await noticesOf(ctg.ctgId)).toMatchObject([{ ...notice, isWithdrawn: false }])

  await write(cafCoordinator, 50, 'Les places manquent', second)
  expect(await noticesOf(ctg.ctgId)).toMatchObject([{ ...notice, isWithdrawn: false }])
  await write(cafCoordinator, 51, 'Les places manquent le mercredi')
  expect(await noticesOf(ctg.ctgId)).toMatchObject([{ ...notice, isWithdrawn: true }])
  expect((await noticesOf(ctg.ctgId)).filter(({ to }) => to === lead.personId)).toEqual([])
})
