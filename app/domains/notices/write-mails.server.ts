/**
 * Writes the mails that repeat notices, at the pace of each person. One transaction takes the slots, the notices and the mails of a
 * group of people together: a process killed in the middle, or two at once, write each once. Rules: docs/rules/notices.md §3.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { timeZoneOf } from '#app/kernel/calendar.ts'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import { countTogether } from '#app/kernel/few-at-once.ts'
import { sendMails } from '#app/kernel/mail.server.ts'
import { listNamed, type ThingReader } from '#app/things/find-things.server.ts'
import { type MailSection, mostToldInMail, noticeLabels as t } from './labels.fr.ts'
import { mailToWrite, type NoticePace } from './notices.ts'
import { type Slot, type TakenNotice, takeNotices, takeSlots, tieMails, withdrawUntold } from './take-notices.server.ts'

/** What is asked from above the slices: of which CTGs people are members that day, by their ids. */
type MailSurroundings = {
  readonly siteUrl: string
  readonly loadReaders: (db: Database, personIds: readonly string[]) => Promise<ReadonlyMap<string, ThingReader>>
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
  const due = (await listWaiting(db, at)).flatMap((person) => {
    const mail = mailToWrite(person.pace, { at, timeZone: timeZoneOf(person.communeCode) }, person)
    return mail ? [{ ...person, ...mail }] : []
  })
  // What is written stays written if the process dies.
  return countTogether(due, (group) => db.transaction().execute((tx) => writeTo(tx, group, at, surroundings)))
}

type Due = Waiting & { readonly slot: string; readonly before: Date }
type DigestLine = TakenNotice & { readonly title: string; readonly address: string }
type Digest = Slot<Due> & { readonly lines: readonly DigestLine[] }

/** @returns how many of them had something to be told */
async function writeTo(
  tx: Transaction,
  group: readonly Due[],
  at: Date,
  surroundings: MailSurroundings,
): Promise<number> {
  const slots = await takeSlots(tx, group, at)
  const notices = await takeNotices(tx, slots)
  const titleOf = await readTitles(tx, notices, surroundings)
  const digests = slots.map((slot): Digest => {
    const own = notices.filter(({ digestId }) => digestId === slot.digestId)
    const lines = own.flatMap((notice): readonly DigestLine[] => {
      const [title, address] = [
        titleOf(notice),
        `${surroundings.siteUrl}/ctg/${notice.ctgId}/notifications/${notice.id}`,
      ]
      return title === undefined ? [] : [{ ...notice, title, address }]
    })
    return { ...slot, lines }
  })
  await withdrawUntold(tx, at, digests, notices)
  const written = digests.filter(({ lines }) => lines.length > 0)
  const mails = written.map((digest) => mailOf(digest, surroundings.siteUrl))
  const mailIds = await sendMails({ tx, at, newId: randomUUID }, mails)
  await tieMails(
    tx,
    written.map(({ digestId }) => ({ digestId, mailId: mailIds.get(onceKeyOf(digestId)) ?? null })),
  )
  return written.length
}

const onceKeyOf = (digestId: string): string => `notices:${digestId}`

function mailOf({ digestId, secret, lines, name, email, pace }: Digest, siteUrl: string) {
  const unsubscribeUrl = `${siteUrl}/desabonnement/${secret}`
  const words = { name, pace, siteUrl, count: lines.length, sections: sectionsOf(lines.slice(0, mostToldInMail)) }
  return {
    ...{ onceKey: onceKeyOf(digestId), toAddress: email, toName: name },
    ...t.mail({ ...words, unsubscribeUrl }),
    keptBodyText: t.mail({ ...words, unsubscribeUrl: t.hidden }).bodyText,
    unsubscribeUrl,
  }
}

/** Ids are those of a CTG: two CTGs may have the same. */
const placeOf = ({ ctgId, id }: { readonly ctgId: string; readonly id: string }): string => `${ctgId} ${id}`

/** @returns the title of what a notice is about; undefined when it is gone, or its person may not read it */
async function readTitles(
  tx: Transaction,
  notices: readonly TakenNotice[],
  { loadReaders }: MailSurroundings,
): Promise<(notice: TakenNotice) => string | undefined> {
  const readers = await loadReaders(tx, [...new Set(notices.map(({ personId }) => personId))])
  const isOpen = ({ personId, ctgId }: TakenNotice): boolean =>
    readers.get(personId)?.memberships.some((one) => one.ctgId === ctgId) ?? false
  const things = await listNamed(
    tx,
    notices.filter(isOpen).map(({ ctgId, subjectType: type, subjectId: id }) => ({ ctgId, type, id })),
  )
  const titles = new Map(things.map((thing) => [placeOf(thing), thing.title]))
  return (notice) => (isOpen(notice) ? titles.get(placeOf({ ...notice, id: notice.subjectId })) : undefined)
}

function sectionsOf(lines: readonly DigestLine[]) {
  const sections = new Map<string, MailSection & { readonly lines: DigestLine[] }>()
  for (const line of lines) {
    const section = sections.get(line.ctgId) ?? { ctgName: line.ctgName, lines: [] }
    section.lines.push(line)
    sections.set(line.ctgId, section)
  }
  return [...sections.values()]
}
