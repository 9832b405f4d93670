/** The papers of a meeting, ready to print: the convocation on one page, the sheet to sign. Rules: docs/rules/governance.md §11.9. */

import { renderPdf } from '#app/domains/documents/render-pdf.server.ts'
import { isSeatInForce } from '#app/domains/governance/governance.ts'
import { governanceLabels } from '#app/domains/governance/labels.fr.ts'
import { loadPartyMarks } from '#app/domains/governance/party-marks.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { formatInstant } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { isOpenToChange, meetingDay } from '../meetings.ts'
import { listSeatsAtMeeting } from '../queries.server.ts'
import { invitationLabels as t } from './labels.fr.ts'
import type { ConvocationDocument, SignInDocument } from './meeting-papers.ts'
import { type InvitationRow, listInvitations } from './queries.server.ts'

type MeetingKey = { readonly ctgId: string; readonly meetingId: string }

export type PaperQuery = MeetingKey & {
  readonly store: FileStore
  readonly ribbon: string | null
  readonly at: Date
}

async function loadHead(db: Reader, { ctgId, meetingId, store, ribbon }: PaperQuery) {
  const row = await db
    .selectFrom('meeting')
    .innerJoin('ctg', 'ctg.id', 'meeting.ctg_id')
    .innerJoin('body', sameCtg('body.id', 'meeting.body_id'))
    .leftJoin('person as organizer', 'organizer.id', 'meeting.organizer_id')
    .select([
      'meeting.title',
      'meeting.status',
      'meeting.starts_at as startsAt',
      'meeting.time_zone as timeZone',
      'meeting.place',
      'meeting.body_id as bodyId',
      'body.name as bodyName',
      'ctg.name as ctgName',
      'organizer.name as organizerName',
      'organizer.email as organizerEmail',
    ])
    .where('meeting.ctg_id', '=', ctgId)
    .where('meeting.id', '=', meetingId)
    .executeTakeFirst()
  const meeting = found(row, 'governance.meeting-not-found')
  const { parties, files } = await loadPartyMarks(db, ctgId, store)
  return {
    meeting,
    files,
    head: {
      convention: `${governanceLabels.ctg}, ${meeting.ctgName}`,
      body: meeting.bodyName,
      title: meeting.title,
      when: weekdayOf(meeting.startsAt, meeting.timeZone),
      place: meeting.place,
      noPlace: `Lieu ${gapWords.text}`,
      ribbon,
      parties,
    },
  }
}

/** « Jeudi 14 janvier 2027 à 14 h ». */
function weekdayOf(at: Date, timeZone: string): string {
  const weekday = at.toLocaleDateString('fr-FR', { timeZone, weekday: 'long' })
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${formatInstant(at, timeZone)}`
}

/** A paper to print, and the name of its file. */
export type Paper = { readonly pdf: Uint8Array<ArrayBuffer>; readonly name: string }

/** The convocation, for a member: addressed to nobody. @throws DomainError not-found */
export async function getConvocation({ db, actor, at }: Context, query: Omit<PaperQuery, 'at'>) {
  requireMembership(actor, query.ctgId)
  return makeConvocation(db, { ...query, at })
}

/** @param invitationId whose name it bears; without, it is addressed to nobody */
export async function makeConvocation(db: Reader, query: PaperQuery, invitationId?: string): Promise<Paper> {
  const { ctgId, meetingId, at } = query
  const { meeting, head, files } = await loadHead(db, query)
  const agenda = await rowsOf(db, 'agenda_item', { ctg_id: ctgId, meeting_id: meetingId })
    .select(['title', 'presenter', 'duration_minutes as durationMinutes'])
    .orderBy('position')
    .limit(200)
    .execute()
  const invited =
    invitationId === undefined
      ? undefined
      : (await listInvitations(db, { ctgId, meetingId })).find(({ id }) => id === invitationId)
  const data: ConvocationDocument = {
    ...head,
    addressee: invited ? { name: invited.name, seats: invited.seats.map(t.seat) } : null,
    agenda: agenda.map(({ title, presenter, durationMinutes }) => ({
      ...{ title, presenter },
      duration: durationMinutes === null ? '' : `${durationMinutes} min`,
    })),
    organizer:
      isOpenToChange(meeting.status) && meeting.organizerName !== null && meeting.organizerEmail !== null
        ? { name: meeting.organizerName, email: meeting.organizerEmail }
        : null,
    mention: t.printedOn(formatInstant(at, meeting.timeZone)),
  }
  const template = 'meetings/invitations/templates/meeting-convocation.typ'
  const pdf = await renderPdf({ template, data, standard: 'ua-1', createdAt: at, files })
  return { pdf, name: t.convocationFile(head.body, meetingDay(meeting)) }
}

/** Who is awaited on a seat, and what is to be known of it. */
function awaitedOn(seatId: string, holderName: string | null, invitations: readonly InvitationRow[], isOver: boolean) {
  const on = invitations.flatMap((one) =>
    one.seats.filter((seat) => seat.seatId === seatId).map(({ capacity }) => ({ ...one, capacity })),
  )
  const holder = on.find(({ capacity }) => capacity === 'holder')
  const other = on.find(({ capacity }) => capacity !== 'holder')
  if (holder?.reply === 'represented')
    return { name: other?.name ?? holder.representativeName, note: t.represents(holder.name) }
  if (holder?.reply === 'declined')
    return other
      ? { name: other.name, note: t.insteadOf(holder.name) }
      : { name: holder.name, note: t.replySaid('declined', isOver) }
  if (!holder && other) return { name: other.name, note: t.capacity.substitute }
  return { name: holderName ?? '', note: '' }
}

/** For members: every seat of the day with who is awaited, and lines for whoever comes besides. */
export async function getSignInSheet({ db, actor, at }: Context, query: Omit<PaperQuery, 'at'>): Promise<Paper> {
  const { ctgId, meetingId } = query
  requireMembership(actor, ctgId)
  const { meeting, head, files } = await loadHead(db, { ...query, at })
  const day = meetingDay(meeting)
  const everySeat = await listSeatsAtMeeting(db, { ctgId, meetingId, bodyId: meeting.bodyId })
  const seats = everySeat.filter((seat) => isSeatInForce(seat, day))
  const invitations = await listInvitations(db, { ctgId, meetingId })
  const parties = new Map(
    seats.map(({ partyId, partyKind, partyName }) => [partyId, { kind: partyKind, name: partyName }]),
  )
  const data: SignInDocument = {
    ...head,
    groups: [...parties].map(([partyId, party]) => ({
      party,
      seats: seats
        .filter((seat) => seat.partyId === partyId)
        .map(({ id, functionTitle, holderName }) => ({
          function: functionTitle,
          ...awaitedOn(id, holderName, invitations, !isOpenToChange(meeting.status)),
        })),
    })),
  }
  const template = 'meetings/invitations/templates/meeting-sign-in.typ'
  const pdf = await renderPdf({ template, data, standard: 'ua-1', createdAt: at, files })
  return { pdf, name: t.signInSheetFile(head.body, day) }
}
