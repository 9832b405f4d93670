/** Searching everything of a CTG one may see; accents and typos forgiven (pg_trgm). */
import { type RawBuilder, sql } from 'kysely'
import { requireMembership } from '#app/kernel/actor.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { excerptOf } from './excerpt.ts'

export type FoundKind =
  | 'indicator'
  | 'finding'
  | 'issue'
  | 'objective'
  | 'action'
  | 'decision'
  | 'meeting'
  | 'testimony'
  | 'reading'
  | 'article'
  | 'chapter'

export type FoundThing = {
  readonly kind: FoundKind
  readonly id: string
  readonly title: string
  readonly about: string
}

const most = 40
/** From this likeness on, a word is taken for the one typed: « creche » for « crèches », « vacence » for « vacances ». */
const likeness = 0.5

/** What is searched: each branch gives kind, id, title and where it belongs. */
const searched = (ctgId: string): readonly RawBuilder<FoundThing>[] => [
  sql`select 'indicator' as kind, theme.id::text as id, indicator.name as title, theme.name as about
      from theme join indicator on indicator.theme = theme.catalogue_key where theme.ctg_id = ${ctgId}`,
  sql`select 'finding', finding.id::text, finding.title, theme.name from finding
      join theme on theme.ctg_id = finding.ctg_id and theme.id = finding.theme_id where finding.ctg_id = ${ctgId} and finding.status <> 'withdrawn'`,
  sql`select 'issue', issue.id::text, issue.title, theme.name from issue
      join theme on theme.ctg_id = issue.ctg_id and theme.id = issue.theme_id where issue.ctg_id = ${ctgId}`,
  sql`select 'objective', objective.id::text, objective.title, axis.title from objective
      join axis on axis.ctg_id = objective.ctg_id and axis.id = objective.axis_id where objective.ctg_id = ${ctgId}`,
  sql`select 'action', action.id::text, action.title, coalesce(theme.name, '') from action
      left join theme on theme.ctg_id = action.ctg_id and theme.id = action.theme_id where action.ctg_id = ${ctgId}`,
  sql`select 'decision', decision.id::text, decision.text, body.name from decision
      join meeting on meeting.ctg_id = decision.ctg_id and meeting.id = decision.meeting_id
      join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id where decision.ctg_id = ${ctgId}`,
  sql`select 'meeting', meeting.id::text, meeting.title, body.name from meeting
      join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id where meeting.ctg_id = ${ctgId}`,
  sql`select 'testimony', theme.id::text, testimony.text, testimony.source from testimony
      join theme on theme.ctg_id = testimony.ctg_id and theme.id = testimony.theme_id where testimony.ctg_id = ${ctgId}`,
]

type FoundText = FoundThing & { readonly likeness: number }

/** Long texts, searched by their words: `about` is the whole text. */
const searchedTexts = (ctgId: string): readonly RawBuilder<FoundThing>[] => [
  sql`select 'reading' as kind, theme.id::text as id, party.name || ' : ' || theme.name as title, reading.text as about
      from party_reading as reading
      join theme on theme.ctg_id = reading.ctg_id and theme.id = reading.theme_id
      join party on party.ctg_id = reading.ctg_id and party.id = reading.party_id where reading.ctg_id = ${ctgId}`,
  sql`select 'action', id::text, title, concat_ws(' · ', nullif(description, ''), nullif(need, ''), nullif(expected_results, ''),
        nullif(public, ''), nullif(areas, ''), nullif(watch_points, ''), nullif(array_to_string(tags, ', '), ''))
      from action where ctg_id = ${ctgId}`,
  sql`select 'article', id::text, title, body from convention_article where ctg_id = ${ctgId}`,
  sql`select 'meeting', id::text, title, minutes from meeting where ctg_id = ${ctgId}`,
  sql`select 'meeting', meeting.id::text, meeting.title || ' : ' || item.title, item.minutes from agenda_item as item
      join meeting on meeting.ctg_id = item.ctg_id and meeting.id = item.meeting_id where item.ctg_id = ${ctgId}`,
  sql`select 'chapter', theme.id::text, theme.name, state.plain from theme
      join written_text as text on text.ctg_id = theme.ctg_id and text.subject_type = 'theme' and text.subject_id = theme.id
      join text_state as state on state.ctg_id = text.ctg_id and state.text_id = text.id where theme.ctg_id = ${ctgId}`,
]

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** All the words somewhere in the text, or words that resemble the question (« creche » for « crèches », a letter astray). */
async function searchTexts({ db }: Context, ctgId: string, asked: string): Promise<readonly FoundText[]> {
  const words = asked.split(/[\s,;.’']+/).filter((word) => word.length > 1)
  if (words.length === 0) return []
  const each = words.map((word) => `%${escapeLike(word)}%`)
  const { rows } = await sql<FoundText>`
    with long as (${sql.join(searchedTexts(ctgId), sql` union all `)}),
    weighed as (
      select long.*, case
        when plain_text(about) like all (select plain_text(unnest(${each}::text[]))) then 0.9
        else 0.8 * word_similarity(plain_text(${asked}), plain_text(about)) end as likeness
      from long where about <> ''
    )
    select kind, id, title, about, likeness from weighed where likeness >= ${likeness}
    order by likeness desc, title limit ${most}`.execute(db)
  return rows.map((row) => ({ ...row, about: excerptOf(row.about, asked) }))
}

async function searchTitles({ db }: Context, ctgId: string, asked: string): Promise<readonly FoundText[]> {
  const { rows } = await sql<FoundText>`
    with thing as (${sql.join(searched(ctgId), sql` union all `)})
    select kind, id, title, about, likeness from (
      select thing.*, case when position(plain_text(${asked}) in plain_text(title)) > 0 then 1
        else word_similarity(plain_text(${asked}), plain_text(title)) end as likeness from thing
    ) as weighed
    where likeness >= ${likeness} order by likeness desc, length(title), title limit ${most}`.execute(db)
  return rows
}

/** @returns at most 40 things, the likest first; none for an empty question. One found by its title is not told again by its text */
export async function searchCtg(context: Context, ctgId: string, question: string) {
  requireMembership(context.actor, ctgId)
  const asked = question.trim().slice(0, 100)
  if (asked === '') return { ctgId, question: asked, things: [] }
  const [titles, texts] = await Promise.all([searchTitles(context, ctgId, asked), searchTexts(context, ctgId, asked)])
  const isNew = ({ kind, id }: FoundThing) => !titles.some((found) => found.kind === kind && found.id === id)
  const things = [...titles, ...texts.filter(isNew)]
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, most)
    .map(({ kind, id, title, about }): FoundThing => ({ kind, id, title, about }))
  return { ctgId, question: asked, things }
}
