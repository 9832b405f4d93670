/** Work in the background: an archive that was brought is checked, then comes in, all or nothing. Rules: docs/rules/archives.md §4-6. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { accountMails } from '#app/domains/accounts/labels.fr.ts'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { ctgLabels } from '#app/domains/ctg/labels.fr.ts'
import { awaitingContents } from '#app/domains/documents/keep-contents.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { entryNames } from '../archive-format.ts'
import { type Arrival, arrive, readTheRest } from './arrive.server.ts'
import { bringFiles, checkFiles, contentsOf } from './bring-files.server.ts'
import { type OpenedArchive, openArchive } from './open-archive.server.ts'
import { ArchiveRefused } from './refused.ts'
import { type ArrivalReport, reportShape } from './report.ts'

export type ArrivalPlace = {
  readonly db: Database
  readonly files: FileStore
  readonly siteUrl: string
  /** Most bytes an archive may hold once opened. */
  readonly limitBytes: number
  /** There is a single connection for everything: progress cannot be told meanwhile. */
  readonly isAlone?: true
}

const payloadShape = z.object({ arrivalId: z.uuid() })

const row = ({ db }: ArrivalPlace, arrivalId: string) => db.updateTable('archive_arrival').where('id', '=', arrivalId)

/** Runs on the archive, written apart on this machine meanwhile; a refusal is written on its row. */
async function onArchive(
  place: ArrivalPlace,
  { arrivalId, sha256 }: { readonly arrivalId: string; readonly sha256: string },
  run: (archive: OpenedArchive) => Promise<void>,
): Promise<void> {
  try {
    const storedFile = await place.files.open(sha256)
    if (!storedFile) throw new ArchiveRefused('absent-entry', '')
    await using staged = await place.files.stage(storedFile.stream())
    using archive = await openArchive(staged.path, place.limitBytes)
    await run(archive)
  } catch (error) {
    if (!(error instanceof ArchiveRefused)) throw error
    await row(place, arrivalId)
      .set({ state: 'refused', refusal: error.code, place: error.place, ended_at: new Date() })
      // Done twice at once, the second finds the ids of the first: the archive is in, and is not refused.
      .where('state', 'in', ['checking', 'arriving'])
      .execute()
  }
}

class OnlyTried extends Error {
  readonly arrived: Arrival
  constructor(arrived: Arrival) {
    super('the arrival was only tried')
    this.arrived = arrived
  }
}

/** Everything is written, then taken back: what the database would refuse is known before. */
async function tryArrival(place: ArrivalPlace, archive: OpenedArchive, arrivalId: string, ids: 'kept' | 'new') {
  try {
    return await place.db.transaction().execute(async (tx) => {
      throw new OnlyTried(await arrive({ tx, files: place.files, archive, arrivalId, ids, at: new Date() }))
    })
  } catch (error) {
    if (error instanceof OnlyTried) return error.arrived
    throw error
  }
}

/** Reads every byte, tries it against the database, and writes the report. Nothing of the archive is kept but itself. */
export async function checkArchive(place: ArrivalPlace, payload: unknown): Promise<void> {
  const { arrivalId } = payloadShape.parse(payload)
  const arrival = await row(place, arrivalId)
    .set({ progress_percent: 5 })
    .where('state', '=', 'checking')
    .returning('file_sha256 as sha256')
    .executeTakeFirst()
  if (!arrival?.sha256) return
  await onArchive(place, { arrivalId, sha256: arrival.sha256 }, async (archive) => {
    await readTheRest(archive)
    await checkFiles(archive)
    await row(place, arrivalId).set({ progress_percent: 50 }).execute()
    const { report } = await reportOf(place, archive, arrivalId)
    await row(place, arrivalId)
      .set({ state: 'checked', progress_percent: 100, report: JSON.stringify(report), ended_at: new Date() })
      .where('state', '=', 'checking')
      .execute()
  })
}

/** With its own ids where they are free; else with new ones. */
async function reportOf(
  place: ArrivalPlace,
  archive: OpenedArchive,
  arrivalId: string,
): Promise<{ readonly report: ArrivalReport }> {
  const { manifest } = archive
  let mayKeepIds = true
  const arrived = await tryArrival(place, archive, arrivalId, 'kept').catch((error: unknown) => {
    if (!(error instanceof ArchiveRefused) || error.code !== 'ids-taken') throw error
    mayKeepIds = false
    return tryArrival(place, archive, arrivalId, 'new')
  })
  const files = contentsOf(archive)
  const bytes = new Map(manifest.files.map(({ name, size }) => [name, size]))
  return {
    report: {
      ...{
        ctgName: manifest.ctg.name,
        trame: manifest.trame,
        madeAt: manifest.madeAt,
        site: manifest.site,
        mayKeepIds,
      },
      fingerprint: archive.manifestSha256,
      rows: Object.values(manifest.counts).reduce((sum, count) => sum + count, 0),
      tables: Object.values(manifest.counts).filter((count) => count > 0).length,
      files: files.length,
      bytes: files.reduce((sum, { name }) => sum + (bytes.get(name) ?? 0), 0),
      missing: manifest.missing.length,
      people: arrived.people,
      known: arrived.known.map(({ name, email }) => ({ name, email })),
      withheld: manifest.withheld,
    },
  }
}

