/** Seals in a thread of its own, limited in memory and time. Rules: docs/rules/signing.md §3.4. */
import { inTurn, workerOf } from '#app/domains/documents/run-worker.server.ts'
import type { SealRequest } from './seal-worker.server.ts'

const limits = { seconds: 60, megabytes: 384 } as const

const askSeal = workerOf<SealRequest, Uint8Array>(new URL('./seal-worker.server.ts', import.meta.url), limits)

/** @throws Error what the authority of time could not do */
export const sealApart = (request: SealRequest): Promise<Uint8Array> => inTurn(() => askSeal(request))
