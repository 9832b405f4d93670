/** What an archive of a CTG holds: names of its entries, its manifest, its bounds. Pure. Described in docs/archive-format.md. */
import { z } from 'zod'

export const archiveFormat = 1

export const entryNames = {
  readMe: 'LISEZ-MOI.txt',
  page: 'index.html',
  manifest: 'manifeste.json',
  /** In the form of `sha256sum -c`. */
  manifestHash: 'manifeste.sha256',
  schema: 'donnees/schema.json',
  people: 'donnees/personnes.jsonl',
} as const

export const tableEntry = (table: string): string => `donnees/${table}.jsonl`

/** The ending is only there to open the file; it is never part of its name in the store. */
export function fileEntry(sha256: string, name: string): string {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase()
  return `fichiers/${sha256}${ending ? `.${ending}` : ''}`
}

/** Fingerprint in the name of an entry; undefined for an entry that is no file of the CTG. */
export const sha256OfEntry = (name: string): string | undefined =>
  /^fichiers\/([0-9a-f]{64})(\.[a-z0-9]{1,8})?$/.exec(name)?.[1]

/** The table whose rows an entry holds; undefined for any other. */
export const tableOfEntry = (name: string): string | undefined =>
  name === entryNames.people ? undefined : /^donnees\/([a-z_0-9]{1,63})\.jsonl$/.exec(name)?.[1]

const otherEntry = /^(textes\/[0-9a-f-]{36}\.(html|txt)|donnees\/(schema\.json|personnes\.jsonl))$/
const topEntries: readonly string[] = [entryNames.readMe, entryNames.page]

/** Nothing else may be in an archive, its manifest apart. */
export const isKnownEntry = (name: string): boolean =>
  topEntries.includes(name) ||
  otherEntry.test(name) ||
  tableOfEntry(name) !== undefined ||
  sha256OfEntry(name) !== undefined

/** Limits that hold whatever the archive declares. */
export const archiveLimits = {
  entries: 200_000,
  manifestBytes: 64 * 1024 * 1024,
  /** One row; a text of many years or a state of the plan is the longest. */
  rowBytes: 64 * 1024 * 1024,
  people: 20_000,
} as const

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** As PostgreSQL writes it: what replaces ids looks for no other form. */
const id = z.uuid().lowercase()
const count = z.int().min(0)

export const manifestShape = z.object({
  format: z.int(),
  kind: z.literal('ctg'),
  trame: z.string().max(40),
  madeAt: z.iso.datetime(),
  /** Instance where it was made. */
  site: z.string().max(300),
  ctg: z.object({ id, name: z.string().min(1).max(300) }),
  migrations: z.array(z.string().max(200)).min(1).max(5000),
  /** Rows of each table. */
  counts: z.record(z.string().regex(/^[a-z_0-9]{1,63}$/), count),
  people: count,
  /** Rows kept back, with their reason, table by table. */
  withheld: z.array(z.object({ table: z.string().max(63), rows: count, reason: z.string().max(500) })).max(200),
  /** Named by the CTG, and no longer in the store when the archive was made. */
  missing: z.array(z.object({ sha256, name: z.string().max(300) })).max(archiveLimits.entries),
  files: z.array(z.object({ name: z.string().max(200), sha256, size: count })).max(archiveLimits.entries),
})
export type Manifest = z.infer<typeof manifestShape>

export const personShape = z.strictObject({ id, name: z.string().min(1).max(300), email: z.email().max(320) })
export type ArchivedPerson = z.infer<typeof personShape>

/** How long a copy may be downloaded. */
export const downloadDays = 7
