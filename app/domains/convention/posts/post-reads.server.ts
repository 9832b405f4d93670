/** Posts of coordination of a CTG, in one statement. The caller has checked the right to read. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Reader } from '#app/kernel/database.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import { type CoordinationPost, type FullTime, fullTimeOf } from './posts.ts'

/** In the order they were added; two hundred at most. */
export async function listPosts(db: Reader, ctgId: string): Promise<readonly CoordinationPost[]> {
  const rows = await db
    .selectFrom('coordination_post as post')
    .leftJoin('party', sameCtg('party.id', 'post.employer_party_id'))
    .select((eb) => [
      'post.id',
      'post.title',
      'post.employer_party_id as employerPartyId',
      'post.employer_name as employerName',
      'post.full_time_equivalents as fullTimeEquivalents',
      'post.holder',
      'post.funding',
      'post.version',
      'party.name as partyName',
      jsonArrayFrom(
        eb
          .selectFrom('coordination_post_theme as link')
          .innerJoin('theme', sameCtg('theme.id', 'link.theme_id'))
          .select(['theme.id', 'theme.name'])
          .whereRef('link.ctg_id', '=', 'post.ctg_id')
          .whereRef('link.post_id', '=', 'post.id')
          .orderBy('theme.position'),
      ).as('themes'),
    ])
    .where('post.ctg_id', '=', ctgId)
    .orderBy('post.added_at')
    .orderBy('post.id')
    .limit(200)
    .execute()
  return rows.map(({ partyName, employerName, ...post }) => ({ ...post, employer: partyName ?? employerName }))
}

/** Their time alone, by CTG, in one statement; a CTG without a post is absent. The caller has checked the right to read each. */
export async function sumPostsOfMany(db: Reader, ctgIds: readonly string[]): Promise<ReadonlyMap<string, FullTime>> {
  const { rows } = await sql<Pick<CoordinationPost, 'fullTimeEquivalents'> & { readonly ctgId: string }>`
    select ctg_id as "ctgId", full_time_equivalents as "fullTimeEquivalents" from coordination_post
    where ctg_id = any(${[...ctgIds]}::uuid[])`.execute(db)
  return new Map([...Map.groupBy(rows, ({ ctgId }) => ctgId)].map(([ctgId, posts]) => [ctgId, fullTimeOf(posts)]))
}
