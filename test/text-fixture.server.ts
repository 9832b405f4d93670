/** A text written by several hands, for tests: what people wrote in it, one after the other, settled at once. */
import { randomUUID } from 'node:crypto'
import type * as Y from 'yjs'
import { anchorPassage, findPassage } from '#app/domains/writing/passages.ts'
import type { RichText, SuggestionMark, TextInline } from '#app/domains/writing/rich-text.ts'
import { settleIn } from '#app/domains/writing/settle-text.server.ts'
import { appendUpdates, lockTexts, readLog } from '#app/domains/writing/text-log.server.ts'
import { docFrom, fragmentName, updateBy, writeContent } from '#app/domains/writing/y-text.server.ts'
import type { Actor } from '#app/kernel/actor.ts'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import { atOnce } from './at-once.server.ts'
import type { givenCtg } from './ctg-fixture.server.ts'

type Ctg = Awaited<ReturnType<typeof givenCtg>>
type Key = { readonly ctgId: string; readonly textId: string }

export const aLine = (...content: readonly (string | TextInline)[]): RichText['content'][number] => ({
  type: 'paragraph',
  content: content.map((part): TextInline => (typeof part === 'string' ? { type: 'text', text: part } : part)),
})
export const aText = (...content: RichText['content']): RichText => ({ type: 'doc', content })

type Proposal = 'suggestedInsertion' | 'suggestedDeletion'
export function proposedWords(
  text: string,
  type: Proposal,
  id: string,
  { personId, name, memberships }: Actor,
): TextInline {
  const partyId = memberships[0]?.partyId ?? ''
  const attrs: SuggestionMark = { id, personId, name, partyId, at: '2026-11-20T09:00:00.000Z' }
  return { type: 'text', text, marks: [{ type, attrs }] }
}

/** The chapter of « Petite enfance », with nothing in it yet. */
export async function givenChapter(db: Database, { ctgId, early }: Ctg): Promise<Key> {
  const textId = randomUUID()
  const subject = { subject_type: 'theme' as const, subject_id: early.id, field: 'chapter' as const }
  const created_at = new Date('2026-11-20T08:00:00Z')
  await db
    .insertInto('written_text')
    .values({ ctg_id: ctgId, id: textId, ...subject, created_at })
    .execute()
  await db.insertInto('text_state').values({ ctg_id: ctgId, text_id: textId }).execute()
  return { ctgId, textId }
}

export const writeInText = (db: Database, key: Key, actor: Actor, at: Date, edit: (doc: Y.Doc) => void) =>
  db.transaction().execute(async (tx) => {
    const text = await appendEdit(tx, key, actor, at, edit)
    if (text) await settleIn(tx, text)
  })

/** Kept, and not settled yet: what one second of writing leaves behind. */
export const typeInText = (db: Database, key: Key, actor: Actor, at: Date, edit: (doc: Y.Doc) => void) =>
  db.transaction().execute(async (tx) => void (await appendEdit(tx, key, actor, at, edit)))

async function appendEdit(tx: Transaction, key: Key, actor: Actor, at: Date, edit: (doc: Y.Doc) => void) {
  const [text] = await lockTexts(tx, [key])
  if (!text) throw new Error('no such text')
  const { updates } = await readLog(tx, key, 0)
  const data = updateBy(docFrom(updates), edit)
  if (!data) return
  const author = { personId: actor.personId, name: actor.name, partyId: actor.memberships[0]?.partyId ?? null }
  await appendUpdates(tx, [{ key: text, data, author, at }])
  return text
}

/** A chapter of two versions, with a suggestion of each lead party and a comment of the reader. @returns their ids */
export async function givenTalkedText(db: Database, ctg: Ctg) {
  if (pattern.rows) return copyTalkedText(db, ctg, pattern.rows)
  const ids = await writeTalkedText(db, ctg)
  pattern.rows = await readTalkedText(db, ctg, ids)
  return ids
}

type TalkedText = {
  readonly text: string
  readonly thread: string
  readonly comment: string
  readonly textVersion: string
}

/** In the order of their foreign keys; all of a CTG of a text alone. */
const textTables = [
  'written_text',
  'text_state',
  'text_update',
  'text_version',
  'text_version_author',
  'text_thread',
  'text_comment',
  'notice',
] as const

type Rows = {
  readonly ctg: Ctg
  readonly ids: TalkedText
  readonly byTable: readonly (readonly [(typeof textTables)[number], readonly Readonly<Record<string, unknown>>[]])[]
}

