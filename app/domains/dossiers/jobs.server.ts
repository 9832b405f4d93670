/** Work in the background: the files of a document, from its kept content alone. Rules: docs/rules/followup.md §11.9. */
import { z } from 'zod'
import { readDossier } from '#app/domains/documents/dossier-shape.ts'
import { mediaTypes } from '#app/domains/documents/file-types.ts'
import { type AddFile, keepFile } from '#app/domains/documents/keep-file.server.ts'
import { writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { addRows, rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { type DossierFormat, dossierFormats, fileName } from './dossiers.ts'
import { packLabels as t } from './labels.fr.ts'

const payloadShape = z.object({ ctgId: z.uuid(), dossierId: z.uuid() })
type DossierKey = z.output<typeof payloadShape>

/** Asks for the files once the transaction commits; asked twice, they are made once. */
export const askForFiles = (tx: Transaction, key: DossierKey): Promise<void> =>
  enqueue(tx, 'make-dossier', key, `dossier:${key.dossierId}`)

/**
 * Makes and keeps the files not made yet, one after the other; nothing when they are all there. Interrupted or failed, it may
 * run again: files already made stay.
 * @throws whatever failed, so that the job is tried again; the document says `failed` meanwhile
 */
export async function makeDossier(db: Database, files: FileStore, payload: unknown): Promise<void> {
  const key = payloadShape.parse(payload)
  const dossier = await startMaking(db, key)
  if (!dossier) return
  try {
    const content = readDossier(dossier.content)
    const formats = dossierFormats.filter((format) => dossier.formats.includes(format))
    for (const [index, format] of formats.entries()) {
      if (dossier.made.includes(format)) continue
      const begun = performance.now()
      const bytes = await writeDossier(format, content, (sha256) => readSmallFile(files, sha256))
      const name = fileName(namedBy(dossier), format)
      const made = { format, durationMs: Math.round(performance.now() - begun) }
      const file = { ctgId: key.ctgId, bytes, name, mediaType: mediaTypes[format] }
      await keepFile({ db, files }, file, (tx, add) => nameFile(tx, key, made, add))
      await showProgress(db, key, Math.round((100 * (index + 1)) / formats.length))
    }
    await finish(db, key)
  } catch (error) {
    await rowOf(db, 'dossier', { ctgId: key.ctgId, id: key.dossierId }).update({ state: 'failed', failure: t.failed })
    throw error
  }
}

/** @returns what is to be written; undefined when the document is ready already, or is not there */
async function startMaking(db: Database, { ctgId, dossierId }: DossierKey) {
  const started = await db
    .updateTable('dossier')
    .set({ state: 'being-made', failure: null })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', dossierId)
    .where('state', '!=', 'ready')
    .returning(['kind', 'content', 'formats', 'year', 'requested_at as requestedAt', 'meeting_id', 'theme_id'])
    .executeTakeFirst()
  if (!started) return
  const names = await rowsOf(db, 'ctg', { id: ctgId }).get((eb) => [
    'ctg.name as ctgName',
    eb
      .selectFrom('party')
      .innerJoin('territory', 'territory.code', 'party.territory_code')
      .select('territory.name')
      .where('party.ctg_id', '=', ctgId)
      .where('party.is_lead', '=', true)
      .where('party.kind', '=', 'authority')
      .limit(1)
      .as('place'),
    eb
      .selectFrom('meeting')
      .select('starts_at')
      .where('meeting.ctg_id', '=', ctgId)
      .where('meeting.id', '=', started.meeting_id)
      .as('startsAt'),
    eb
      .selectFrom('theme')
      .select('theme.name')
      .where('theme.ctg_id', '=', ctgId)
      .where('theme.id', '=', started.theme_id)
      .as('themeName'),
  ])
  const made = await rowsOf(db, 'dossier_file', { ctg_id: ctgId, dossier_id: dossierId }).list(['format'])
  return { ...started, ...names, made: made.map(({ format }) => format) }
}

type DossierToMake = NonNullable<Awaited<ReturnType<typeof startMaking>>>

const namedBy = ({ kind, place, ctgName, startsAt, requestedAt, year, themeName }: DossierToMake) => ({
  ...{ kind, year, themeName },
  place: place ?? ctgName,
  day: parisDay(startsAt ?? requestedAt),
})

const showProgress = (db: Database, { ctgId, dossierId }: DossierKey, progressPercent: number) =>
  rowOf(db, 'dossier', { ctgId, id: dossierId }).update({ progress_percent: progressPercent })

const finish = (db: Database, { ctgId, dossierId }: DossierKey) =>
  rowOf(db, 'dossier', { ctgId, id: dossierId }).update({ state: 'ready', progress_percent: 100 })

type Made = { readonly format: DossierFormat; readonly durationMs: number }

/** One file a format, even when two workers end together: the row of the document is locked first. */
async function nameFile(tx: Transaction, { ctgId, dossierId }: DossierKey, made: Made, add: AddFile): Promise<void> {
  const { format, durationMs } = made
  await rowsOf(tx, 'dossier', { ctg_id: ctgId, id: dossierId }).select(['id']).forUpdate().executeTakeFirstOrThrow()
  if (await rowsOf(tx, 'dossier_file', { ctg_id: ctgId, dossier_id: dossierId, format }).find(['format'])) return
  const { fileId, at } = await add()
  await addRows(tx, 'dossier_file', {
    ctg_id: ctgId,
    dossier_id: dossierId,
    format,
    file_id: fileId,
    made_at: at,
    duration_ms: durationMs,
  })
}
