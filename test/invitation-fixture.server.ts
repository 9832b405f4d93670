/** A copil convened to 14 January 2027: its holders, its substitutes, and the mails they are sent. */
import ICAL from 'ical.js'
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { updateSeat } from '#app/domains/governance/commands/update-seat.server.ts'
import { conveneMeeting } from '#app/domains/meetings/commands/convene-meeting.server.ts'
import { createMeeting } from '#app/domains/meetings/commands/create-meeting.server.ts'
import { updateMeeting } from '#app/domains/meetings/commands/update-meeting.server.ts'
import { answerByLink } from '#app/domains/meetings/invitations/commands/answer-by-link.server.ts'
import { invitationDoor } from '#app/domains/meetings/invitations/door.server.ts'
import { getInvitations } from '#app/domains/meetings/invitations/queries.server.ts'
import { writeInvitationMails } from '#app/domains/meetings/invitations/write-mails.server.ts'
import { findMeeting } from '#app/domains/meetings/meeting-queries.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { givenCtg, testInstant } from './ctg-fixture.server.ts'

export const testSiteUrl = 'https://trame.exemple.fr'

type SeatNames = { readonly holderName?: string; readonly holderEmail?: string } & {
  readonly substituteName?: string
  readonly substituteEmail?: string
  readonly allowsRepresentative?: string
}

/** @param seats names of the first seats of the copil (two of the Caf, two of the town), in their order */
export async function givenConvenedMeeting(db: Database, seats: (ctgId: string) => readonly SeatNames[]) {
  const ctg = await givenCtg(db)
  const { ctgId, as, actors } = ctg
  const context = as(actors.cafCoordinator)
  const { bodyId } = await createBody(context, { ctgId, kind: 'copil', name: 'Copil', hasDefaultSeats: 'on' })
  const rows = await db.selectFrom('seat').selectAll().where('ctg_id', '=', ctgId).orderBy('position').execute()
  for (const [index, names] of seats(ctgId).entries())
    await updateSeat(context, {
      ...{ ctgId, seatId: rows[index]?.id ?? '', version: 1, functionTitle: rows[index]?.function_title ?? '' },
      allowsRepresentative: 'on',
      ...names,
    })
  const { meetingId } = await createMeeting(context, {
    ctgId,
    bodyId,
    day: '2027-01-14',
    hour: '14 h',
    place: 'Mairie',
  })
  const key = { ctgId, meetingId }
  await conveneMeeting(context, key)
  return { ...ctg, ...mailsOf(db), context, bodyId, meetingId, key, seatIds: rows.map(({ id }) => id) }
}

/** The day after the convocation. */
export const answeredAt = new Date('2026-11-25T09:00:00Z')
const addressesOf = (ctgId: string) => ({
  mayor: `maire.${ctgId}@exemple.fr`,
  deputy: `adjoint.${ctgId}@exemple.fr`,
  guest: `invitee.${ctgId}@exemple.fr`,
})

/** The Caf's first seat is a member's, by name; the second has a name only; the mayor and her deputy have addresses. */
export async function givenCalledMeeting(db: Database) {
  const made = await givenConvenedMeeting(db, (ctgId) => [
    { holderName: 'BODY-MEMBER Caf de test' },
    { holderName: 'Directeur sans adresse' },
    {
      ...{ holderName: 'Madame le Maire', holderEmail: addressesOf(ctgId).mayor },
      ...{ substituteName: 'Adjoint', substituteEmail: addressesOf(ctgId).deputy },
    },
  ])
  const addresses = addressesOf(made.ctgId)
  const answer = async (address: string, form: object) => {
    const token = made.tokenOf((await made.mailsTo(address)).at(-1))
    const found = (await invitationDoor.find(db, token, answeredAt)) ?? missingInvitation()
    await answerByLink.runUnknown({ db, at: answeredAt, holder: invitationDoor.holderOf(found) }, form)
  }
  const rows = async () => {
    const meeting = await findMeeting(db, made.key)
    return (await getInvitations(made.context, made.ctgId, meeting, true)).invitations
  }
  const move = (version: number, hour: string, place = 'Mairie') =>
    updateMeeting(made.context, { ...made.key, version, title: 'Copil', day: '2027-01-14', hour, place })
  return { ...made, addresses, answer, rows, move }
}

function missingInvitation(): never {
  throw new Error('no invitation')
}

export function mailsOf(db: Database) {
  /** Writes what is due, then reads every mail of this address, the oldest first, its event read by ical.js. */
  const clock = { seconds: 0 }
  const mailsTo = async (address: string, at?: Date) => {
    clock.seconds += 1
    const now = at ?? new Date(testInstant.getTime() + clock.seconds * 1000)
    await writeInvitationMails(db, now, testSiteUrl)
    const mails = await db
      .selectFrom('outgoing_mail')
      .selectAll()
      .where('to_address', '=', address)
      .orderBy('created_at')
      .execute()
    return mails.map((mail) => ({ ...mail, event: readEvent(mail.calendar ?? '') }))
  }
  const tokenOf = (mail: { readonly body_text: string } | undefined): string =>
    /\/invitation\/([\w-]{43})/.exec(mail?.body_text ?? '')?.[1] ?? ''
  return { mailsTo, tokenOf }
}

/** The one event of a calendar. */
export function readEvent(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const component = calendar.getFirstSubcomponent('vevent')
  if (!component) throw new Error('a calendar without event')
  const event = new ICAL.Event(component)
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    status: component.getFirstPropertyValue('status'),
    startsAt: event.startDate.toJSDate().toISOString(),
    endsAt: event.endDate.toJSDate().toISOString(),
    place: event.location,
    organizer: event.organizer,
    attendees: event.attendees.map((one) => `${one.getFirstValue()} ${one.getFirstParameter('partstat')}`),
  }
}
