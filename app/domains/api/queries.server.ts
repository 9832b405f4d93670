/** What the page of linked software reads: every member sees what leaves the CTG; no secret is read again. */
import { requireMembership } from '#app/kernel/actor.ts'
import { timeZoneIn, todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { apiScopes, shownMessages, tokenState } from './api.ts'
import { apiPermissions } from './permissions.ts'

export async function getLinkedSoftwarePage(context: Context, ctgId: string) {
  const { db, actor, at } = context
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const mayLink = allows(apiPermissions.linkSoftware, actor, { ctgId })
  const [tokens, webhooks, messages] = await Promise.all([
    listTokens(db, ctgId, today),
    listWebhooks(db, ctgId),
    listLastMessages(context, ctgId),
  ])
  return {
    ctgId,
    timeZone: timeZoneIn(actor, ctgId),
    mayLink,
    mayTakeBack: allows(apiPermissions.takeBack, actor, { ctgId }),
    tokens: tokens.map((token) => ({
      ...token,
      scopes: apiScopes.filter((scope) => token.scopes.includes(scope)),
      state: tokenState(token, at),
    })),
    webhooks: webhooks.map((webhook) => ({
      ...webhook,
      messages: messages.filter(({ webhookId }) => webhookId === webhook.id),
    })),
  }
}
export type LinkedSoftwareData = Awaited<ReturnType<typeof getLinkedSoftwarePage>>

/** The latest first, with whether whoever made it still coordinates. */
const listTokens = (db: Reader, ctgId: string, today: string) =>
  rowsOf(db, 'api_token', { ctg_id: ctgId })
    .select([
      'id',
      'name',
      'scopes',
      'origins',
      'created_by_name as createdByName',
      'created_at as createdAt',
      'expires_at as expiresAt',
      'revoked_at as revokedAt',
      'last_used_at as lastUsedAt',
      (eb) =>
        eb
          .selectFrom('party')
          .select('party.short_name')
          .where('party.ctg_id', '=', ctgId)
          .whereRef('party.id', '=', 'api_token.party_id')
          .as('partyName'),
      (eb) =>
        eb
          .exists(
            eb
              .selectFrom('member')
              .innerJoin('person', 'person.id', 'member.person_id')
              .select('member.id')
              .where('member.ctg_id', '=', ctgId)
              .whereRef('member.person_id', '=', 'api_token.created_by_id')
              .whereRef('member.party_id', '=', 'api_token.party_id')
              .where('member.role', '=', 'coordinator')
              .where('person.closed_at', 'is', null)
              .where((inner) => inner.or([inner('member.until', 'is', null), inner('member.until', '>=', today)])),
          )
          .as('isMandateRunning'),
    ])
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()

const listWebhooks = (db: Reader, ctgId: string) =>
  rowsOf(db, 'webhook', { ctg_id: ctgId })
    .select([
      'id',
      'name',
      'url',
      'topics',
      'created_by_name as createdByName',
      'created_at as createdAt',
      'failing_since as failingSince',
      'stopped_at as stoppedAt',
      'stop_reason as stopReason',
    ])
    .orderBy('created_at')
    .execute()

/** The latest of each webhook. */
const listLastMessages = ({ db }: Context, ctgId: string) =>
  db
    .with('numbered', (query) =>
      query
        .selectFrom('webhook_message')
        .select((eb) => [
          'id',
          'webhook_id as webhookId',
          'topic',
          eb.fn<number>('jsonb_array_length', ['changes']).as('changeCount'),
          'occurred_at as occurredAt',
          'state',
          'attempts',
          'next_attempt_at as nextAttemptAt',
          'answer_status as answerStatus',
          'failure',
          eb.fn
            .agg<number>('row_number')
            .over((over) => over.partitionBy('webhook_id').orderBy('occurred_at', 'desc').orderBy('id'))
            .as('rank'),
        ])
        .where('ctg_id', '=', ctgId),
    )
    .selectFrom('numbered')
    .selectAll()
    .where('rank', '<=', shownMessages)
    .orderBy('occurredAt', 'desc')
    .execute()
