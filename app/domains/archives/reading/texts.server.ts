/** Each text written by several hands as a page and as plain words: what it says, then each of its versions with its authors. */
import { sql } from 'kysely'
import { escapeXml } from '#app/domains/documents/escape-xml.ts'
import { plainTextOf } from '#app/domains/writing/plain-text.ts'
import { readRichText } from '#app/domains/writing/read-rich-text.ts'
import { readTexts, type TextPlace } from '#app/domains/writing/read-texts.server.ts'
import { emptyText, type RichText } from '#app/domains/writing/rich-text.ts'
import type { Transaction } from '#app/kernel/database.server.ts'
import { formatInstant } from '#app/kernel/format.ts'
import { readingLabels as t } from './labels.fr.ts'
import { framed } from './page-frame.fr.ts'
import { richHtml } from './rich-html.ts'
import { nameOfText } from './titles.server.ts'

type Version = {
  readonly number: number
  readonly endedAt: string
  readonly authors: readonly string[]
  readonly content: unknown
}
type Text = {
  readonly id: string
  readonly place: TextPlace
  readonly name: string
  readonly versions: readonly Version[]
}

export type ReadableText = { readonly id: string; readonly html: string; readonly plain: string }

/** One at a time: a text and its history may be long. */
export async function* listTexts(tx: Transaction, ctgId: string): AsyncGenerator<ReadableText> {
  const ids = await tx.selectFrom('written_text').select('id').where('ctg_id', '=', ctgId).orderBy('id').execute()
  for (const { id } of ids) {
    const text = await loadText(tx, ctgId, id)
    if (!text) continue
    // Settled or not: an archive made while someone writes, or of a text set apart, says what was kept.
    const [now] = await readTexts(tx, ctgId, [text.place])
    yield readable(text, now?.content ?? emptyText)
  }
}

async function loadText(tx: Transaction, ctgId: string, id: string): Promise<Text | undefined> {
  const { rows } = await sql<Text>`
    select text.id, ${nameOfText} as name,
      json_build_object('subjectType', text.subject_type, 'subjectId', text.subject_id, 'field', text.field) as place,
      coalesce((select json_agg(json_build_object('number', version.number, 'endedAt', version.ended_at, 'content', version.content,
        'authors', coalesce((select json_agg(person_name order by position) from public.text_version_author author
          where author.ctg_id = version.ctg_id and author.text_version_id = version.id), '[]')) order by version.number desc)
        from public.text_version version where version.ctg_id = text.ctg_id and version.text_id = text.id), '[]') as versions
    from public.written_text text
    where text.ctg_id = ${ctgId} and text.id = ${id}`.execute(tx)
  return rows[0]
}

function readable({ id, place, name, versions }: Text, now: RichText): ReadableText {
  const title = t.textTitle(place.subjectType, name)
  const past = versions.map(({ number, endedAt, authors, content: was }) => {
    const { text } = readRichText(was)
    const heading = t.version(number, formatInstant(new Date(endedAt)), authors.join(', '))
    return { heading, text }
  })
  const html = framed({
    title,
    lead: t.textLead,
    body: [
      `<section>${richHtml(now, 1)}</section>`,
      ...past.map(({ heading, text }) => `<h2>${escapeXml(heading)}</h2>${richHtml(text, 2)}`),
    ].join('\n'),
    foot: t.textFoot,
  })
  const plain = [
    title,
    '',
    plainTextOf(now),
    ...past.flatMap(({ heading, text }) => ['', `== ${heading} ==`, plainTextOf(text)]),
    '',
  ]
  return { id, html, plain: plain.join('\n') }
}
