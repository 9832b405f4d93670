/**
 * Searching everything of a CTG one may see, as the slices declare it: names, numbers and people by their very words first;
 * words that resemble the question (pg_trgm) only when nothing holds them.
 */
import { type RawBuilder, sql } from 'kysely'
import { requireMembership } from '#app/kernel/actor.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { excerptOf } from './excerpt.ts'
import { pathSql, tableOf } from './find-things.server.ts'
import { searched, shownKind, things } from './register.ts'
import { readSearchWords, type SearchWords } from './search-words.ts'

export type FoundThing = {
  readonly kindName: string
  readonly title: string
  readonly about: string
  /** From the root of the site. */
  readonly path: string
}

const most = 40
/** From this likeness on, a word is taken for the one typed: « vacence » for « vacances ». */
const likeness = 0.5

type WeighedThing = FoundThing & { readonly isLong: boolean; readonly weight: number }

/** Every row searched. `words`: further words by which it is found, a number or a name; `isLong`: `about` is a whole text. */
const branches = (ctgId: string): RawBuilder<unknown> =>
  sql.join(
    searched.map(
      ({ of, name = things[of].name, join = '', where = 'true', title, about, words = "''", path, isLong }) => {
        const table = tableOf(of)
        const from = sql.raw(`${shownKind(of)?.from ?? table} ${join} where ${where} and ${table}.ctg_id =`)
        const address = path === undefined ? pathSql(of) : `'/ctg/' || ${table}.ctg_id || ${path}`
        return sql`select ${sql.lit(name)} as "kindName", ${sql.raw(
          `${title} as title, ${about} as about, ${words} as words, ${address} as path, ${isLong ?? false} as "isLong"`,
        )} from ${from} ${ctgId}`
      },
    ),
    sql` union `,
  )

/** Whole words, or their beginnings: « crech » for « crèches ». `plain_text` would take `\\M` for `\\m`: they are added after it. */
const wholeWords = (words: readonly string[]): RawBuilder<unknown> =>
  sql`all (select '\\m' || plain_text(unnest(${words}::text[])) || '\\M')`
const beginnings = (words: readonly string[]): RawBuilder<unknown> =>
  sql`all (select '\\m' || plain_text(unnest(${words}::text[])))`

/**
 * All the words typed: in the name, the number or the people of a thing, then in its text, then in both together. Materialized:
 * PostgreSQL would otherwise write a text in plain letters again for each way of looking at it, up to a dozen times.
 */
const exactly = (ctgId: string, { phrase, each }: SearchWords): RawBuilder<WeighedThing> => sql<WeighedThing>`
  with thing as (${branches(ctgId)}),
  plainly as materialized (
    select thing.*, plain_text(title || ' ' || words) as head,
      plain_text(case when "isLong" then title || ' ' || about else title || ' ' || words || ' ' || about end) as everything
    from thing
  ),
  weighed as materialized (
    select plainly.*, case
      when not "isLong" and head ~ ('\\m' || plain_text(${phrase}) || '\\M') then 6
      when not "isLong" and head ~ ${wholeWords(each)} then 5
      when not "isLong" and head ~ ${beginnings(each)} then 4
      when everything ~ ('\\m' || plain_text(${phrase}) || '\\M') then 3
      when everything ~ ${wholeWords(each)} then 2
      when everything ~ ${beginnings(each)} then 1
      else 0 end as weight from plainly
  )
  select "kindName", title, about, path, "isLong", weight from weighed
  where weight > 0 order by weight desc, "isLong", length(title), title limit ${2 * most}`

const nearly = (ctgId: string, question: string): RawBuilder<WeighedThing> => sql<WeighedThing>`
  with thing as (${branches(ctgId)})
  select "kindName", title, about, path, "isLong", weight from (
    select thing.*, case when "isLong" then 0.8 * word_similarity(plain_text(${question}), plain_text(about))
      else word_similarity(plain_text(${question}), plain_text(title)) end as weight from thing
  ) as weighed
  where weight >= ${likeness} order by weight desc, length(title), title limit ${2 * most}`

/** @returns at most 40 things, each once, the best first; none for an empty question */
export async function searchCtg({ db, actor }: Context, ctgId: string, typed: string) {
  requireMembership(actor, ctgId)
  const question = typed.trim().slice(0, 100)
  const words = readSearchWords(question)
  if (!words) return { ctgId, question, things: [] }
  const exact = (await exactly(ctgId, words).execute(db)).rows
  const rows = exact.length > 0 || !words.mayResemble ? exact : (await nearly(ctgId, question).execute(db)).rows
  const first = new Map<string, WeighedThing>()
  for (const row of rows) {
    const key = `${row.kindName} ${row.path}`
    if (!first.has(key)) first.set(key, row)
  }
  const found = [...first.values()].slice(0, most).map(
    ({ kindName, title, about, path, isLong }): FoundThing => ({
      ...{ kindName, title, path: encodeURI(path) },
      about: isLong ? excerptOf(about, question) : about,
    }),
  )
  return { ctgId, question, things: found }
}
