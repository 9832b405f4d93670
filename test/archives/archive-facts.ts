/** What is known of an archive beside its bytes: clear secrets (the base keeps their hashes), and what must come back. Pure. */
import { z } from 'zod'

/** Content that no later version may change, by its key and its SHA-256. */
const frozenShape = z.object({ column: z.string(), key: z.string(), sha256: z.string() })
export type Frozen = z.infer<typeof frozenShape>

export const archiveFactsShape = z.object({
  /** The town's coordinator of the CTG with one of everything. */
  account: z.object({ email: z.string(), password: z.string() }),
  ctgId: z.string(),
  /** Ids and secrets of that CTG, by their names in the addresses (test/route-table.ts). */
  addressIds: z.record(z.string(), z.string()),
  apiToken: z.string(),
  /** The first archive holds the demonstration. */
  demonstrationPassword: z.string().optional(),
  demonstration: z
    .object({
      coordinator: z.object({ email: z.string(), ctgIds: z.array(z.string()).readonly() }),
      /** Addresses of personal links, without the host. */
      links: z.array(z.string()).readonly(),
    })
    .optional(),
  /** CTGs on which every command was done once, and one of their coordinators. */
  played: z
    .array(z.object({ ctgId: z.string(), personId: z.string() }))
    .readonly()
    .default([]),
  /** Names of the jobs that waited, with the key `archive-<name>`. */
  jobs: z.array(z.string()).readonly(),
  frozen: z.array(frozenShape).readonly(),
  /** SHA-256 of each file. */
  files: z.array(z.string()).readonly(),
  counts: z.object({ tables: z.record(z.string(), z.number()), files: z.number() }),
})
export type ArchiveFacts = z.infer<typeof archiveFactsShape>
