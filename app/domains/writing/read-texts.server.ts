/** Texts as pages read them: what was told « Enregistré » a moment before is there, settled or not. Rules: docs/rules/writing.md §6. */
import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { createKeeper } from '#app/kernel/keeper.server.ts'
import { factQuoted } from './facts.ts'
import type { ThreadPassage } from './mark-passages.ts'
import { type HeldPassage, resolvePassages } from './passages.ts'
import { readRichText } from './read-rich-text.ts'
import type { RichText } from './rich-text.ts'
import { listSuggestions } from './suggestions.ts'
import type { TalkCounts, TextRef } from './writing.ts'
import { contentOf, docFrom, fragmentName } from './y-text.server.ts'

export type TextPlace = Omit<TextRef, 'ctgId'>
export type ReadText = {
  readonly content: RichText
  readonly isFrozen: boolean
  readonly talk: TalkCounts
  /** Those that open threads are about, when they are still in the text. */
  readonly passages: readonly ThreadPassage[]
}

/** Without ends, its quote names a fact. */
type HeldThread = {
  readonly id: string
  readonly quote: string
  readonly from: string | null
  readonly to: string | null
}
/** All that is shown of a text but its words, and what says whether these were read already. */
type Mark = TextPlace & {
  readonly textId: string
  readonly isFrozen: boolean
  readonly isSetApart: boolean
  readonly threads: number
  /** Open threads on a passage; ends of the passage in base64. */
  readonly held: readonly HeldThread[]
  readonly lastSeq: string
}
type Row = Mark & {
  readonly content: unknown
  /** Snapshot and updates, in order, in base64: a list of bytes is read ten times slower. Null when the content tells all that is asked. */
  readonly updates: readonly string[] | null
}

type Reading = Pick<ReadText, 'content' | 'passages'>

/** Of JSON: ten pages. A longer text is read each time: whoever writes many of them does not fill the memory. */
const mostCharacters = 50_000

/** A text is read again at each page it is shown on, and is the same until its next update. */
const keptReadings = createKeeper<Reading>(200, ({ content }) => JSON.stringify(content).length <= mostCharacters)

const keyOf = ({ textId, lastSeq, held: threads }: Mark): string => `${textId} ${lastSeq} ${JSON.stringify(threads)}`

function readRow({ content, updates, held: threads }: Row): Reading {
  if (updates === null) return { content: readRichText(content).text, passages: [] }
  const doc = docFrom(updates.map((update) => Buffer.from(update, 'base64')))
  const onWords = threads.flatMap((thread) => heldPassage(thread) ?? [])
  const places = resolvePassages(doc.getXmlFragment(fragmentName), onWords)
  const passages = [
    ...onWords.flatMap(({ threadId }, index) => {
      const place = places[index]
      return place ? [{ threadId, ...place }] : []
    }),
    ...threads.flatMap(({ id: threadId, quote, from }): readonly ThreadPassage[] => {
      const fact = from === null ? factQuoted(quote) : undefined
      return fact ? [{ threadId, fact }] : []
    }),
  ]
  const read = contentOf(doc)
  doc.destroy()
  return { content: read, passages }
}

const heldPassage = ({ id, quote, from, to }: HeldThread): (HeldPassage & { readonly threadId: string }) | undefined =>
  from === null || to === null
    ? undefined
    : { threadId: id, quote, anchor: { from: Buffer.from(from, 'base64'), to: Buffer.from(to, 'base64') } }

const nameOf = ({ subjectType, subjectId, field }: TextPlace): string => `${subjectType} ${subjectId} ${field}`

const wordsColumns = sql`, content, case when derived_seq < last_seq or held <> '[]' then
    (select json_agg(encode(bytes, 'base64') order by place) from unnest(array_remove(array[snapshot], null) || array(
      select data from text_update
      where text_update.ctg_id = text.ctg_id and text_update.text_id = text.id and seq > snapshot_seq
      order by seq)) with ordinality as one (bytes, place))
  end as updates`

async function askTexts<R extends Mark>(
  db: Reader,
  ctgId: string,
  places: readonly TextPlace[],
  words: RawBuilder<unknown>,
): Promise<readonly R[]> {
  const { rows } = await sql<R>`
    select text.id as "textId", subject_type as "subjectType", subject_id as "subjectId", field, frozen_at is not null as "isFrozen",
      settle_failures > 0 as "isSetApart", last_seq as "lastSeq",
      (select count(*)::int from text_thread as thread
        where thread.ctg_id = text.ctg_id and thread.text_id = text.id and thread.resolved_at is null) as threads,
      held ${words}
    from written_text as text
    join text_state as state on state.ctg_id = text.ctg_id and state.text_id = text.id
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', thread.id, 'quote', quote,
        'from', encode(anchor_from, 'base64'), 'to', encode(anchor_to, 'base64')) order by opened_at, thread.id), '[]') as held
      from text_thread as thread
      where thread.ctg_id = text.ctg_id and thread.text_id = text.id and resolved_at is null and quote <> ''
    ) as threads_held
    where text.ctg_id = ${ctgId}
      and subject_type || ' ' || subject_id || ' ' || field = any(${places.map(nameOf)})
      and subject_id = any(${places.map(({ subjectId }) => subjectId)}::uuid[])`.execute(db)
  return rows
}

/** A text with its reading, taken from the cache or made from its bytes. */
type FoundText = { readonly mark: Mark; readonly reading: Reading }

/** What a transaction reads may never be written, and its number be taken by another update: nothing of it is kept. */
async function findTexts(db: Reader, ctgId: string, places: readonly TextPlace[]): Promise<readonly FoundText[]> {
  if (places.length === 0) return []
  if (db.isTransaction) {
    const rows = await askTexts<Row>(db, ctgId, places, wordsColumns)
    return rows.map((row) => ({ mark: row, reading: readRow(row) }))
  }
  const now = Date.now()
  const marks = await askTexts<Mark>(db, ctgId, places, sql``)
  const found = marks.map((mark) => ({ mark, cached: keptReadings.find(db, keyOf(mark), now) }))
  const unread = found.filter(({ cached }) => !cached).map(({ mark }) => mark)
  // An update may have come since: what is asked last is one state of the text, and is told whole.
  const rows = unread.length === 0 ? [] : await askTexts<Row>(db, ctgId, unread, wordsColumns)
  return [
    ...found.flatMap(({ mark, cached }) => (cached ? [{ mark, reading: cached.reading }] : [])),
    ...rows.map((row) => ({ mark: row, reading: keptReadings.keep(db, keyOf(row), now, () => readRow(row)) })),
  ]
}

/** One statement when all was read a moment ago, else two. @returns in the order asked; undefined for a text nobody opened yet: its field alone tells */
export async function readTexts(
  db: Reader,
  ctgId: string,
  places: readonly TextPlace[],
): Promise<readonly (ReadText | undefined)[]> {
  const found = await findTexts(db, ctgId, places)
  const known = new Map(found.map((one) => [nameOf(one.mark), one]))
  return places.map((place) => {
    const one = known.get(nameOf(place))
    if (!one) return undefined
    const { content, passages } = one.reading
    const { textId, isFrozen, threads, isSetApart } = one.mark
    const talk = { textId, threads, suggestions: listSuggestions(content).length, isSetApart }
    return { content, isFrozen, talk, passages }
  })
}
