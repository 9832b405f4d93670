/** Searching everything of a CTG one may see, as the slices declare it; accents and typos forgiven (pg_trgm). */
import { type RawBuilder, sql } from 'kysely'
import { requireMembership } from '#app/kernel/actor.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { excerptOf } from './excerpt.ts'
import { pathSql, tableOf } from './find-things.server.ts'
import { searched, shownKind, things } from './register.ts'

export type FoundThing = {
  readonly kindName: string
  readonly title: string
  readonly about: string
  /** From the root of the site. */
  readonly path: string
}

const most = 40
/** From this likeness on, a word is taken for the one typed: « creche » for « crèches », « vacence » for « vacances ». */
const likeness = 0.5

type FoundText = FoundThing & { readonly likeness: number }

/** What is searched in titles, or in long texts, where `about` is the whole text. */
const branches = (ctgId: string, isLong: boolean): RawBuilder<FoundThing> =>
  sql.join(
    searched
      .filter((one) => (one.isLong ?? false) === isLong)
      .map(({ of, name = things[of].name, join = '', where = 'true', title, about }) => {
        const table = tableOf(of)
        const from = sql.raw(`${shownKind(of)?.from ?? table} ${join} where ${where} and ${table}.ctg_id =`)
        return sql`select ${sql.lit(name)} as "kindName", ${sql.raw(`${title} as title, ${about} as about, ${pathSql(of)} as path`)}
          from ${from} ${ctgId}`
      }),
    sql` union all `,
  )

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** All the words somewhere in the text, or words that resemble the question (« creche » for « crèches », a letter astray). */
async function searchTexts({ db }: Context, ctgId: string, question: string): Promise<readonly FoundText[]> {
  const words = question.split(/[\s,;.’']+/).filter((word) => word.length > 1)
  if (words.length === 0) return []
  const each = words.map((word) => `%${escapeLike(word)}%`)
  const { rows } = await sql<FoundText>`
    with long as (${branches(ctgId, true)}),
    weighed as (
      select long.*, case
        when plain_text(about) like all (select plain_text(unnest(${each}::text[]))) then 0.9
        else 0.8 * word_similarity(plain_text(${question}), plain_text(about)) end as likeness
      from long where about <> ''
    )
    select "kindName", title, about, path, likeness from weighed where likeness >= ${likeness}
    order by likeness desc, title limit ${most}`.execute(db)
  return rows.map((row) => ({ ...row, about: excerptOf(row.about, question) }))
}

async function searchTitles({ db }: Context, ctgId: string, question: string): Promise<readonly FoundText[]> {
  const { rows } = await sql<FoundText>`
    with thing as (${branches(ctgId, false)})
    select "kindName", title, about, path, likeness from (
      select thing.*, case when position(plain_text(${question}) in plain_text(title)) > 0 then 1
        else word_similarity(plain_text(${question}), plain_text(title)) end as likeness from thing
    ) as weighed
    where likeness >= ${likeness} order by likeness desc, length(title), title limit ${most}`.execute(db)
  return rows
}

/** @returns at most 40 things, the likest first; none for an empty question. One found by its title is not told again by its text */
export async function searchCtg(context: Context, ctgId: string, typed: string) {
  requireMembership(context.actor, ctgId)
  const question = typed.trim().slice(0, 100)
  if (question === '') return { ctgId, question, things: [] }
  const [titles, texts] = await Promise.all([
    searchTitles(context, ctgId, question),
    searchTexts(context, ctgId, question),
  ])
  const isNew = ({ kindName, path }: FoundThing) =>
    !titles.some((found) => found.kindName === kindName && found.path === path)
  const things = [...titles, ...texts.filter(isNew)]
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, most)
    .map(({ likeness: _likeness, ...thing }): FoundThing => thing)
  return { ctgId, question, things }
}
