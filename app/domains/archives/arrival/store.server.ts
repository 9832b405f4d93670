/** The row of an archive that was brought, locked by the act on it. */
import { found } from '#app/kernel/errors.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { arrivalStates, reportShape } from './report.ts'

export const readState = (state: string) => arrivalStates.find((known) => known === state) ?? 'checking'

export async function lockArrival({ tx }: Pick<Work, 'tx'>, arrivalId: string) {
  const { state, report, fileName } = found(
    await tx
      .selectFrom('archive_arrival')
      .select(['state', 'report', 'file_name as fileName'])
      .where('id', '=', arrivalId)
      .forUpdate()
      .executeTakeFirst(),
    'archives.arrival-not-found',
  )
  return { state: readState(state), report: reportShape.safeParse(report).data, fileName }
}
