/** From the token in an address to who holds it: the only reading that starts without a CTG. Rules: docs/rules/followup.md §7.1. */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { LinkHolder } from '#app/kernel/actor.ts'
import { parisDay, timeZoneOf } from '#app/kernel/calendar.ts'
import type { Reader, Transaction } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { GuestWork } from '#app/kernel/guest-command.server.ts'
import { hashLinkToken } from '#app/kernel/link-token.server.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import { askedActions, reachedActions, revokedAt } from '../reach.server.ts'
import { type LinkState, linkState } from './link.ts'

/** A link that exists, with what its page says of itself. */
export type FoundLink = {
  readonly holder: LinkHolder
  /** Those of her actions that only she and a few others read. */
  readonly restrictedActionIds: readonly string[]
  readonly state: LinkState | 'archived'
  readonly expiresAt: Date
  readonly isOpened: boolean
  readonly ctgName: string
  readonly campaign: { readonly id: string; readonly name: string; readonly message: string }
  /** Whom to ask: who launched the campaign, else another coordinator. */
  readonly contact: { readonly name: string; readonly email: string } | null
}

/**
 * Its CTG and id, by the hash of the token: 256 random bits are the key of this row, no CTG is known yet.
 * @returns undefined for a token that was never made
 */
const findByToken = (db: Reader, token: string) =>
  rowsOf(db, 'report_link', { token_hash: hashLinkToken(token) }).find(['ctg_id as ctgId', 'id as linkId'])

/** The link of this token, open or not; undefined when there is none. Two statements for each, whatever its state. */
export async function findLink(db: Reader, token: string, at: Date): Promise<FoundLink | undefined> {
  const key = await findByToken(db, token)
  if (!key) return undefined
  const row = await selectLink(db, key, parisDay(at)).executeTakeFirst()
  if (!row) return undefined
  const recipient = { name: row.recipientName, email: row.recipientEmail, personId: row.personId }
  const actions = reachedActions(recipient, row.actions)
  // Its actions are now restricted, and led by somebody else.
  const asksNothing = actions.length === 0 && row.actions.length > 0
  const contact = row.contacts.find(({ name }) => name === row.launchedBy) ?? row.contacts[0]
  return {
    holder: {
      personId: null,
      memberships: [],
      name: row.holderName,
      ctgId: key.ctgId,
      linkId: key.linkId,
      recipientId: row.recipientId,
      onBehalfOf: row.forwardedFrom === null ? '' : row.recipientName,
      actionIds: actions.map(({ id }) => id),
      timeZone: timeZoneOf(row.communeCode),
    },
    restrictedActionIds: actions.flatMap(({ id, isRestricted }) => (isRestricted ? [id] : [])),
    state: row.archivedAt !== null ? 'archived' : asksNothing ? 'revoked' : linkState(row, at),
    expiresAt: row.expiresAt,
    isOpened: row.openedAt !== null,
    ctgName: row.ctgName,
    campaign: { id: row.campaignId, name: row.campaignName, message: row.message },
    contact: contact ?? null,
  }
}

type LinkKey = { readonly ctgId: string; readonly linkId: string }

const selectLink = (db: Reader, { ctgId, linkId }: LinkKey, today: string) =>
  db
    .selectFrom('report_link as link')
    .innerJoin('ctg', 'ctg.id', 'link.ctg_id')
    .innerJoin('campaign_recipient as recipient', sameCtg('recipient.id', 'link.recipient_id'))
    .innerJoin('campaign', sameCtg('campaign.id', 'recipient.campaign_id'))
    .select((eb) => [
      'link.holder_name as holderName',
      'link.forwarded_from as forwardedFrom',
      'link.expires_at as expiresAt',
      revokedAt(today).as('revokedAt'),
      'link.opened_at as openedAt',
      'link.recipient_id as recipientId',
      'recipient.name as recipientName',
      'recipient.email as recipientEmail',
      'recipient.person_id as personId',
      'ctg.name as ctgName',
      'ctg.archived_at as archivedAt',
      'campaign.id as campaignId',
      'campaign.name as campaignName',
      'campaign.message',
      'campaign.launched_by as launchedBy',
      eb
        .selectFrom('ctg_perimeter as perimeter')
        .select((one) => one.fn.min('perimeter.territory_code').as('code'))
        .where('perimeter.ctg_id', '=', ctgId)
        .as('communeCode'),
      askedActions.as('actions'),
      jsonArrayFrom(
        eb
          .selectFrom('member')
          .innerJoin('person', 'person.id', 'member.person_id')
          .select(['person.name', 'person.email'])
          .where('member.ctg_id', '=', ctgId)
          .where('member.role', '=', 'coordinator')
          .where('person.closed_at', 'is', null)
          .where((one) => one.or([one('member.until', 'is', null), one('member.until', '>=', today)]))
          .orderBy('member.created_at')
          .limit(20),
      ).as('contacts'),
    ])
    .where('link.ctg_id', '=', ctgId)
    .where('link.id', '=', linkId)

/** Notes the first visit, and nothing else: mail scanners visit too. */
export async function noteOpened(db: Reader | Transaction, { ctgId, linkId, recipientId }: LinkHolder, at: Date) {
  await rowsOf(db, 'report_link', { ctg_id: ctgId, id: linkId, opened_at: null }).update({ opened_at: at })
  await rowsOf(db, 'campaign_recipient', { ctg_id: ctgId, id: recipientId, opened_at: null }).update({ opened_at: at })
}

/** The link, locked against its revocation until commit. @throws DomainError not-found when it no longer opens */
export async function lockOpenLink({ tx, actor, at }: GuestWork<LinkHolder>) {
  const link = await tx
    .selectFrom('report_link as link')
    .innerJoin('campaign_recipient as recipient', sameCtg('recipient.id', 'link.recipient_id'))
    .select(['link.expires_at as expiresAt', revokedAt(parisDay(at)).as('revokedAt')])
    .where('link.ctg_id', '=', actor.ctgId)
    .where('link.id', '=', actor.linkId)
    .forShare('link')
    .executeTakeFirst()
  if (!link || linkState(link, at) !== 'open') throw new DomainError('not-found', 'followup.link-closed')
  return link
}
