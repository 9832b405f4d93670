/** Work in the background: the mails of the reminders asked for, each with the frozen PDF and the model made for its signatory. Rules: docs/rules/convention.md §3.7. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { writeSheets } from '#app/domains/documents/write-dossier.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { keepMailDocument, largestDocumentBytes } from '#app/kernel/mail-documents.server.ts'
import { rowOf, rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { IsStillOwed } from '#app/kernel/waiting-mail.server.ts'
import { versionToSign } from '../convention.ts'
import { conventionLabels } from '../labels.fr.ts'
import { loadConvention } from '../load-convention.server.ts'
import { deliberationFileName } from './deliberation.fr.ts'
import { loadModels } from './deliberation.server.ts'
import { reminderMail } from './reminder-mail.fr.ts'
import { awaitedActs, type SignatoryRow } from './signatory-row.ts'

const payloadShape = z.object({ ctgId: z.uuid() })

type Surroundings = { readonly siteUrl: string; readonly files: FileStore }

/** One mail a reminder, however often the job runs: its row says when it was written. @returns how many were */
export async function writeActReminders(
  db: Database,
  at: Date,
  around: Surroundings,
  payload: unknown,
): Promise<number> {
  const { ctgId } = payloadShape.parse(payload)
  const owed = await listOwed(db, ctgId)
  if (owed.length === 0) return 0
  const pdfs = new Map<string, string | undefined>()
  const models = await loadModels(
    db,
    ctgId,
    at,
    owed.map(({ partyId }) => partyId),
  )
  const sheets = await writeSheets(models.map(({ dossier }) => dossier))
  // One transaction a mail: what is written stays written if the process dies.
  for (const one of owed) {
    if (!pdfs.has(one.versionId)) pdfs.set(one.versionId, await keepPdf(db, around.files, one, at))
    const index = models.findIndex(({ row }) => row.partyId === one.partyId)
    const [model, docx] = [models[index], sheets[index]]
    if (model && docx)
      await writeOne(db, at, around.siteUrl, { ...one, ctgId, row: model.row, docx, pdfId: pdfs.get(one.versionId) })
  }
  return owed.length
}

/** In the order they were asked. */
const listOwed = (db: Database, ctgId: string) =>
  db
    .selectFrom('act_reminder as reminder')
    .innerJoin('ctg', 'ctg.id', 'reminder.ctg_id')
    .innerJoin('convention_version as version', sameCtg('version.id', 'reminder.version_id'))
    .leftJoin('stored_file as file', sameCtg('file.id', 'version.file_id'))
    .select([
      'reminder.id',
      'reminder.party_id as partyId',
      'reminder.version_id as versionId',
      'reminder.email',
      'reminder.message',
      'reminder.asked_by as askedBy',
      'reminder.reply_to as replyTo',
      'version.number as versionNumber',
      'version.file_sha256 as sha256',
      'file.size_bytes as sizeBytes',
      'ctg.name as ctgName',
    ])
    .where('reminder.ctg_id', '=', ctgId)
    .where('reminder.written_at', 'is', null)
    .orderBy('reminder.asked_at')
    .orderBy('reminder.id')
    .limit(200)
    .execute()

type Owed = Awaited<ReturnType<typeof listOwed>>[number]

/** Kept once for all the mails of a version; undefined when it is too heavy for a mail, or not made. */
async function keepPdf(db: Database, files: FileStore, { sha256, sizeBytes, versionNumber }: Owed, at: Date) {
  if (sha256 === null || Number(sizeBytes ?? 0) > largestDocumentBytes) return
  const content = await readSmallFile(files, sha256)
  return keepMailDocument(db, { name: conventionLabels.fileName(versionNumber), content }, at)
}

type Reminder = Owed & {
  readonly ctgId: string
  readonly row: SignatoryRow
  /** Its model of deliberation. */
  readonly docx: Uint8Array
  readonly pdfId: string | undefined
}

async function writeOne(db: Database, at: Date, siteUrl: string, reminder: Reminder): Promise<void> {
  const { row, docx } = reminder
  const modelId = await keepMailDocument(db, { name: deliberationFileName(row.name), content: docx }, at)
  await db.transaction().execute(async (tx) => {
    const taken = await rowsOf(tx, 'act_reminder', {
      ctg_id: reminder.ctgId,
      id: reminder.id,
      written_at: null,
    }).change({ written_at: at }, ['id'])
    if (!taken) return
    const mailId = await sendMail(
      { tx, at, newId: randomUUID },
      {
        onceKey: `act-reminder:${reminder.id}`,
        toAddress: reminder.email,
        toName: row.representedBy || row.name,
        ctgId: reminder.ctgId,
        keptBodyText: null,
        documentIds: [reminder.pdfId, modelId].filter((id) => id !== undefined),
        ...(reminder.replyTo !== '' && { replyTo: reminder.replyTo }),
        ...reminderMail({
          ...reminder,
          siteUrl,
          partyName: row.name,
          expectedOn: row.act?.expectedOn ?? null,
          hasPdf: reminder.pdfId !== undefined,
        }),
      },
    )
    await rowOf(tx, 'act_reminder', { ctgId: reminder.ctgId, id: reminder.id }).update({ mail_id: mailId ?? null })
  })
}

/** As long as the act is awaited, on the version that the mail carries. Otherwise nobody was reminded. */
export const isActReminderOwed: IsStillOwed = async (tx, { ctgId, subjectId }, at) => {
  const reminder = rowsOf(tx, 'act_reminder', { ctg_id: ctgId ?? '', id: subjectId })
  const carried = await reminder.find(['party_id as partyId', 'version_id as versionId'])
  if (ctgId === null || !carried) return false
  const convention = await loadConvention(tx, ctgId)
  const isAwaited = awaitedActs(convention, parisDay(at)).some(({ partyId }) => partyId === carried.partyId)
  const isOwed = isAwaited && versionToSign(convention.versions)?.id === carried.versionId
  if (!isOwed) await reminder.remove()
  return isOwed
}
