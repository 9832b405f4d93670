/** The record of a meeting: read at one instant, kept with its closing or its addendum, mailed by a job. Rules: docs/rules/governance.md §10. */
import { getPrintedSetting } from '#app/domains/ctg/queries.server.ts'
import type { Dossier } from '#app/domains/documents/dossier.ts'
import { readDossier } from '#app/domains/documents/dossier-shape.ts'
import { showTexts } from '#app/domains/observatory/shown-texts.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import type { Context, Work } from '#app/kernel/transaction.server.ts'
import { findMeeting } from '../meeting-queries.server.ts'
import { meetingDay } from '../meetings.ts'
import { listSeatsOfDay } from '../queries.server.ts'
import { listDecided } from './decided.server.ts'
import { listAddenda, listItems } from './items.server.ts'
import { type RecordData, recordOf } from './record.fr.ts'
import {
  type RecordFile,
  type RecordKind,
  readAddenda,
  recordFileName,
  recordFiles,
  recordKinds,
} from './record-files.ts'

type MeetingKey = { readonly ctgId: string; readonly meetingId: string }

/** Some ten statements, one after the other: a caller may be inside a transaction, and has checked the right to read. */
export async function loadRecordData(db: Reader, key: MeetingKey): Promise<RecordData> {
  const meeting = await findMeeting(db, key)
  const seats = await listSeatsOfDay(db, { ...key, bodyId: meeting.bodyId, day: meetingDay(meeting) })
  const { parties, isDemo } = await getPrintedSetting(db, key.ctgId)
  const items = await listItems(db, key)
  const [account, ...accounts] = await showTexts(db, key.ctgId, [
    { subjectType: 'meeting', subjectId: key.meetingId, field: 'minutes', words: meeting.minutes },
    ...items.map(({ id, minutes }) => ({
      subjectType: 'agenda-item' as const,
      subjectId: id,
      field: 'minutes' as const,
      words: minutes,
    })),
  ])
  return {
    meeting: { ...meeting, account: account?.text ?? [] },
    parties,
    isDemo,
    seats,
    items: items.map((item, index) => ({ ...item, account: accounts[index]?.text ?? [] })),
    decisions: await listDecided(db, key),
    addenda: await listAddenda(db, key),
  }
}

/** Keeps what the record says now, and asks that it be mailed: at the closing, then with each addendum. */
export async function keepRecord(work: Work, key: MeetingKey): Promise<void> {
  const { ctgId, meetingId } = key
  const data = await loadRecordData(work.tx, key)
  const addenda = data.addenda.length
  await addRows(
    work.tx,
    'meeting_record',
    recordKinds.map((kind) => ({
      ctg_id: ctgId,
      meeting_id: meetingId,
      addenda,
      kind,
      content: JSON.stringify(recordOf(kind, data, work.at)),
      made_at: work.at,
    })),
  )
  await enqueue(work.tx, 'mail-meeting-record', { ctgId, meetingId, addenda }, `meeting-record:${meetingId}:${addenda}`)
}

type RecordQuery = MeetingKey & {
  readonly kind: RecordKind
  /** Of the record kept with so many addenda; null: the latest. */
  readonly addenda: number | null
}

/**
 * The record as it was kept, or as it would be now while the meeting is not closed.
 * @throws DomainError not-found, also for a stranger and for a version that was never kept
 */
export async function getRecord({ db, actor, at }: Context, { kind, addenda, ...key }: RecordQuery): Promise<Dossier> {
  requireMembership(actor, key.ctgId)
  const stored = await rowsOf(db, 'meeting_record', { ctg_id: key.ctgId, meeting_id: key.meetingId, kind })
    .select(['content'])
    .$if(addenda !== null, (query) => query.where('addenda', '=', addenda))
    .orderBy('addenda', 'desc')
    .executeTakeFirst()
  if (stored) return readDossier(stored.content)
  found(addenda === null ? key : undefined, 'governance.record-not-found')
  return recordOf(kind, await loadRecordData(db, key), at)
}

/** The same as one of its files, for `dossierRoute`. @param url tells of which addenda */
export async function getRecordFile(context: Context, file: RecordFile, key: MeetingKey, url: string) {
  const { kind, format } = recordFiles[file]
  const dossier = await getRecord(context, { ...key, kind, addenda: readAddenda(url) })
  return { dossier, format, name: recordFileName(dossier, format) }
}
