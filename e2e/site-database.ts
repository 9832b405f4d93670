/** What nobody waits for in a test: done at once in the database of the site under test. */
import path from 'node:path'
import pg from 'pg'
import { hashLinkToken } from '#app/kernel/link-token.server.ts'
import { findRunningPostgres } from './running-postgres.ts'

const siteData = (): string => path.join(process.env.TRAME_E2E_DATA ?? '', 'var')

async function ask(text: string, values: readonly unknown[], data = siteData()): Promise<pg.QueryResult> {
  const client = new pg.Client(await findRunningPostgres(path.join(data, 'postgres')))
  await client.connect()
  try {
    return await client.query(text, [...values])
  } finally {
    await client.end()
  }
}

export const change = async (text: string, values: readonly unknown[], data?: string): Promise<number> =>
  (await ask(text, values, data)).rowCount ?? 0

/** Makes a personal link expire now. */
export async function expireLink(link: string): Promise<void> {
  const token = link.split('/point/')[1] ?? ''
  const text = 'update report_link set expires_at = now() where token_hash = $1'
  if ((await change(text, [hashLinkToken(token)])) !== 1) throw new Error('no such link')
}

/**
 * As if what this person has not read were told an hour ago; then has the mails that repeat it written, as every minute does:
 * that minute may have come before us, with what waited for longer, and then nothing is left to repeat.
 */
export async function repeatNotices(personName: string): Promise<void> {
  const text = `update notice set created_at = now() - interval '1 hour' from person
    where person.id = notice.person_id and person.name = $1 and read_at is null and digest_id is null and withdrawn_at is null`
  await change(text, [personName])
  await change(`select graphile_worker.add_job('write-notice-mails', job_key := 'write-notice-mails')`, [])
}

/** As if the mails written to this person had left: a demonstration without SMTP keeps them, and rewrites one that tells what is gone. */
export async function haveMailsLeave(personName: string): Promise<void> {
  await change('update outgoing_mail set sent_at = now() where to_name = $1 and sent_at is null', [personName])
}

/** As if those it asked today had been asked yesterday: from nine o’clock the reminders of the day leave by themselves, and nobody gets two. */
export async function askYesterday(campaign: string): Promise<void> {
  const text = `update campaign_mail set asked_at = asked_at - interval '1 day'
    from campaign_recipient as asked join campaign on campaign.ctg_id = asked.ctg_id and campaign.id = asked.campaign_id
    where asked.id = recipient_id and campaign.name = $1 and asked_at > now() - interval '1 day'`
  await change(text, [campaign])
}

/** As `npm run account -- --administration oui` does. @param data of the Trame it is given in */
export async function giveAdministration(data: string, email: string): Promise<void> {
  const text = 'update person set is_platform_administrator = true where email = $1'
  if ((await change(text, [email], data)) !== 1) throw new Error('no such account')
}

/** Someone who administers the instance, whom the sign-in page offers until `removeAdministrator`. */
export async function givenAdministrator(name: string, email: string): Promise<void> {
  const text = `with made as (
      insert into person (name, email, "emailVerified", is_platform_administrator, demo_role)
      values ($1, $2, true, true, 'Administration de l’instance') returning id)
    insert into person_account ("userId", "accountId", "providerId", password)
      select made.id, made.id::text, 'credential', known.password from made, person_account as known
      join person on person.id = known."userId" where person.email = 'claire.mousseline@exemple.fr'`
  await change(text, [name, email])
}
export const removeAdministrator = (email: string): Promise<number> =>
  change('update person set is_platform_administrator = false, demo_role = null where email = $1', [email])

/** Her mandates ended long ago. */
export async function leaveLongAgo(email: string): Promise<void> {
  const text = `update member set until = '2024-01-31' from person where person.id = member.person_id and person.email = $1`
  if ((await change(text, [email])) === 0) throw new Error('no such member')
}

/** The links that begin so in the mails that hold one: the latest first, or those of the demonstration, which no other test answers. */
export async function linksMailed(start: string, order: 'latest' | 'oldest' = 'latest'): Promise<readonly string[]> {
  const text = `select body_text from outgoing_mail where strpos(body_text, $1) > 0
    order by created_at ${order === 'latest' ? 'desc' : 'asc'} limit 60`
  const { rows } = await ask(text, [start])
  return rows.flatMap(({ body_text }) => String(body_text).match(new RegExp(`${start}[\\w-]+`, 'g')) ?? [])
}

/** The first text of this CTG on which people exchanged. */
export const firstTextWithTalk = (ctgName: string): Promise<string> =>
  firstPlace(
    'textes',
    `select ctg_id, text_id as id from text_thread join ctg on ctg.id = ctg_id where ctg.name = $1 order by opened_at`,
    ctgName,
  )

/** Its first workshop that proposes actions and is still open. */
export const firstOpenWorkshop = (ctgName: string): Promise<string> =>
  firstPlace(
    'ateliers',
    `select ctg_id, workshop.id from workshop join ctg on ctg.id = ctg_id
      where ctg.name = $1 and closed_at is null and evaluation_question_id is null order by opened_at`,
    ctgName,
  )

async function firstPlace(place: string, text: string, ctgName: string): Promise<string> {
  const [row] = (await ask(text, [ctgName])).rows
  if (!row) throw new Error(`none of ${place} in ${ctgName}`)
  return `/ctg/${row.ctg_id}/${place}/${row.id}`
}
