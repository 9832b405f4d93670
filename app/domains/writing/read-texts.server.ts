/** Texts as pages read them: what was told « Enregistré » a moment before is there, settled or not. Rules: docs/rules/writing.md §6. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { readRichText } from './read-rich-text.ts'
import type { RichText } from './rich-text.ts'
import { listSuggestions } from './suggestions.ts'
import type { TalkCounts, TextRef } from './writing.ts'
import { contentOf, docFrom } from './y-text.server.ts'

export type TextPlace = Omit<TextRef, 'ctgId'>
export type ReadText = { readonly content: RichText; readonly isFrozen: boolean; readonly talk: TalkCounts }

type Row = TextPlace & {
  readonly isFrozen: boolean
  readonly threads: number
  readonly content: unknown
  /** Snapshot and updates, in order; null when the content tells all of them. */
  readonly updates: readonly Buffer[] | null
}

function contentOfRow({ content, updates }: Row): RichText {
  if (updates === null) return readRichText(content).text
  const doc = docFrom(updates)
  const read = contentOf(doc)
  doc.destroy()
  return read
}

const nameOf = ({ subjectType, subjectId, field }: TextPlace): string => `${subjectType} ${subjectId} ${field}`

/** One statement. @returns in the order asked; undefined for a text nobody opened yet: its field alone tells */
export async function readTexts(
  db: Reader,
  ctgId: string,
  places: readonly TextPlace[],
): Promise<readonly (ReadText | undefined)[]> {
  if (places.length === 0) return []
  const { rows } = await sql<Row>`
    select subject_type as "subjectType", subject_id as "subjectId", field, frozen_at is not null as "isFrozen", content,
      (select count(*)::int from text_thread as thread
        where thread.ctg_id = text.ctg_id and thread.text_id = text.id and thread.resolved_at is null) as threads,
      case when derived_seq < last_seq then
        array_remove(array[snapshot], null) || array(
          select data from text_update
          where text_update.ctg_id = text.ctg_id and text_update.text_id = text.id and seq > snapshot_seq
          order by seq)
      end as updates
    from written_text as text
    join text_state as state on state.ctg_id = text.ctg_id and state.text_id = text.id
    where text.ctg_id = ${ctgId}
      and subject_type || ' ' || subject_id || ' ' || field = any(${places.map(nameOf)})
      and subject_id = any(${places.map(({ subjectId }) => subjectId)}::uuid[])`.execute(db)
  const known = new Map(rows.map((row) => [nameOf(row), row]))
  return places.map((place) => {
    const row = known.get(nameOf(place))
    if (!row) return undefined
    const content = contentOfRow(row)
    const talk = { threads: row.threads, suggestions: listSuggestions(content).length }
    return { content, isFrozen: row.isFrozen, talk }
  })
}
