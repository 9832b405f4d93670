/** The versions of a text, and what changed from one to another. Rules: docs/rules/writing.md §9. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { compareTexts } from '../compare-texts.ts'
import { listEvidenceKeys } from '../evidence-keys.ts'
import { settle } from '../plain-text.ts'
import { readRichText } from '../read-rich-text.ts'
import { emptyText, type RichText } from '../rich-text.ts'
import { listLostSuggestions, type Suggestion } from '../suggestions.ts'
import { toChangedText } from '../to-document-text.ts'
import type { TextKey } from '../writing.ts'
import { readText, type TalkSources } from './queries.server.ts'

type Author = { readonly name: string; readonly partyId: string | null }
type VersionLine = {
  readonly id: string
  readonly number: number
  readonly startedAt: Date
  readonly endedAt: Date
  readonly authors: readonly Author[]
}

/** The latest first, without their words. */
async function listVersions(db: Reader, { ctgId, textId }: TextKey): Promise<readonly VersionLine[]> {
  const { rows } = await sql<VersionLine>`
    select version.id, version.number, version.started_at as "startedAt", version.ended_at as "endedAt",
      coalesce((select json_agg(json_build_object('name', author.person_name, 'partyId', author.party_id) order by author.position)
        from text_version_author as author
        where author.ctg_id = version.ctg_id and author.text_version_id = version.id), '[]') as authors
    from text_version as version
    where version.ctg_id = ${ctgId} and version.text_id = ${textId}
    order by version.number desc limit 500`.execute(db)
  return rows
}

async function readContents(db: Reader, { ctgId, textId }: TextKey, numbers: readonly number[]) {
  const rows = await rowsOf(db, 'text_version', { ctg_id: ctgId, text_id: textId })
    .select(['number', 'content'])
    .where('number', 'in', numbers)
    .execute()
  return (number: number): RichText => {
    const row = rows.find((one) => one.number === number)
    return row ? readRichText(row.content).text : emptyText
  }
}

/** Null: the last version. `since` null: the one just before; 0: what there was before any. */
type HistoryChoice = { readonly version: number | null; readonly since: number | null }

/** @throws DomainError not-found for a version it does not have */
export async function getHistoryPage(context: Context, sources: TalkSources, key: TextKey, choice: HistoryChoice) {
  const { db } = context
  const { head, parties } = await readText(context, sources, key)
  const versions = await listVersions(db, key)
  const [last] = versions
  if (!last) return { ...head, parties, versions, shown: null }
  const version = found(
    versions.find(({ number }) => number === (choice.version ?? last.number)),
    'writing.version-not-found',
  )
  const since = choice.since ?? version.number - 1
  const contentOf = await readContents(db, key, [version.number, since, last.number])
  const [before, after] = [contentOf(since), contentOf(version.number)]
  const comparison = compareTexts(before, after, { name: '', at: version.endedAt.toISOString() })
  const figures = await sources.readFigures(db, listEvidenceKeys([before, after]))
  return {
    ...head,
    parties,
    versions,
    shown: {
      ...version,
      since,
      isLast: version.number === last.number,
      added: comparison.added,
      removed: comparison.removed,
      /** Proposals that wait and that this version does not hold, by author. */
      lost: countByAuthor(listLostSuggestions(contentOf(last.number), after)),
      changes: toChangedText(comparison.text, figures),
      text: toChangedText(settle(after), figures),
    },
  }
}

const countByAuthor = (suggestions: readonly Suggestion[]): readonly (Author & { readonly count: number })[] =>
  [...Map.groupBy(suggestions, ({ personId }) => personId).values()].flatMap((own) =>
    own.slice(0, 1).map(({ name, partyId }) => ({ name, partyId, count: own.length })),
  )

export type HistoryPageData = Awaited<ReturnType<typeof getHistoryPage>>
