/** Software linked to a CTG: one token that opens, one webhook with a message it received. Rows are written directly. */
import { randomUUID } from 'node:crypto'
import type { ApiScope } from '#app/domains/api/api.ts'
import { makeApiToken } from '#app/domains/api/tokens.server.ts'
import { type Actor, membershipIn } from '#app/kernel/actor.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { hashLinkToken } from '#app/kernel/link-token.server.ts'
import { testInstant } from './ctg-fixture.server.ts'

type Options = {
  readonly url?: string
  readonly topics?: readonly ('plan' | 'action' | 'measure')[]
  /** When the token ends. */
  readonly expiresAt?: Date
}

type Lent = {
  readonly ctgId: string
  readonly by: Pick<Actor, 'personId' | 'memberships'>
  readonly scopes: readonly ApiScope[]
  readonly origins?: readonly string[]
  readonly name?: string
}

/** A token that does more than read, under the mandate of this coordinator. */
export async function givenWritingToken(
  db: Database,
  { ctgId, by, scopes, origins = [], name = 'Outil métier' }: Lent,
) {
  const apiToken = makeApiToken()
  const apiTokenId = randomUUID()
  await db
    .insertInto('api_token')
    .values({
      ...{ ctg_id: ctgId, id: apiTokenId, name, token_hash: hashLinkToken(apiToken) },
      ...{ scopes: [...scopes], origins: [...origins] },
      ...{ party_id: membershipIn({ name, ...by }, ctgId)?.partyId ?? null, created_by_id: by.personId },
      ...{ created_by_name: 'Une personne', created_at: testInstant, expires_at: new Date('2098-06-30T00:00:00Z') },
    })
    .execute()
  return { apiToken, apiTokenId }
}

const salt = 'ab'.repeat(32)

export async function givenLinkedSoftware(db: Database, ctgId: string, options: Options = {}) {
  const apiToken = makeApiToken()
  const [apiTokenId, webhookId, messageId] = [randomUUID(), randomUUID(), randomUUID()]
  await db
    .insertInto('api_token')
    .values({
      ctg_id: ctgId,
      id: apiTokenId,
      name: 'Entrepôt de données',
      token_hash: hashLinkToken(apiToken),
      created_by_name: 'Une personne',
      created_at: testInstant,
      expires_at: options.expiresAt ?? new Date('2098-06-30T00:00:00Z'),
    })
    .execute()
  await db
    .insertInto('webhook')
    .values({
      ctg_id: ctgId,
      id: webhookId,
      name: 'Portail de la ville',
      url: options.url ?? 'https://portail.exemple.fr/trame',
      topics: [...(options.topics ?? ['plan', 'action', 'measure'])],
      secret_salt: salt,
      created_by_name: 'Une personne',
      created_at: testInstant,
    })
    .execute()
  await db
    .insertInto('webhook_message')
    .values({
      ctg_id: ctgId,
      id: messageId,
      webhook_id: webhookId,
      topic: 'test',
      changes: '[]',
      occurred_at: testInstant,
      state: 'delivered',
      attempts: 1,
      next_attempt_at: testInstant,
      answer_status: 204,
    })
    .execute()
  return { apiToken, apiTokenId, webhookId, messageId, salt }
}
