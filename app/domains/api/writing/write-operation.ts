/** What an operation that writes says of itself: from this come its route, its description and its checks. Pure. Rules: docs/rules/api.md §3. */
import { z } from 'zod'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { ApiScope } from '../api.ts'
import { apiTexts } from '../api-texts.fr.ts'

/** A software under way: its acts are those of the screens, under the mandate it is lent. */
export type ApiWriter = {
  readonly work: Work
  readonly ctgId: string
  readonly today: string
}

type WriteInput = {
  readonly ids: Readonly<Record<string, string>>
  /** As its shape reads it. */
  readonly body: Readonly<Record<string, unknown>>
  /** The version in If-Match; 0 when none is required. */
  readonly version: number
}

/** Result of a write: stored under the key of the request, so it never holds the content. */
export type WriteResult = { readonly id: string; readonly version: number | null; readonly code?: string }
export type WrittenTogether = { readonly items: readonly (WriteResult & { readonly isNew: boolean })[] }

export type WriteOperation = {
  readonly method: 'post' | 'patch' | 'delete'
  /** Under /api/v1. */
  readonly path: string
  readonly operationId: string
  readonly summary: string
  readonly scope: ApiScope
  /** Absent for what takes no body. */
  readonly body?: z.ZodObject
  /** An example of it, which the tests send. */
  readonly example?: Readonly<Record<string, unknown>>
  /** Wants the ETag of the thing in If-Match. */
  readonly isVersioned: boolean
  readonly answer: 'Written' | 'WrittenTogether'
  /** Where what was made is read, under /api/v1. */
  readonly madeAt?: (ids: WriteInput['ids'], written: WriteResult) => string
  readonly write: (writer: ApiWriter, sent: WriteInput) => Promise<WriteResult | WrittenTogether>
}

export const writeOperation = (one: WriteOperation): WriteOperation => one

/** What every operation that writes takes in its address. */
export const trialQuery = z.object({ essai: z.enum(['1']).optional().describe(apiTexts.parameters.trial) })

/** `"12.…"` as it was given, weakened or not by what compresses: the version is what is checked. */
export function versionIn(header: string | undefined): number | undefined {
  const [, version] = header?.trim().match(/^(?:W\/)?"(\d{1,9})(?:\.[\w-]*)?"$/) ?? []
  return version === undefined ? undefined : Number(version)
}
