/** Terminations of a CTG, the last recorded first. The caller has checked the right to read. */
import type { Reader } from '#app/kernel/database.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import { endPutOff } from './termination.ts'

/** Undone ones too; few in the life of a CTG. */
export const listTerminations = async (db: Reader, ctgId: string) =>
  (
    await db
      .selectFrom('termination')
      .leftJoin('party', sameCtg('party.id', 'termination.party_id'))
      .select([
        'termination.id',
        'termination.party_id as partyId',
        'party.name as partyName',
        'termination.is_whole as isWhole',
        'termination.reason',
        'termination.notified_on as notifiedOn',
        'termination.notice_length as noticeLength',
        'termination.notice_unit as noticeUnit',
        'termination.effective_on as effectiveOn',
        'termination.withdrawn_at as withdrawnAt',
      ])
      .where('termination.ctg_id', '=', ctgId)
      .orderBy('termination.recorded_at', 'desc')
      .limit(20)
      .execute()
  ).map((row) => ({ ...row, isWithdrawn: row.withdrawnAt !== null }))

/** The end before its term that an end later than it puts off; null when there is none. */
export const findEndPutOff = async (db: Reader, ctgId: string, endsOn: string | null) =>
  endsOn === null ? null : (endPutOff(await listTerminations(db, ctgId), endsOn) ?? null)
