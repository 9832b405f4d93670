/** From the token of a request to what it opens: one CTG, to read. Rules: docs/rules/plan.md §16.2. */
import { randomBytes } from 'node:crypto'
import { dayIn, timeZoneOf } from '#app/kernel/calendar.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { hashLinkToken } from '#app/kernel/link-token.server.ts'
import { lastUseMinutes, tokenPrefix, tokenState } from './api.ts'

/** 256 random bits under a prefix that tells what it is. Only its hash is kept (`hashLinkToken`). */
export const makeApiToken = (): string => tokenPrefix + randomBytes(32).toString('base64url')

/** What a software may read, and when. */
export type ApiReader = {
  readonly db: Database
  readonly ctgId: string
  readonly tokenId: string
  readonly at: Date
  /** The day it is where the CTG is. */
  readonly today: string
}

/** @returns undefined for a token unknown, expired or revoked: the answer is the same */
export async function findReader(db: Database, token: string, at: Date): Promise<ApiReader | undefined> {
  const row = await db
    .selectFrom('api_token')
    .select([
      'id',
      'ctg_id as ctgId',
      'expires_at as expiresAt',
      'revoked_at as revokedAt',
      'last_used_at as lastUsedAt',
      (eb) =>
        eb
          .selectFrom('ctg_perimeter')
          .select((inner) => inner.fn.min('ctg_perimeter.territory_code').as('code'))
          .whereRef('ctg_perimeter.ctg_id', '=', 'api_token.ctg_id')
          .as('communeCode'),
    ])
    .where('token_hash', '=', hashLinkToken(token))
    .executeTakeFirst()
  if (!row || tokenState(row, at) !== 'open') return
  if (row.lastUsedAt === null || at.getTime() - row.lastUsedAt.getTime() > lastUseMinutes * 60_000)
    await db
      .updateTable('api_token')
      .set({ last_used_at: at })
      .where('ctg_id', '=', row.ctgId)
      .where('id', '=', row.id)
      .execute()
  return { db, ctgId: row.ctgId, tokenId: row.id, at, today: dayIn(timeZoneOf(row.communeCode), at) }
}
