/** Mails about a meeting to those who hold a seat of its body and are members; the others are told by other means. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { formatInstant } from '#app/kernel/format.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { meetingDay } from './governance.ts'

type MeetingKey = { readonly ctgId: string; readonly bodyId: string; readonly day: string }

/**
 * Members whose name is that of a holder or a substitute of the body that day, accents and case aside; by name.
 * Seats carry names, not accounts: most who sit have none.
 */
export const listMembersSeated = (db: Reader, { ctgId, bodyId, day }: MeetingKey) =>
  db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .innerJoin('seat', (join) =>
      join
        .onRef('seat.ctg_id', '=', 'member.ctg_id')
        .onRef('seat.party_id', '=', 'member.party_id')
        .on(sql<boolean>`plain_text(person.name) in (plain_text(seat.holder_name), plain_text(seat.substitute_name))`),
    )
    .select(['person.id', 'person.name', 'person.email'])
    .distinct()
    .where('member.ctg_id', '=', ctgId)
    .where('seat.body_id', '=', bodyId)
    .where((eb) => eb.or([eb('member.until', 'is', null), eb('member.until', '>=', day)]))
    .where((eb) => eb.or([eb('seat.since', 'is', null), eb('seat.since', '<=', day)]))
    .where((eb) => eb.or([eb('seat.until', 'is', null), eb('seat.until', '>=', day)]))
    .orderBy('person.name')
    .execute()

export type MailedMeeting = {
  readonly id: string
  readonly bodyId: string
  readonly bodyName: string
  readonly title: string
  readonly startsAt: Date
  readonly timeZone: string
  readonly place: string
  readonly version: number
}

/** One mail per member seated. @returns how many */
export async function mailMembersSeated(
  work: Work,
  ctgId: string,
  meeting: MailedMeeting,
  { about, write }: { readonly about: 'convocation' | 'cancellation'; readonly write: MailWriter },
): Promise<number> {
  const members = await listMembersSeated(work.tx, {
    ctgId,
    bodyId: meeting.bodyId,
    day: meetingDay(meeting),
  })
  const mail = write(meeting)
  for (const { id, name, email } of members)
    await sendMail(work, {
      onceKey: `meeting:${meeting.id}:${about}:${meeting.version}:${id}`,
      toAddress: email,
      toName: name,
      ...mail,
    })
  return members.length
}

export type MailWriter = (meeting: MailedMeeting) => { readonly subject: string; readonly bodyText: string }

const whenAndWhere = ({ startsAt, timeZone, place }: MailedMeeting): string =>
  `${formatInstant(startsAt, timeZone)}${place ? `, ${place}` : ''}`

export const writeConvocation =
  (agenda: readonly { readonly title: string }[]): MailWriter =>
  (meeting) => ({
    subject: `Convocation : ${meeting.title}`,
    bodyText: [
      'Bonjour,',
      `Vous êtes attendu à la réunion « ${meeting.title} » (${meeting.bodyName}), le ${whenAndWhere(meeting)}.`,
      agenda.length > 0
        ? `À l’ordre du jour :\n${agenda.map(({ title }, index) => `${index + 1}. ${title}`).join('\n')}`
        : 'L’ordre du jour vous sera précisé.',
      'Les documents sont dans Trame, à la rubrique « Réunions et décisions ».',
    ].join('\n\n'),
  })

export const writeCancellation: MailWriter = (meeting) => ({
  subject: `Annulation : ${meeting.title}`,
  bodyText: `Bonjour,\n\nLa réunion « ${meeting.title} », prévue le ${whenAndWhere(meeting)}, est annulée.`,
})
