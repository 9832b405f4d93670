/** Work in the background: the record just closed, or corrected, goes to whom it concerns. Rule: docs/rules/governance.md §10.3. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { readDossier } from '#app/domains/documents/dossier-shape.ts'
import { writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import type { Database, Reader } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { keepMailDocument } from '#app/kernel/mail-documents.server.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { IsStillOwed } from '#app/kernel/waiting-mail.server.ts'
import { listSeatsToCall } from '../invitations/invite.server.ts'
import { meetingDay } from '../meetings.ts'
import { loadRecordData } from './record.server.ts'
import { recordFileName } from './record-files.ts'
import { writeRecordMail } from './record-mail.fr.ts'

const payloadShape = z.object({ ctgId: z.uuid(), meetingId: z.uuid(), addenda: z.number().int().min(0) })
type RecordKey = z.output<typeof payloadShape>

/** A record older than this is not mailed: nobody awaits it any more. */
const patienceMs = 3 * 86_400_000

/** One mail an address, once a version of the record, however often the job runs. @returns how many were written */
export async function mailMeetingRecord(
  db: Database,
  at: Date,
  { siteUrl, files }: { readonly siteUrl: string; readonly files: FileStore },
  payload: unknown,
): Promise<number> {
  const key = payloadShape.parse(payload)
  const record = await db
    .selectFrom('meeting_record')
    .innerJoin('meeting', sameCtg('meeting.id', 'meeting_record.meeting_id'))
    .select(['meeting_record.made_at as madeAt', 'meeting.body_id as bodyId'])
    .where('meeting_record.ctg_id', '=', key.ctgId)
    .where('meeting_record.meeting_id', '=', key.meetingId)
    .where('meeting_record.addenda', '=', key.addenda)
    .where('meeting_record.kind', '=', 'decisions')
    .executeTakeFirst()
  if (!record || at.getTime() - record.madeAt.getTime() > patienceMs) return 0
  const data = await loadRecordData(db, key)
  const concerned = await listConcerned(db, { ...key, bodyId: record.bodyId, day: meetingDay(data.meeting) })
  const people = await leaveOutWritten(db, key, concerned)
  const documentIds = people.length === 0 ? [] : await keepDocuments(db, key, files, at)
  await db.transaction().execute(async (tx) => {
    for (const { name, email } of people)
      await sendMail(
        { tx, at, newId: randomUUID },
        {
          onceKey: onceKeyOf(key, email),
          toAddress: email,
          toName: name,
          documentIds,
          ctgId: key.ctgId,
          keptBodyText: null,
          ...writeRecordMail(data, { ...key, siteUrl, name, hasDocuments: documentIds.length > 0 }),
        },
      )
  })
  return concerned.length
}

/** Looked at again before it leaves: a seat corrected, an account closed since. */
export const isRecordOwed: IsStillOwed = async (tx, { ctgId, subjectId: meetingId, toAddress }) => {
  const meeting = await rowsOf(tx, 'meeting', { ctg_id: ctgId ?? '', id: meetingId }).find([
    ...(['body_id as bodyId', 'starts_at as startsAt', 'time_zone as timeZone'] as const),
  ])
  if (!meeting || ctgId === null) return false
  const concerned = await listConcerned(tx, { ctgId, meetingId, bodyId: meeting.bodyId, day: meetingDay(meeting) })
  return concerned.some(({ email }) => email.toLowerCase() === toAddress.toLowerCase())
}

const onceKeyOf = ({ meetingId, addenda }: RecordKey, email: string): string =>
  `meeting-record:${meetingId}:${addenda}:${email.toLowerCase()}`

/** When the job runs again and nobody is left to write to, nothing is printed. */
async function leaveOutWritten(
  db: Reader,
  key: RecordKey,
  people: readonly Addressee[],
): Promise<readonly Addressee[]> {
  if (people.length === 0) return people
  const keys = people.map(({ email }) => onceKeyOf(key, email))
  const rows = await db.selectFrom('outgoing_mail').select('once_key').where('once_key', 'in', keys).execute()
  const written = new Set(rows.map(({ once_key }) => once_key))
  return people.filter(({ email }) => !written.has(onceKeyOf(key, email)))
}

/** Who sits without account reads the record in her mailbox: minutes and decisions, as kept, in PDF. */
async function keepDocuments(db: Database, key: RecordKey, files: FileStore, at: Date): Promise<readonly string[]> {
  const records = await rowsOf(db, 'meeting_record', {
    ctg_id: key.ctgId,
    meeting_id: key.meetingId,
    addenda: key.addenda,
  })
    .select(['content'])
    .orderBy('kind')
    .execute()
  const ids: string[] = []
  for (const { content } of records) {
    const dossier = readDossier(content)
    const pdf = await writeDossier('pdf', dossier, (sha256) => readSmallFile(files, sha256))
    const id = await keepMailDocument(db, { name: recordFileName(dossier, 'pdf'), content: pdf }, at)
    if (id !== undefined) ids.push(id)
  }
  return ids
}

type MeetingOfRecord = Omit<RecordKey, 'addenda'> & { readonly bodyId: string; readonly day: string }
type Addressee = { readonly name: string; readonly email: string }

/** Holders and substitutes of the body, those who sat for them, and members named to carry out a decision or a task; one mail an address. */
async function listConcerned(db: Reader, meeting: MeetingOfRecord): Promise<readonly Addressee[]> {
  const { ctgId, meetingId } = meeting
  const seats = await listSeatsToCall(db, meeting)
  const seated = seats.flatMap(({ holder, substitute }) => [holder, substitute]).filter((one) => one !== null)
  const { rows } = await sql<Addressee>`
    select representative_name as name, representative_email as email from meeting_invitation
    where ctg_id = ${ctgId} and meeting_id = ${meetingId} and withdrawn_at is null and representative_email <> ''
    union
    select person.name, person.email from member join person on person.id = member.person_id
    where member.ctg_id = ${ctgId} and person.closed_at is null and (member.until is null or member.until >= ${meeting.day}::date)
      and plain_text(person.name) in (
        select plain_text(responsible) from decision where ctg_id = ${ctgId} and meeting_id = ${meetingId}
        union select plain_text(outcome.responsible) from agenda_outcome outcome
          join agenda_item item on item.ctg_id = outcome.ctg_id and item.id = outcome.agenda_item_id
          where outcome.ctg_id = ${ctgId} and item.meeting_id = ${meetingId})`.execute(db)
  const byAddress = new Map<string, Addressee>()
  for (const { name, email } of [...seated, ...rows])
    if (email !== '' && !byAddress.has(email.toLowerCase())) byAddress.set(email.toLowerCase(), { name, email })
  return [...byAddress.values()]
}
