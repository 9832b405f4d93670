/** The updates of a text in PostgreSQL: the only truth. Numbered without gap, in the order of commits. Rules: docs/rules/writing.md §6. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Transaction } from '#app/kernel/database.server.ts'
import type { SubjectType, TextField } from '#app/kernel/database-types.ts'
import type { TextAuthor, TextKey, TextRef } from './writing.ts'

/** Channel of PostgreSQL on which nodes tell one another of texts; the triggers of rights speak there too. */
export const textChannel = 'trame_texts'

export type LockedText = TextKey & {
  readonly subjectType: SubjectType
  readonly subjectId: string
  readonly field: TextField
  readonly lastSeq: number
  readonly frozenAt: Date | null
}
export type WrittenUpdate = {
  readonly key: TextKey
  readonly data: Uint8Array
  readonly author: TextAuthor
  readonly at: Date
}

export const refOf = ({ ctgId, subjectType, subjectId, field }: LockedText): TextRef => ({
  ctgId,
  subjectType,
  subjectId,
  field,
})

const selectText = (db: Reader) =>
  db
    .selectFrom('written_text')
    .select([
      'ctg_id as ctgId',
      'id as textId',
      'subject_type as subjectType',
      'subject_id as subjectId',
      'field',
      'last_seq as lastSeq',
      'frozen_at as frozenAt',
    ])

/** Without lock: to read. */
export const findText = (db: Reader, { ctgId, textId }: TextKey): Promise<LockedText | undefined> =>
  selectText(db).where('ctg_id', '=', ctgId).where('id', '=', textId).executeTakeFirst()

export const listTexts = (db: Reader, keys: readonly TextKey[]): Promise<readonly LockedText[]> =>
  keys.length === 0 ? Promise.resolve([]) : selectText(db).where(isOneOf(keys)).execute()

const selectTextOf = (db: Reader, ref: TextRef) =>
  selectText(db)
    .where('ctg_id', '=', ref.ctgId)
    .where('subject_type', '=', ref.subjectType)
    .where('subject_id', '=', ref.subjectId)
    .where('field', '=', ref.field)

/** The text of a thing; undefined when nobody opened it yet. */
export const findTextOf = (db: Reader, ref: TextRef): Promise<LockedText | undefined> =>
  selectTextOf(db, ref).executeTakeFirst()

/** The same, locked until commit. */
export const lockTextOf = (tx: Transaction, ref: TextRef): Promise<LockedText | undefined> =>
  selectTextOf(tx, ref).forNoKeyUpdate().executeTakeFirst()

const isOneOf = (keys: readonly TextKey[]) =>
  sql<boolean>`(${sql.ref('ctg_id')}, ${sql.ref('id')}) in (select * from unnest(${keys.map(({ ctgId }) => ctgId)}::uuid[], ${keys.map(({ textId }) => textId)}::uuid[]))`

/**
 * Locked until commit, always in the same order: two nodes that write the same texts wait for one another. Not the key: a
 * settling, which refers to the text, goes on meanwhile.
 */
export const lockTexts = (tx: Transaction, keys: readonly TextKey[]): Promise<readonly LockedText[]> =>
  selectText(tx).where(isOneOf(keys)).orderBy('ctg_id').orderBy('id').forNoKeyUpdate().execute()

/**
 * Appends each update under the next number of its text, and tells the nodes: one statement, whole or not at all. Texts are
 * locked until commit, always in the same order, but not their key: a settling, which refers to one, goes on meanwhile.
 * @param from the node that shows them itself: it does not read them again
 * @returns the number of each, in the order of `written`; undefined where the text is frozen, or gone
 */
