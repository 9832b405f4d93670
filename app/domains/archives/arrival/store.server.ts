/** The row of an archive that was brought, locked by the act on it. */
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { type ArchiveRefusal, refusalCodes } from './refused.ts'
import { arrivalStates, reportShape } from './report.ts'

export const readState = (state: string) => arrivalStates.find((known) => known === state) ?? 'checking'

export async function lockArrival({ tx }: Pick<Work, 'tx'>, arrivalId: string) {
  const { state, report, fileName, askedAt } = found(
    await rowsOf(tx, 'archive_arrival', { id: arrivalId })
      .select(['state', 'report', 'file_name as fileName', 'asked_at as askedAt'])
      .forUpdate()
      .executeTakeFirst(),
    'archives.arrival-not-found',
  )
  return { state: readState(state), report: reportShape.safeParse(report).data, fileName, askedAt }
}

export const readRefusal = (code: string | null): ArchiveRefusal | null =>
  refusalCodes.find((known) => known === code) ?? null

/** Where it stands now. */
export async function readArrival(db: Reader, arrivalId: string) {
  const row = await rowsOf(db, 'archive_arrival', { id: arrivalId })
    .select(['state', 'report', 'refusal', 'place', 'arrived_as as arrivedAs'])
    .executeTakeFirstOrThrow()
  return {
    ...row,
    state: readState(row.state),
    report: reportShape.safeParse(row.report).data,
    refusal: readRefusal(row.refusal),
  }
}