/** In one transaction: half a CTG is never seen. The files are there before it; those of an arrival that fails go at night. */
export async function bringArchiveIn(place: ArrivalPlace, payload: unknown): Promise<void> {
  const { arrivalId } = payloadShape.parse(payload)
  const arrival = await row(place, arrivalId)
    .set({ progress_percent: 0 })
    .where('state', '=', 'arriving')
    .returning(['file_sha256 as sha256', 'ids', 'report', 'brought_by as name', 'brought_by_person as personId'])
    .executeTakeFirst()
  if (!arrival?.sha256) return
  await onArchive(place, { arrivalId, sha256: arrival.sha256 }, (archive) =>
    awaitingContents(place, contentsOf(archive), async () => {
      await readTheRest(archive)
      await bringFiles(place.files, archive)
      await place.db.transaction().execute(async (tx) => {
        const at = new Date()
        const tellProgress = place.isAlone ? undefined : progressOf(place, arrivalId)
        const ids = arrival.ids === 'new' ? 'new' : 'kept'
        const arrived = await arrive({ tx, files: place.files, archive, arrivalId, ids, at, tellProgress })
        refuseUnseenTies(arrived, arrival.report)
        await endArrival(tx, arrivalId, arrived.ctgId, at)
        const actor = { personId: arrival.personId, name: arrival.name, memberships: [] }
        const work = { tx, at, actor, newId: randomUUID }
        const detail = { name: archive.manifest.ctg.name, site: archive.manifest.site, madeAt: archive.manifest.madeAt }
        await recordAct(work, 'ctg.arrived', { ctgId: arrived.ctgId, id: arrived.ctgId }, detail)
        await invite(work, place.siteUrl, arrived, archive.manifest.ctg.name)
      })
    }),
  )
}

/** Ties were confirmed over the list of the report: whoever got an account since is not on it. @throws ArchiveRefused */
function refuseUnseenTies({ known }: Arrival, report: unknown): void {
  const seen = new Set(reportShape.parse(report).known.map(({ email }) => email))
  if (known.some(({ email }) => !seen.has(email))) throw new ArchiveRefused('known-since', entryNames.people)
}

const progressOf = (place: ArrivalPlace, arrivalId: string) => async (percent: number) => {
  await row(place, arrivalId).set({ progress_percent: percent }).execute()
}

/** @throws Error when another process brought it in meanwhile: nothing is written twice */
async function endArrival(tx: Transaction, arrivalId: string, ctgId: string, at: Date): Promise<void> {
  await tx
    .updateTable('archive_arrival')
    .set({ state: 'arrived', progress_percent: 100, arrived_as: ctgId, ended_at: at })
    .where('id', '=', arrivalId)
    .where('state', '=', 'arriving')
    .returning('id')
    .executeTakeFirstOrThrow()
}

/** The coordinations, who invite the others in turn; and whoever had an account here already, since it is tied. */
async function invite(
  work: Pick<Work, 'tx' | 'at' | 'newId'> & { readonly actor: { readonly name: string } },
  siteUrl: string,
  { ctgId, known }: Arrival,
  ctgName: string,
): Promise<void> {
  const members = await work.tx
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['person.id', 'person.name', 'person.email', 'member.role'])
    .distinctOn('person.id')
    .where('member.ctg_id', '=', ctgId)
    .where((eb) => eb.or([eb('member.until', 'is', null), eb('member.until', '>=', parisDay(work.at))]))
    .orderBy('person.id')
    .orderBy('member.role')
    .execute()
  for (const { id, name, email, role } of members)
    if (role === 'coordinator' || known.some((one) => one.email === email))
      await sendMail(work, {
        ...{ onceKey: `arrival:${ctgId}:${id}`, ctgId, toAddress: email, toName: name, keptBodyText: null },
        ...accountMails.invitation(work.actor.name, ctgName, ctgLabels.role[role], `${siteUrl}/ctg/${ctgId}`),
      })
}