export async function appendUpdates(
  db: Reader,
  written: readonly WrittenUpdate[],
  from?: string,
): Promise<readonly (number | undefined)[]> {
  if (written.length === 0) return []
  const column = <T>(of: (one: WrittenUpdate) => T) => written.map(of)
  const { rows } = await sql<{ place: number; seq: number }>`
    with written as (
      select * from unnest(
        ${column(({ key }) => key.ctgId)}::uuid[], ${column(({ key }) => key.textId)}::uuid[],
        ${column(({ data }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength))}::bytea[],
        ${column(({ author }) => author.personId)}::uuid[], ${column(({ author }) => author.name)}::text[],
        ${column(({ author }) => author.partyId)}::uuid[], ${column(({ at }) => at)}::timestamptz[]
      ) with ordinality as one (ctg_id, text_id, data, person_id, person_name, party_id, at, place)
    ),
    locked as (
      select ctg_id, id from written_text
      where (ctg_id, id) in (select ctg_id, text_id from written) and frozen_at is null
      order by ctg_id, id for no key update
    ),
    moved as (
      update written_text as text set last_seq = text.last_seq + added.count
      from (select ctg_id, text_id, count(*)::int as count from written group by ctg_id, text_id) as added, locked
      where text.ctg_id = added.ctg_id and text.id = added.text_id
        and locked.ctg_id = text.ctg_id and locked.id = text.id and text.frozen_at is null
      returning text.ctg_id, text.id, text.last_seq, text.last_seq - added.count as former
    ),
    numbered as (
      select written.*,
        moved.former + (row_number() over (partition by written.ctg_id, written.text_id order by place))::int as seq
      from written join moved on moved.ctg_id = written.ctg_id and moved.id = written.text_id
    ),
    inserted as (
      insert into text_update (ctg_id, text_id, seq, data, person_id, person_name, party_id, at)
      select ctg_id, text_id, seq, data, person_id, person_name, party_id, at from numbered
    ),
    told as (
      select pg_notify(${textChannel}, json_build_object(
        'kind', 'updates', 'ctgId', ctg_id, 'textId', id, 'seq', last_seq, 'from', ${from ?? null}::text)::text)
      from moved
    )
    select place::int, seq from numbered where (select count(*) from told) > 0`.execute(db)
  const seqs = new Map(rows.map(({ place, seq }) => [place - 1, seq]))
  return written.map((_one, index) => seqs.get(index))
}

/** What nodes tell one another: of a text that has new updates, of a text or of rights to look at again, of comments, of who is there. */
const nodeMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('updates'),
    ctgId: z.string(),
    textId: z.string(),
    seq: z.number(),
    from: z.string().nullish(),
  }),
  z.object({ kind: z.literal('text'), ctgId: z.string(), textId: z.string() }),
  z.object({ kind: z.literal('talk'), ctgId: z.string(), textId: z.string() }),
  /** Of these people; of everyone when they are not named. */
  z.object({ kind: z.literal('rights'), personIds: z.array(z.string()).optional() }),
  z.object({ kind: z.literal('who'), from: z.string(), ctgId: z.string(), textId: z.string() }),
  z.object({ kind: z.literal('presence'), from: z.string(), ctgId: z.string(), textId: z.string(), data: z.string() }),
])
export type NodeMessage = z.infer<typeof nodeMessage>

/** Heard by every node once the transaction commits, never after a rollback. */
export async function tellNodes(db: Reader, messages: readonly NodeMessage[]): Promise<void> {
  if (messages.length === 0) return
  await sql`select pg_notify(${textChannel}, message) from unnest(${messages.map((one) => JSON.stringify(one))}::text[]) as message`.execute(
    db,
  )
}

export const readNodeMessage = (payload: string): NodeMessage => nodeMessage.parse(JSON.parse(payload))

export type TextLog = {
  /** Apply all, in any order. */
  readonly updates: readonly Uint8Array[]
  readonly lastSeq: number
}

/**
 * What was written after `seq`: updates, and the state they were gathered in when some are gone.
 * One statement: a settling that commits meanwhile is seen whole or not at all.
 */
export async function readLog(db: Reader, { ctgId, textId }: TextKey, seq: number): Promise<TextLog> {
  const { rows } = await sql<{ seq: number; data: Buffer }>`
    select snapshot_seq as seq, snapshot as data from text_state
    where ctg_id = ${ctgId} and text_id = ${textId} and snapshot_seq > ${seq}
    union all
    (select seq, data from text_update where ctg_id = ${ctgId} and text_id = ${textId} and seq > ${seq} order by seq)`.execute(
    db,
  )
  return { updates: rows.map(({ data }) => data), lastSeq: Math.max(seq, ...rows.map((row) => row.seq)) }
}