/** The first one of a process is written as people write; settling it again for each CTG of the suite was a quarter of its time. */
const pattern: { rows?: Rows } = {}

async function readTalkedText(db: Database, ctg: Ctg, ids: TalkedText): Promise<Rows> {
  const byTable = await Promise.all(
    textTables.map(async (table) => {
      const read = db.selectFrom(table).selectAll().where('ctg_id', '=', ctg.ctgId)
      return [table, await read.execute()] as const
    }),
  )
  return { ctg, ids, byTable }
}

const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The same value with other ids: an id is written alike in words, in JSON and in the updates of Yjs, whose length it keeps. */
function withIds(value: unknown, idOf: (id: string) => string): unknown {
  if (value instanceof Buffer) return Buffer.from(value.toString('latin1').replace(anyId, idOf), 'latin1')
  if (typeof value === 'string') return value.replace(anyId, idOf)
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  return JSON.stringify(value).replace(anyId, idOf)
}

/** What a CTG of the fixture knows itself by. */
const knownIds = ({ ctgId, caf, town, early, actors }: Ctg): readonly string[] => [
  ...[ctgId, caf.id, town.id, early.id],
  ...Object.values(actors).flatMap(({ personId, memberships }) => [
    personId,
    ...memberships.flatMap(({ memberId }) => memberId),
  ]),
]

async function copyTalkedText(db: Database, ctg: Ctg, { ctg: first, ids, byTable }: Rows): Promise<TalkedText> {
  const others = knownIds(ctg)
  const newIds = new Map(knownIds(first).map((id, index) => [id, others[index] ?? id]))
  const idOf = (id: string): string => {
    const other = newIds.get(id) ?? randomUUID()
    newIds.set(id, other)
    return other
  }
  await atOnce(db, async (rows) => {
    for (const [table, lines] of byTable)
      for (const line of lines) {
        const values = Object.entries(line).map(([column, value]) => [column, withIds(value, idOf)])
        await rows.insertInto(table).values(Object.fromEntries(values)).execute()
      }
  })
  const { text, thread, comment, textVersion } = ids
  return { text: idOf(text), thread: idOf(thread), comment: idOf(comment), textVersion: idOf(textVersion) }
}

async function writeTalkedText(db: Database, ctg: Ctg): Promise<TalkedText> {
  const key = await givenChapter(db, ctg)
  const { townCoordinator, cafCoordinator, reader } = ctg.actors
  const first = aText(aLine('Les places manquent au nord.'))
  const second = aText(
    aLine(
      'Les places manquent au ',
      proposedWords('nord', 'suggestedDeletion', 's1', townCoordinator),
      proposedWords('sud', 'suggestedInsertion', 's1', townCoordinator),
      '.',
      proposedWords(' Et à l’est.', 'suggestedInsertion', 's2', cafCoordinator),
    ),
    aLine('La demande baisse.'),
  )
  await writeInText(db, key, townCoordinator, new Date('2026-11-20T09:00:00Z'), (doc) => writeContent(doc, first))
  await writeInText(db, key, cafCoordinator, new Date('2026-11-21T09:00:00Z'), (doc) => writeContent(doc, second))
  const { updates } = await readLog(db, key, 0)
  const fragment = docFrom(updates).getXmlFragment(fragmentName)
  const quote = 'Les places'
  const passage = findPassage(fragment, quote)
  const anchor = passage && anchorPassage(fragment, passage)
  if (!anchor) throw new Error('no such passage')
  const ids = { text: key.textId, thread: randomUUID(), comment: randomUUID() }
  const at = new Date('2026-11-22T09:00:00Z')
  await db
    .insertInto('text_thread')
    .values({
      ...{ ctg_id: ctg.ctgId, id: ids.thread, text_id: ids.text, opened_by: reader.personId, opened_at: at, quote },
      ...{ anchor_from: Buffer.from(anchor.from), anchor_to: Buffer.from(anchor.to) },
    })
    .execute()
  await db
    .insertInto('text_comment')
    .values({
      ...{ ctg_id: ctg.ctgId, id: ids.comment, thread_id: ids.thread, body: 'Lesquelles ?', written_at: at },
      ...{ person_id: reader.personId, person_name: reader.name, party_id: ctg.town.id },
    })
    .execute()
  const version = await db
    .selectFrom('text_version')
    .select('id')
    .where('ctg_id', '=', ctg.ctgId)
    .where('text_id', '=', ids.text)
    .where('number', '=', 1)
    .executeTakeFirstOrThrow()
  return { ...ids, textVersion: version.id }
}
