/** A campaign that asks someone without account, and her personal link. Rows are written directly. */
import { randomUUID } from 'node:crypto'
import type { Database } from '#app/kernel/database.server.ts'
import { hashLinkToken, makeLinkToken } from '#app/kernel/link-token.server.ts'
import { testInstant } from './ctg-fixture.server.ts'

type Asked = {
  readonly actionIds: readonly string[]
  readonly expiresAt?: Date
  readonly revokedAt?: Date
  readonly launchedBy?: string
}

/** Far enough for the tests that go through HTTP, at today's date. */
const farEnd = new Date('2099-12-31T23:00:00Z')

export const linkHolder = { name: 'Julie Percale', email: 'julie.percale@exemple.fr' }

export async function givenLink(db: Database, ctgId: string, asked: Asked) {
  const [campaignId, recipientId, linkId, token] = [randomUUID(), randomUUID(), randomUUID(), makeLinkToken()]
  await db
    .insertInto('campaign')
    .values({
      ctg_id: ctgId,
      id: campaignId,
      name: 'Points de printemps',
      opens_on: '2026-11-01',
      closes_on: '2026-12-15',
      launched_by: asked.launchedBy ?? '',
      launched_at: testInstant,
    })
    .execute()
  await db
    .insertInto('campaign_recipient')
    .values({ ctg_id: ctgId, id: recipientId, campaign_id: campaignId, channel: 'mail', ...linkHolder })
    .execute()
  await db
    .insertInto('campaign_action')
    .values(asked.actionIds.map((id) => ({ ctg_id: ctgId, recipient_id: recipientId, action_id: id })))
    .execute()
  await db
    .insertInto('report_link')
    .values({
      ctg_id: ctgId,
      id: linkId,
      recipient_id: recipientId,
      token_hash: hashLinkToken(token),
      holder_name: linkHolder.name,
      expires_at: asked.expiresAt ?? farEnd,
      revoked_at: asked.revokedAt ?? null,
      created_at: testInstant,
    })
    .execute()
  return { ctgId, campaignId, recipientId, linkId, token, address: `/point/${token}` }
}
