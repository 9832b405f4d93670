/** Writes the dossier that goes to the archives of the département: documents, their list, their fingerprints. Rules: docs/rules/archives.md §7. */
import { createHash } from 'node:crypto'
import { getPrintedSetting } from '#app/domains/ctg/queries.server.ts'
import type { Dossier } from '#app/domains/documents/dossier.ts'
import { readDossier } from '#app/domains/documents/dossier-shape.ts'
import { writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import { diagnosisDossier } from '#app/domains/dossiers/steps.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Transaction } from '#app/kernel/database.server.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'
import { formatDay } from '#app/kernel/format.ts'
import type { Making } from '../write-archive.server.ts'
import { type ZipEntry, zipOf } from '../zip-writer.server.ts'
import { recordsLabels as t } from './labels.fr.ts'
import { type FoundRecord, listRecords, listRegister, registerSection } from './list-records.server.ts'
import { entryOf, fingerprints, type RecordLine } from './records.ts'

/** @returns the zip, written apart, and the SHA-256 of its file of fingerprints */
export const writeRecords = (making: Making, ctgId: string) =>
  making.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const made = { fingerprints: '' }
      const staged = await making.files.stage(zipOf(entriesOf(tx, making, ctgId, made), making.at))
      return { staged, manifestSha256: createHash('sha256').update(made.fingerprints).digest('hex') }
    })

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function* entriesOf(
  tx: Transaction,
  making: Making,
  ctgId: string,
  made: { fingerprints: string },
): AsyncGenerator<ZipEntry> {
  const setting = await getPrintedSetting(tx, ctgId)
  const found = [...(await listRecords(tx, ctgId)), ...(await madeNow(tx, making, ctgId, setting))]
  const lines: RecordLine[] = []
  const missing: string[] = []
  for (const [index, one] of found.entries()) {
    const content = await piecesOf(making, one)
    if (content === undefined) missing.push(one.title)
    else yield { name: entryOf(lines.length + 1, one), isCompressed: true, pieces: counted(one, content, lines) }
    await making.tellProgress?.(Math.floor((100 * (index + 1)) / (found.length + 1)))
  }
  made.fingerprints = fingerprints(lines)
  const facts = { format: 1, ctg: setting.ctgName, madeAt: making.at.toISOString(), trame: making.trame }
  const sheet = {
    ...facts,
    note: t.note,
    duration: t.duration,
    fate: t.fate,
    documents: lines,
    missing,
  }
  yield { name: 'bordereau.csv', pieces: once(Buffer.from(t.sheet(lines))) }
  yield { name: 'bordereau.json', pieces: once(Buffer.from(`${JSON.stringify(sheet, null, 1)}\n`)) }
  yield { name: 'empreintes.sha256', pieces: once(Buffer.from(made.fingerprints)) }
  yield {
    name: 'LISEZ-MOI.txt',
    pieces: once(Buffer.from(t.readMe(setting.ctgName, facts.madeAt, making.trame, lines, missing))),
  }
}

/** Hashed as it goes; its line follows. */
async function* counted(
  one: FoundRecord,
  content: AsyncIterable<Uint8Array>,
  lines: RecordLine[],
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let size = 0
  for await (const piece of content) {
    hash.update(piece)
    size += piece.byteLength
    yield piece
  }
  const { kind, title, producer, from, to, format, name } = one
  const shown = { kind, title, producer, from, to, format, name }
  lines.push({ ...shown, entry: entryOf(lines.length + 1, one), sha256: hash.digest('hex'), size })
}

/** Frozen bytes as they are; what was never a file is printed from the content that was frozen. */
async function piecesOf({ files }: Making, one: FoundRecord): Promise<AsyncIterable<Uint8Array> | undefined> {
  if ('sha256' in one)
    return (await files.check(one.sha256)) === 'sound' ? (await files.open(one.sha256))?.stream() : undefined
  return once(await writeDossier('pdf', readDossier(one.content), (sha256) => readSmallFile(files, sha256), 'a-2a'))
}

/** The register and the diagnosis, as they are that day. */
async function madeNow(
  tx: Transaction,
  { at }: Making,
  ctgId: string,
  setting: Awaited<ReturnType<typeof getPrintedSetting>>,
): Promise<readonly FoundRecord[]> {
  const today = parisDay(at)
  const register = await listRegister(tx, ctgId)
  const registerDossier: Dossier = {
    ...{ title: t.registerTitle, subtitle: setting.ctgName, front: [], parties: setting.parties, madeOn: today },
    ...{ isDemo: setting.isDemo, sections: [registerSection(register, formatDay)] },
  }
  const producer = setting.parties.map(({ name }) => name).join(', ')
  const first = register[0]?.on ?? today
  return [
    {
      kind: 'register',
      title: t.registerTitle,
      producer,
      from: first,
      to: today,
      format: 'pdf-a',
      name: 'registre.pdf',
      content: registerDossier,
    },
    {
      kind: 'diagnosis',
      title: t.kind.diagnosis,
      producer,
      from: today,
      to: today,
      format: 'pdf-a',
      name: 'diagnostic.pdf',
      content: await diagnosisDossier(tx, ctgId, at),
    },
  ]
}
