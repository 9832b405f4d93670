/**
 * Writes the mails that campaigns owe: one per address whatever the number of CTGs, each in its own transaction with its links,
 * so that a process killed in the middle has written each mail once or not at all. Rules: docs/rules/followup.md §6.2, §6.3.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, dayStart, parisDay, timeZoneOf } from '#app/kernel/calendar.ts'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import { hashLinkToken, makeLinkToken } from '#app/kernel/link-token.server.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import { lastLinkDay } from './campaigns.ts'
import { askingMail, hiddenLink, thanksMail } from './labels.fr.ts'
import { linkAddress } from './link-token.ts'
import { askedActions, reachedActions, recipientLead, revokedAt } from './reach.server.ts'

/** Addresses read at a time. */
const batchSize = 100

/** @param siteUrl public address of this instance, without a final slash */
export async function writeCampaignMails(db: Database, at: Date, siteUrl: string): Promise<void> {
  for (;;) {
    const addresses = await listWaitingAddresses(db, at)
    // One transaction an address: what is written stays written if the process dies.
    for (const address of addresses) await db.transaction().execute((tx) => writeTo(tx, address, at, siteUrl))
    if (addresses.length < batchSize) return
  }
}

/** Addresses to which something is due, the longest awaited first; no CTG is named: a person's mail gathers several. */
async function listWaitingAddresses(db: Database, at: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ email: string }>`
    select recipient.email
    from campaign_mail mail
    join campaign_recipient recipient on recipient.ctg_id = mail.ctg_id and recipient.id = mail.recipient_id
    where mail.written_at is null and mail.due_at <= ${at}
    group by recipient.email
    order by min(mail.due_at), recipient.email
    limit ${batchSize}`.execute(db)
  return rows.map(({ email }) => email)
}

type Owed = {
  readonly ctgId: string
  readonly recipientId: string
  readonly kind: 'invitation' | 'reminder' | 'thanks'
  readonly round: number
  readonly name: string
  readonly ctgName: string
  readonly message: string
  readonly closesOn: string
  readonly launchedBy: string
  readonly isUseful: boolean
  readonly mayCorrect: boolean
  readonly communeCode: string | null
  readonly actions: readonly { readonly code: string; readonly title: string }[]
}

type Reaching = {
  readonly recipient: Parameters<typeof reachedActions>[0]
  readonly asked: Parameters<typeof reachedActions>[1]
  readonly actions: readonly { readonly id: string; readonly code: string; readonly title: string }[] | null
}

/** The `mail` of a statement may be said to its `recipient` in its `campaign`. */
export const isUseful = sql<boolean>`((mail.kind = 'thanks' or (recipient.channel = 'mail' and recipient.answered_at is null
  and recipient.access_revoked_at is null and campaign.closed_at is null)) and recipient.email <> '')`

