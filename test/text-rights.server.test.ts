/**
 * One right for one text, whatever the way in (docs/rules/writing.md §6.3): every kind of text, in every state that matters, by
 * everyone, through the form, the socket, the history and the proposals. Each way is tried for good; all must say the same.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { updateArticle } from '#app/domains/convention/commands/update-article.server.ts'
import { writeReading } from '#app/domains/diagnosis/commands/write-reading.server.ts'
import { writeMinutes } from '#app/domains/meetings/commands/write-minutes.server.ts'
import { writeItemMinutes } from '#app/domains/meetings/session/commands/write-item-minutes.server.ts'
import { updateAction } from '#app/domains/plan/commands/update-action.server.ts'
import { openText } from '#app/domains/writing/open-text.server.ts'
import { readLog } from '#app/domains/writing/text-log.server.ts'
import type { TextRef } from '#app/domains/writing/writing.ts'
import { contentOf, docFrom, writeContent } from '#app/domains/writing/y-text.server.ts'
import type { Actor } from '#app/kernel/actor.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { restoreVersion, settleSuggestions } from '#app/text-acts.server.ts'
import { textSubjects } from '#app/texts.server.ts'
import { type CtgFixture, givenCtg, testInstant } from './ctg-fixture.server.ts'
import { newTestDatabase } from './database.server.ts'
import { aLine, aText, proposedWords, writeInText } from './text-fixture.server.ts'
import { signIn, startNode, type TestNode, takePen } from './writing-fixture.server.ts'

const opened: { db?: Awaited<ReturnType<typeof newTestDatabase>>; node?: TestNode } = {}
const database = () => opened.db ?? expect.unreachable('not opened')
const node = () => opened.node ?? expect.unreachable('not started')
beforeAll(async () => {
  opened.db = await newTestDatabase()
  opened.node = await startNode(database().db, database().url)
})
afterAll(async () => {
  await node().stop()
  await database().pool.end()
})

type Made = { readonly ref: TextRef; readonly form?: (context: Context, words: string) => Promise<unknown> }
type Kind = {
  readonly states: readonly string[]
  readonly make: (ctg: CtgFixture, state: string) => Promise<Made>
}

const meetingStates = ['draft', 'convened', 'in-session', 'closed', 'cancelled'] as const
const actionStates = ['proposed', 'validated', 'in-progress', 'done', 'abandoned'] as const
const one = <State extends string>(states: readonly State[], state: string): State =>
  states.find((known) => known === state) ?? expect.unreachable('no such state')

async function givenMeeting({ ctgId, early }: CtgFixture, state: string) {
  const { db } = database()
  const [bodyId, meetingId, agendaItemId] = [randomUUID(), randomUUID(), randomUUID()]
  const of = { ctg_id: ctgId }
  await db
    .insertInto('body')
    .values({ ...of, id: bodyId, kind: 'working-group', name: 'Groupe', position: 0, theme_id: early.id })
    .execute()
  const status = one(meetingStates, state)
  await db
    .insertInto('meeting')
    .values({ ...of, id: meetingId, body_id: bodyId, title: 'Séance', starts_at: testInstant, status })
    .execute()
  await db
    .insertInto('agenda_item')
    .values({ ...of, id: agendaItemId, meeting_id: meetingId, title: 'Point', position: 0 })
    .execute()
  return { meetingId, agendaItemId }
}

const versionOf = async (
  table: 'meeting' | 'agenda_item' | 'convention_article' | 'party_reading' | 'action',
  ctgId: string,
  id: string,
): Promise<number> => {
  const row = await database()
    .db.selectFrom(table)
    .select('version')
    .where('ctg_id', '=', ctgId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.version
}

const kinds: Readonly<Record<string, Kind>> = {
  'the chapter of a theme': {
    states: ['open'],
    make: async ({ ctgId, early }) => ({ ref: { ctgId, subjectType: 'theme', subjectId: early.id, field: 'chapter' } }),
  },
  'the reading of a party': {
    states: ['of a signatory', 'of a party that signs no more'],
    make: async ({ ctgId, early, caf }, state) => {
      const id = randomUUID()
      const { db } = database()
      await db
        .insertInto('party_reading')
        .values({ ctg_id: ctgId, id, theme_id: early.id, party_id: caf.id, text: 'Avant' })
        .execute()
      if (state !== 'of a signatory')
        await db
          .updateTable('party')
          .set({ is_signatory: false })
          .where('ctg_id', '=', ctgId)
          .where('id', '=', caf.id)
          .execute()
      return {
        ref: { ctgId, subjectType: 'party-reading', subjectId: id, field: 'text' },
        form: async (context, text) =>
          writeReading(context, {
            ...{ ctgId, themeId: early.id, partyId: caf.id, text },
            version: await versionOf('party_reading', ctgId, id),
          }),
      }
    },
  },
  'the description of a sheet': {
    states: actionStates,
    make: async ({ ctgId, early, actors }, state) => {
      const actionId = randomUUID()
      const status = one(actionStates, state)
      await database()
        .db.insertInto('action')
        .values({
          ...{ ctg_id: ctgId, id: actionId, number: 1, title: 'Une fiche', theme_id: early.id, status },
          ...{ description: 'Avant', lead_person_id: actors.lead.personId, created_at: testInstant },
        })
        .execute()
      return {
        ref: { ctgId, subjectType: 'action', subjectId: actionId, field: 'description' },
        form: async (context, description) =>
          updateAction(context, {
            ...{ ctgId, actionId, title: 'Une fiche', description, themeId: early.id },
            ...{ leadPersonId: actors.lead.personId, version: await versionOf('action', ctgId, actionId) },
          }),
      }
    },
  },
  'the account of a meeting': {
    states: meetingStates,
    make: async (ctg, state) => {
      const { ctgId } = ctg
      const { meetingId } = await givenMeeting(ctg, state)
      return {
        ref: { ctgId, subjectType: 'meeting', subjectId: meetingId, field: 'minutes' },
        form: async (context, minutes) =>
          writeMinutes(context, { ctgId, meetingId, minutes, version: await versionOf('meeting', ctgId, meetingId) }),
      }
    },
  },
  'the account of a point': {
    states: meetingStates,
    make: async (ctg, state) => {
      const { ctgId } = ctg
      const { meetingId, agendaItemId } = await givenMeeting(ctg, state)
      return {
        ref: { ctgId, subjectType: 'agenda-item', subjectId: agendaItemId, field: 'minutes' },
        form: async (context, minutes) =>
          writeItemMinutes(context, {
            ...{ ctgId, meetingId, agendaItemId, minutes },
            version: await versionOf('agenda_item', ctgId, agendaItemId),
          }),
      }
    },
  },
  'an article of the convention': {
    states: ['open'],
    make: async ({ ctgId }) => {
      const articleId = randomUUID()
      await database()
        .db.insertInto('convention_article')
        .values({ ctg_id: ctgId, id: articleId, title: 'Objet', body: 'Avant', position: 0 })
        .execute()
      return {
        ref: { ctgId, subjectType: 'convention-article', subjectId: articleId, field: 'body' },
        form: async (context, body) =>
          updateArticle(context, {
            ...{ ctgId, articleId, title: 'Objet', body },
            version: await versionOf('convention_article', ctgId, articleId),
          }),
      }
    },
  },
}

type Text = Made & { readonly ctg: CtgFixture; readonly textId: string; readonly versionId: string }

/** Written once, then as it stays: a proposal of someone else waits in it. */
const base = (proposer: Actor) =>
  aText(aLine('Après', proposedWords(' puis', 'suggestedInsertion', 'p1', proposer), '.'))

