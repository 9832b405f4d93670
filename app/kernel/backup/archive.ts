/** What a backup holds and in which order: version, tables in parts, waiting jobs, files, then the counts that close it. Pure. */
import { z } from 'zod'
import { contentName, sha256OfName } from '../files/file-store.ts'

export const versionName = 'version.json'
export const countsName = 'counts.json'

/** First entry: which code made it. `migrations` in the order they were applied. */
export const versionShape = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.string()),
})
export type BackupVersion = z.infer<typeof versionShape>

/** Last entry: an archive without it, or that holds something else, is not whole. */
export const countsShape = z.object({ tables: z.record(z.string(), z.number()), files: z.number() })
export type BackupCounts = z.infer<typeof countsShape>

/** A part of a table: each row as PostgreSQL writes it (a composite literal), which loses no type. */
export const rowsShape = z.array(z.string())

/** A part of what waited. */
export const jobsShape = z.array(
  z.object({
    identifier: z.string(),
    payload: z.json(),
    jobKey: z.string().nullable(),
    runAt: z.string(),
    maxAttempts: z.number(),
  }),
)
export type BackupJobs = Readonly<z.infer<typeof jobsShape>>

/** The first bears the name of the only one there was until December 2026. */
export const jobsPartName = (part: number): string => (part === 1 ? 'jobs.json' : `jobs.${part}.json`)

export const partName = (table: string, part: number): string => `tables/${table}.${part}.json`

/** What is refused, or not written, whatever an archive says of itself: a row as JSON, a job, then what is read whole. */
export const backupLimits = {
  rowBytes: 64 * 1024 * 1024,
  partBytes: 32 * 1024 * 1024,
  jobBytes: 1024 * 1024,
  smallBytes: 1024 * 1024,
  tables: 10_000,
} as const

/** Where an entry comes: each kind after another, then by name, then by part. */
export type Place = { readonly rank: number; readonly name: string; readonly part: number }

/** @returns undefined for an entry that Trame writes in no backup */
export function placeOf(name: string): Place | undefined {
  const [, table, part] = /^tables\/([a-z][a-z_0-9]{0,62})\.([1-9]\d{0,8})\.json$/.exec(name) ?? []
  if (name === versionName) return { rank: 0, name, part: 1 }
  // Migrations are told by the version: rows of their table would pass for applied.
  if (table !== undefined && table !== 'migration') return { rank: 1, name: table, part: Number(part) }
  const [jobs, jobsPart = '1'] = /^jobs(?:\.([1-9]\d{0,8}))?\.json$/.exec(name) ?? []
  if (jobs !== undefined && jobsPartName(Number(jobsPart)) === name)
    return { rank: 2, name: 'jobs', part: Number(jobsPart) }
  const sha256 = sha256OfName(name)
  if (sha256 !== undefined && contentName(sha256) === name) return { rank: 3, name: sha256, part: 1 }
  if (name === countsName) return { rank: 4, name, part: 1 }
}

/** Whether an entry may come after another: nothing twice, no part left out, and no list to keep of what came. */
export function mayFollow(last: Place | undefined, next: Place): boolean {
  if (!last) return next.rank === 0
  if (last.rank === next.rank && last.name === next.name) return next.part === last.part + 1
  // What waited is always there, were it an empty list.
  if (next.rank > 2 && last.rank < 2) return false
  return next.part === 1 && (next.rank > last.rank || (next.rank === last.rank && next.name > last.name))
}
