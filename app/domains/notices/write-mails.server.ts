/**
 * Writes the mails that repeat notices, at the pace of each person. One transaction a person takes the slot, the notices and the
 * mail together: a process killed in the middle, or two at once, write each once. Rules: docs/rules/notices.md §3.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { SubjectType } from '#app/domains/audit/record-audit.server.ts'
import type { Author } from '#app/kernel/actor.ts'
import { timeZoneOf } from '#app/kernel/calendar.ts'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import { countDone } from '#app/kernel/few-at-once.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { nameThings } from '#app/things/find-things.server.ts'
import { type MailSection, mostToldInMail, noticeLabels as t } from './labels.fr.ts'
import { mailToWrite, type NoticeFacts, type NoticeKind, type NoticePace } from './notices.ts'
import { hashOfSecret } from './store.server.ts'

/** What is asked from above the slices: who a person is that day. */
export type MailSurroundings = {
  readonly siteUrl: string
  readonly loadReader: (db: Database, personId: string) => Promise<Pick<Author, 'memberships'>>
}

type Waiting = {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly pace: NoticePace
  readonly communeCode: string | null
  readonly oldest: Date
  readonly latest: Date
}

/** Unread for longer, it is no news any more. */
const repeatedMs = 30 * 86_400_000

/** Those who have something unread that no mail has told. Every CTG at once: nobody is behind this act. */
async function listWaiting(db: Database, at: Date): Promise<readonly Waiting[]> {
  const { rows } = await sql<Waiting>`
    select person.id as "personId", person.name, person.email, coalesce(choice.pace, 'daily') as pace,
      min((select min(territory_code) from ctg_perimeter perimeter where perimeter.ctg_id = notice.ctg_id)) as "communeCode",
      min(notice.created_at) as oldest, max(notice.created_at) as latest
    from notice join person on person.id = notice.person_id
    left join notice_choice choice on choice.person_id = person.id
    where notice.withdrawn_at is null and notice.read_at is null and notice.digest_id is null
      and notice.created_at > ${new Date(at.getTime() - repeatedMs)} and coalesce(choice.pace, 'daily') <> 'never'
    group by person.id, choice.pace order by person.id`.execute(db)
  return rows
}

/** Called every minute. @returns how many mails were written */
export async function writeNoticeMails(db: Database, at: Date, surroundings: MailSurroundings): Promise<number> {
  return countDone(await listWaiting(db, at), async (person) => {
    const moment = { at, timeZone: timeZoneOf(person.communeCode) }
    const due = mailToWrite(person.pace, moment, person)
    // One transaction a person: what is written stays written if the process dies.
    return due !== undefined && db.transaction().execute((tx) => writeTo(tx, person, { ...due, at, surroundings }))
  })
}

type Due = {
  readonly slot: string
  readonly before: Date
  readonly at: Date
  readonly surroundings: MailSurroundings
}

async function writeTo(tx: Transaction, person: Waiting, due: Due): Promise<boolean> {
  const { slot, before, at, surroundings } = due
  const { siteUrl, loadReader } = surroundings
  const { personId, name, email, pace } = person
  const secret = randomBytes(32).toString('base64url')
  const digest = await tx
    .insertInto('notice_digest')
    .values({ id: randomUUID(), person_id: personId, slot, unsubscribe_hash: hashOfSecret(secret), written_at: at })
    .onConflict((conflict) => conflict.columns(['person_id', 'slot']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!digest) return false
  const taken = await takeNotices(tx, personId, digest.id, before)
  const subjects = await nameThings(
    tx,
    await loadReader(tx, personId),
    taken.map(({ ctgId, subjectType: type, subjectId: id }) => ({ ctgId, type, id })),
  )
  const told = taken.flatMap((notice) => {
    const subject = subjects.get(notice.subjectId)
    const address = `${siteUrl}/ctg/${notice.ctgId}/notifications/${notice.id}`
    return subject ? [{ ...notice, title: subject.title, address }] : []
  })
  await withdrawUntold(tx, at, personId, digest.id, new Set(told.map(({ id }) => id)), taken)
  if (told.length === 0) {
    await tx.deleteFrom('notice_digest').where('id', '=', digest.id).execute()
    return false
  }
  const unsubscribeUrl = `${siteUrl}/desabonnement/${secret}`
  const words = { name, pace, siteUrl, count: told.length, sections: sectionsOf(told.slice(0, mostToldInMail)) }
  const mailId = await sendMail(
    { tx, at, newId: randomUUID },
    {
      onceKey: `notices:${digest.id}`,
      toAddress: email,
      toName: name,
      ...t.mail({ ...words, unsubscribeUrl }),
      keptBodyText: t.mail({ ...words, unsubscribeUrl: t.hidden }).bodyText,
      unsubscribeUrl,
    },
  )
  await tx
    .updateTable('notice_digest')
    .set({ mail_id: mailId ?? null })
    .where('id', '=', digest.id)
    .execute()
  return true
}

type Taken = {
  readonly id: string
  readonly ctgId: string
  readonly ctgName: string
  readonly kind: NoticeKind
  readonly subjectType: SubjectType
  readonly subjectId: string
  readonly facts: NoticeFacts
}

/** Gives the digest what waits, under lock: read, withdrawn or told meanwhile, it is left out. */
async function takeNotices(
  tx: Transaction,
  personId: string,
  digestId: string,
  before: Date,
): Promise<readonly Taken[]> {
  const { rows } = await sql<Taken>`
    with taken as (
      update notice set digest_id = ${digestId}
      where person_id = ${personId} and withdrawn_at is null and read_at is null and digest_id is null and created_at < ${before}
      returning id, ctg_id, kind, subject_type, subject_id, facts, created_at
    )
    select taken.id, taken.ctg_id as "ctgId", ctg.name as "ctgName", taken.kind, taken.subject_type as "subjectType",
      taken.subject_id as "subjectId", taken.facts
    from taken join ctg on ctg.id = taken.ctg_id order by ctg.name, taken.created_at, taken.id`.execute(tx)
  return rows
}

/** What the person may no longer read is withdrawn, and told to nobody. */
async function withdrawUntold(
  tx: Transaction,
  at: Date,
  personId: string,
  digestId: string,
  told: ReadonlySet<string>,
  taken: readonly Taken[],
): Promise<void> {
  const untold = taken.filter(({ id }) => !told.has(id))
  if (untold.length === 0) return
  await sql`
    update notice set withdrawn_at = ${at}, digest_id = null
    where person_id = ${personId} and digest_id = ${digestId} and id = any(${untold.map(({ id }) => id)}::uuid[])`.execute(
    tx,
  )
}

function sectionsOf(told: readonly (Taken & { readonly title: string; readonly address: string })[]) {
  const sections = new Map<string, MailSection & { readonly lines: (typeof told)[number][] }>()
  for (const line of told) {
    const section = sections.get(line.ctgId) ?? { ctgName: line.ctgName, lines: [] }
    section.lines.push(line)
    sections.set(line.ctgId, section)
  }
  return [...sections.values()]
}