/** Everything owed to one address, due or not: once a mail leaves, it takes all. Locked until commit. */
async function lockOwed(tx: Transaction, address: string, at: Date): Promise<readonly Owed[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`campaign-mail:${address}`}, 0))`.execute(tx)
  const { rows } = await sql<Omit<Owed, 'actions'> & Reaching>`
    select mail.ctg_id as "ctgId", mail.recipient_id as "recipientId", mail.kind, mail.round,
      recipient.name, ctg.name as "ctgName", campaign.message, campaign.closes_on as "closesOn",
      campaign.launched_by as "launchedBy",
      ${isUseful} and (mail.kind = 'thanks' or ${revokedAt(parisDay(at))} is null) as "isUseful",
      ${recipientLead} as recipient, ${askedActions} as asked,
      exists (select from report_link link where link.ctg_id = mail.ctg_id and link.recipient_id = mail.recipient_id
        and link.forwarded_from is null and link.revoked_at is null and link.expires_at > ${at}) as "mayCorrect",
      (select min(territory_code) from ctg_perimeter perimeter where perimeter.ctg_id = mail.ctg_id) as "communeCode",
      (select json_agg(json_build_object('id', action.id, 'code', action.code, 'title', action.title) order by action.number)
        from campaign_action asked join action on action.ctg_id = asked.ctg_id and action.id = asked.action_id
        where asked.ctg_id = mail.ctg_id and asked.recipient_id = mail.recipient_id
          and (asked.report_id is null or mail.kind = 'thanks')) as actions
    from campaign_mail mail
    join campaign_recipient recipient on recipient.ctg_id = mail.ctg_id and recipient.id = mail.recipient_id
    join campaign on campaign.ctg_id = mail.ctg_id and campaign.id = recipient.campaign_id
    join ctg on ctg.id = mail.ctg_id
    cross join lateral (select null::timestamptz as revoked_at, ${at}::timestamptz as created_at) as link
    where mail.written_at is null and recipient.email = ${address}
    order by ctg.name, mail.kind, mail.round
    for update of mail`.execute(tx)
  return rows.map(({ recipient, asked, actions, ...owed }) => {
    const reached = new Set(reachedActions(recipient, asked).map(({ id }) => id))
    return { ...owed, actions: (actions ?? []).filter(({ id }) => reached.has(id)) }
  })
}

async function writeTo(tx: Transaction, address: string, at: Date, siteUrl: string): Promise<void> {
  const owed = await lockOwed(tx, address, at)
  const useful = owed.filter((one) => one.isUseful && one.actions.length > 0)
  const thanks = useful.filter(({ kind }) => kind === 'thanks')
  const asking = useful.filter(({ kind }) => kind !== 'thanks')
  await markWritten(
    tx,
    owed.filter((one) => !asking.includes(one) && !thanks.includes(one)),
    null,
    at,
  )
  const [firstThanks] = thanks
  if (firstThanks) {
    const mail = thanksMail(thanks.map((one) => ({ ...one, lastDay: lastLinkDay(one.closesOn) })))
    const thanked = { ...sentTo(address, firstThanks), ...mail, keptBodyText: null }
    const mailId = await sendMail({ tx, at, newId: randomUUID }, thanked)
    await markWritten(tx, thanks, mailId ?? null, at)
  }
  const [first] = asking
  if (!first) return
  // One link per CTG, even when an invitation and a reminder wait together.
  const ofRecipients = [...new Map(asking.map((one) => [one.recipientId, one])).values()]
  const links = ofRecipients.map((one) => ({ ...one, token: makeLinkToken() }))
  await insertLinks(tx, links, at)
  const kind = asking.every((one) => one.kind === 'reminder') ? 'reminder' : 'invitation'
  const write = (linkOf: (token: string) => string) =>
    askingMail(
      kind,
      links.map((one) => ({ ...one, lastDay: lastLinkDay(one.closesOn), link: linkOf(one.token) })),
    )
  const mailId = await sendMail(
    { tx, at, newId: randomUUID },
    {
      ...sentTo(address, first),
      ...write((token) => linkAddress(siteUrl, token)),
      keptBodyText: write(() => hiddenLink).bodyText,
    },
  )
  await markWritten(tx, asking, mailId ?? null, at)
}

const sentTo = (toAddress: string, { ctgId, recipientId, kind, round, name }: Owed) => ({
  onceKey: `campaign:${recipientId}:${kind}:${round}`,
  ctgId,
  toAddress,
  toName: name,
})

async function insertLinks(
  tx: Transaction,
  links: readonly (Owed & { readonly token: string })[],
  at: Date,
): Promise<void> {
  await addRows(
    tx,
    'report_link',
    links.map(({ ctgId, recipientId, name, closesOn, communeCode, token }) => ({
      ctg_id: ctgId,
      id: randomUUID(),
      recipient_id: recipientId,
      token_hash: hashLinkToken(token),
      holder_name: name,
      expires_at: dayStart(timeZoneOf(communeCode), addDays(lastLinkDay(closesOn), 1)),
      created_at: at,
    })),
  )
}

async function markWritten(tx: Transaction, rows: readonly Owed[], mailId: string | null, at: Date): Promise<void> {
  for (const { ctgId, recipientId, kind, round } of rows)
    await rowsOf(tx, 'campaign_mail', { ctg_id: ctgId, recipient_id: recipientId, kind, round }).update({
      written_at: at,
      mail_id: mailId,
    })
}