async function givenText(kind: Kind, state: string): Promise<Text> {
  const { db } = database()
  const ctg = await givenCtg(db)
  const made = await kind.make(ctg, state)
  const { textId } = await openText({ db, actor: ctg.actors.reader, at: testInstant }, textSubjects, made.ref)
  const key = { ctgId: ctg.ctgId, textId }
  const { townCoordinator } = ctg.actors
  await writeInText(db, key, townCoordinator, new Date('2026-11-20T09:00:00Z'), (doc) =>
    writeContent(doc, aText(aLine('Il y a longtemps'))),
  )
  const version = await db
    .selectFrom('text_version')
    .select('id')
    .where('ctg_id', '=', ctg.ctgId)
    .where('text_id', '=', textId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const text = { ...made, ctg, textId, versionId: version.id }
  await putBack(text)
  return text
}

const wordsIn = async ({ ctg: { ctgId }, textId }: Text): Promise<string> =>
  JSON.stringify(contentOf(docFrom((await readLog(database().db, { ctgId, textId }, 0)).updates)))

/** By someone of another party, and of none that writes here: whoever may write may accept what she proposes. */
const putBack = ({ ctg, textId }: Text) =>
  writeInText(database().db, { ctgId: ctg.ctgId, textId }, ctg.actors.townCoordinator, testInstant, (doc) =>
    writeContent(doc, base({ ...ctg.actors.lead, personId: ctg.actors.reader.personId, memberships: [elsewhere] })),
  )
const elsewhere = {
  ...{ memberId: randomUUID(), ctgId: randomUUID(), partyId: randomUUID(), partyKind: 'partner' as const },
  ...{ role: 'reader' as const, themeId: null, timeZone: 'Europe/Paris' },
}

const ways: Readonly<Record<string, (text: Text, actor: Actor) => Promise<unknown>>> = {
  form: ({ form, ctg }, actor) => form?.(ctg.as(actor), `Par le formulaire ${randomUUID()}`) ?? Promise.resolve(),
  history: ({ ctg, textId, versionId }, actor) =>
    restoreVersion(ctg.as(actor), { ctgId: ctg.ctgId, textId, textVersionId: versionId }),
  proposal: ({ ctg, textId }, actor) =>
    settleSuggestions(ctg.as(actor), { ctgId: ctg.ctgId, textId, suggestionId: 'p1', verdict: 'accepted' }),
  socket: async ({ ctg, textId }, actor) => {
    const session = await signIn(database().db, actor)
    const pen = takePen(node(), session.cookie, { ctgId: ctg.ctgId, textId })
    const answered = () => pen.isSaved() || pen.refusals.length > 0 || pen.said.length > 0
    try {
      await expect.poll(answered, { timeout: 8_000, interval: 10 }).toBe(true)
      pen.write(' par la prise')
      // Who only reads is answered nothing: her words are left where they are.
      if (pen.provider.authorizedScope === 'readonly') await wait(100)
      else await expect.poll(answered, { timeout: 8_000, interval: 10 }).toBe(true)
    } finally {
      pen.leave()
    }
  },
}

/** What was tried changed the text, whatever was answered. */
async function isTaken(text: Text, actor: Actor, way: string): Promise<boolean> {
  const before = await wordsIn(text)
  await ways[way]?.(text, actor).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error
  })
  const isChanged = (await wordsIn(text)) !== before
  if (isChanged) await putBack(text)
  return isChanged
}

describe.each(Object.entries(kinds))('%s', (_name, kind) => {
  test.each(kind.states)(
    '%s: each person may write it by every way, or by none',
    async (state) => {
      const text = await givenText(kind, state)
      const other = await givenCtg(database().db)
      const everyone = { ...text.ctg.actors, coordinatorOfAnotherCtg: other.actors.cafCoordinator }
      const verdicts: Record<string, Record<string, boolean>> = {}
      for (const [who, actor] of Object.entries(everyone)) {
        const own: Record<string, boolean> = {}
        for (const way of Object.keys(ways)) if (way !== 'form' || text.form) own[way] = await isTaken(text, actor, way)
        verdicts[who] = own
      }
      const alike = Object.fromEntries(
        Object.entries(verdicts).map(([who, { history = false, ...own }]) => [
          who,
          Object.fromEntries(Object.keys({ history, ...own }).map((way) => [way, history])),
        ]),
      )
      expect(verdicts).toEqual(alike)
      expect(Object.values(verdicts).map(({ history }) => history)).toContain(false)
    },
    120_000,
  )
})
