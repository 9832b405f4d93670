/** What is told of an archive before it comes in. Pure. */
import { z } from 'zod'

export const reportShape = z.object({
  ctgName: z.string(),
  trame: z.string(),
  madeAt: z.string(),
  site: z.string(),
  fingerprint: z.string(),
  /** False when this CTG, or something with its ids, is here already. */
  mayKeepIds: z.boolean(),
  rows: z.number(),
  tables: z.number(),
  files: z.number(),
  bytes: z.number(),
  missing: z.number(),
  people: z.number(),
  known: z.array(z.object({ name: z.string(), email: z.string() })),
  withheld: z.array(z.object({ table: z.string(), rows: z.number(), reason: z.string() })),
})
export type ArrivalReport = z.infer<typeof reportShape>

export const arrivalStates = ['checking', 'checked', 'refused', 'arriving', 'arrived', 'given-up'] as const
export type ArrivalState = (typeof arrivalStates)[number]

export type Arrival = {
  readonly state: ArrivalState
  readonly report: ArrivalReport | undefined
  readonly askedAt: Date
}

/** Why an archive that was brought may not come in now. */
export function refusalToBringIn({ state, report }: Omit<Arrival, 'askedAt'>, ids: 'kept' | 'new', isTied: boolean) {
  if (state !== 'checked' || !report) return 'not-checked'
  if (ids === 'kept' && !report.mayKeepIds) return 'ids-taken'
  // Accounts that are somebody's here are tied only when who administers says so.
  if (report.known.length > 0 && !isTied) return 'ties-not-confirmed'
}

/** One that still enters after that was lost with what carried it. */
const lostAfterMs = 6 * 3_600_000

export const refusalToGiveUp = ({ state, askedAt }: Omit<Arrival, 'report'>, at: Date) =>
  state === 'arrived' || (state === 'arriving' && at.getTime() - askedAt.getTime() < lostAfterMs)
    ? 'too-late'
    : undefined
