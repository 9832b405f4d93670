/** `npm run observatoire -- lister | importer <source> [--dossier <dossier>] | annuler <chargement>`: on the instance that the environment names. */
import fs from 'node:fs'
import { hostname } from 'node:os'
import { sql } from 'kysely'
import type { From } from '#app/domains/sources/bring-part.server.ts'
import { type ImportPlace, importNow } from '#app/domains/sources/import-lot.server.ts'
import { resumeImports } from '#app/domains/sources/jobs.server.ts'
import { sourcesRefusals, sourcesLabels as t } from '#app/domains/sources/labels.fr.ts'
import type { Lot } from '#app/domains/sources/lots.ts'
import { listRecentLots } from '#app/domains/sources/queries.server.ts'
import { findSource, sources } from '#app/domains/sources/source-table.ts'
import { sourceWords } from '#app/domains/sources/source-words.fr.ts'
import { undo } from '#app/domains/sources/undo.server.ts'
import { openDatabase } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { formatInstant } from '#app/kernel/format.ts'
import { prepareJobs } from '#app/kernel/jobs.server.ts'
import { migrate } from '#app/kernel/migrate.server.ts'
import { onInstance, runCommand } from '#app/kernel/run-command.server.ts'
import { StartError } from '#app/kernel/start-error.ts'
import { commandLabels } from './command-labels.fr.ts'

const usage = [
  commandLabels.observatoryUse,
  '                npm run observatoire -- importer <source> [--dossier <dossier>]',
  '                npm run observatoire -- annuler <chargement>',
  'Sources :',
  ...sources.map(({ key }) => `  ${key} : ${sourceWords[key].title}`),
].join('\n')

/** Who acts, for the journal: whoever types on the machine. */
const machine = { personId: null, name: `Machine ${hostname()}`, memberships: [] } as const

/** Outside of a page, a refusal is its sentence. */
const inWords = (error: unknown): never => {
  if (error instanceof DomainError) throw new StartError(sourcesRefusals[error.code] ?? error.message)
  throw error
}

const lotLine = (lot: Lot): string =>
  [
    lot.id,
    formatInstant(lot.requestedAt),
    lot.source,
    t.state[lot.state],
    lot.failure ? t.failure(lot.failure) : lot.account ? t.published(lot) : '',
  ]
    .filter((word) => word !== '')
    .join('  ')

async function list({ db }: ImportPlace): Promise<void> {
  console.log(usage)
  const lots = await listRecentLots(db)
  console.log(lots.length === 0 ? t.nothingLoaded : `${t.history} :`)
  for (const lot of lots) console.log(lotLine(lot))
}

/** @throws StartError for a source that is not known, a folder that is not there, an import under way or that failed */
async function load(place: ImportPlace, key: string, folder: string | undefined): Promise<void> {
  const source = findSource(key)
  if (!source) throw new StartError(commandLabels.sourceUnknown(key, usage))
  if (folder !== undefined && !fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new StartError(commandLabels.folderUnknown(folder))
  await resumeImports(place)
  const from: From = folder === undefined ? { kind: 'internet' } : { kind: 'folder', folder }
  console.log(`${sourceWords[source.key].title} : ${sourceWords[source.key].brings}`)
  const lot = await importNow(place, source, from, machine.name).catch(inWords)
  for (const { key: part, isThere, read, kept: keptCount, notAsked } of lot.account?.parts ?? [])
    if (isThere) console.log(`  ${part} : ${t.read(read, keptCount, notAsked)}`)
  const absent = (lot.account?.parts ?? []).filter(({ isThere }) => !isThere).map(({ key: part }) => part)
  if (absent.length > 0) console.log(`  ${t.notThere(absent)}`)
  for (const { reason, count, examples } of lot.account?.refused ?? [])
    console.log(`  ${t.reason[reason](count)} (${t.example(examples)})`)
  const [worst] = lot.account?.controls ?? []
  console.log(`  ${worst ? `${t.worst} ${t.control(worst, (id) => id)}` : t.noControl}`)
  if (lot.failure) throw new StartError(t.failure(lot.failure))
  console.log(`${t.published(lot)}. ${t.undo} : npm run observatoire -- annuler ${lot.id}`)
}

async function takeBack({ db }: ImportPlace, lotId: string): Promise<void> {
  if (!/^[0-9a-f-]{36}$/.test(lotId)) throw new StartError(usage)
  const at = new Date()
  await db
    .transaction()
    .execute((tx) => undo({ tx, at, actor: machine, newId: () => crypto.randomUUID() }, lotId))
    .catch(inWords)
  console.log(t.undone)
}

await runCommand(([act = '', what = '', option, folder]) => {
  const acts: Readonly<Record<string, (place: ImportPlace) => Promise<void>>> = {
    lister: list,
    importer: (place) => load(place, what, option === '--dossier' ? (folder ?? '') : undefined),
    annuler: (place) => takeBack(place, what),
  }
  const run = acts[act]
  if (!run) throw new StartError(usage)
  return onInstance(async (pool, config) => {
    await migrate(pool)
    await prepareJobs(pool)
    const db = openDatabase(pool)
    const { rows } = await sql<{ isReady: boolean }>`select exists (select from indicator) as "isReady"`.execute(db)
    if (!rows[0]?.isReady) throw new StartError(commandLabels.startOnceFirst)
    await run({ db, files: openFileStore(config), dataFolder: config.dataFolder })
  })
})
