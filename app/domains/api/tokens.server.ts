/** From the token of a request to what it opens: one CTG, to read, and what its scopes add. Rules: docs/rules/api.md §1, §2. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor, PartyKind } from '#app/kernel/actor.ts'
import { dayIn, timeZoneOf } from '#app/kernel/calendar.ts'
import type { Database, Reader } from '#app/kernel/database.server.ts'
import { hashLinkToken } from '#app/kernel/link-token.server.ts'
import { rowOf, rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import { type ApiScope, apiScopes, lastUseMinutes, tokenPrefix, tokenState } from './api.ts'
import { apiLabels } from './labels.fr.ts'

/** 256 random bits under a prefix that tells what it is. Only its hash is kept (`hashLinkToken`). */
export const makeApiToken = (): string => tokenPrefix + randomBytes(32).toString('base64url')

/** What a software may read, and when. */
export type ApiReader = {
  readonly db: Reader
  readonly ctgId: string
  readonly tokenId: string
  readonly at: Date
  /** The day it is where the CTG is. */
  readonly today: string
  readonly scopes: readonly ApiScope[]
  /** Sites whose pages may ask with it. */
  readonly origins: readonly string[]
  /**
   * Who acts: the software, under the mandate that the coordinator who made the token lends it, in this CTG alone. Undefined once
   * that mandate has ended, and for a token that only reads.
   */
  readonly actor: Actor | undefined
}

const selectToken = (db: Database, token: string) =>
  rowsOf(db, 'api_token', { token_hash: hashLinkToken(token) }).find([
    'id',
    'name',
    'ctg_id as ctgId',
    'scopes',
    'origins',
    'party_id as partyId',
    'created_by_id as createdById',
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

/** @returns undefined for a token unknown, expired or revoked: the answer is the same */
export async function findReader(db: Database, token: string, at: Date): Promise<ApiReader | undefined> {
  const row = await selectToken(db, token)
  if (!row || tokenState(row, at) !== 'open') return
  if (row.lastUsedAt === null || at.getTime() - row.lastUsedAt.getTime() > lastUseMinutes * 60_000)
    await rowOf(db, 'api_token', { ctgId: row.ctgId, id: row.id }).update({ last_used_at: at })
  const { ctgId, id: tokenId, origins } = row
  const timeZone = timeZoneOf(row.communeCode)
  const today = dayIn(timeZone, at)
  const scopes = apiScopes.filter((scope) => row.scopes.includes(scope))
  const actor = scopes.length === 0 ? undefined : await findActor(db, { ...row, today, timeZone })
  return { db, ctgId, tokenId, at, today, scopes, origins, actor }
}

type TokenRow = {
  readonly name: string
  readonly ctgId: string
  readonly partyId: string | null
  readonly createdById: string | null
  readonly today: string
  readonly timeZone: string
}

/** The mandate of coordinator that its maker holds today, for the party of the token; none of a closed account. */
async function findActor(db: Database, lent: TokenRow): Promise<Actor | undefined> {
  const { ctgId, partyId, createdById, today, timeZone } = lent
  if (partyId === null || createdById === null) return
  const mandate = await db
    .selectFrom('member')
    .innerJoin('party', sameCtg('party.id', 'member.party_id'))
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['member.id as memberId', 'member.theme_id as themeId', 'party.name', 'party.kind'])
    .where('member.ctg_id', '=', ctgId)
    .where('member.person_id', '=', createdById)
    .where('member.party_id', '=', partyId)
    .where('member.role', '=', 'coordinator')
    .where('person.closed_at', 'is', null)
    .where((eb) => eb.or([eb('member.until', 'is', null), eb('member.until', '>=', today)]))
    .orderBy('member.created_at')
    .executeTakeFirst()
  if (!mandate) return
  const { memberId, themeId } = mandate
  const partyKind: PartyKind = mandate.kind
  return {
    personId: createdById,
    name: apiLabels.author(lent.name, mandate.name),
    isPlatformAdministrator: false,
    memberships: [{ memberId, ctgId, partyId, partyKind, role: 'coordinator', themeId, timeZone }],
  }
}

/** Whether some open token lets pages of this site ask: a browser asks it before it sends the token. */
export async function isOriginKnown(db: Database, origin: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from api_token where origins <> '{}' and origins @> array[${origin}]
      and revoked_at is null and expires_at > ${at}) as known`.execute(db)
  return rows[0]?.known === true
}
