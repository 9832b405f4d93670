/** What a backup holds and in which order: version, tables in parts, waiting jobs, files, then the counts that close it. Pure. */
import { z } from 'zod'

export const versionName = 'version.json'
export const countsName = 'counts.json'
export const jobsName = 'jobs.json'

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

export const jobsShape = z.array(
  z.object({
    identifier: z.string(),
    payload: z.json(),
    jobKey: z.string().nullable(),
    runAt: z.string(),
    maxAttempts: z.number(),
  }),
)
export type BackupJobs = z.infer<typeof jobsShape>

export const partName = (table: string, part: number): string => `tables/${table}.${part}.json`

/** Table of a part; undefined for another entry. */
export const tableOfPart = (name: string): string | undefined => /^tables\/([a-z_0-9]+)\.\d+\.json$/.exec(name)?.[1]
