/** Terminations of a CTG, the last recorded first. The caller has checked the right to read. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import type { Notified } from './amendments.ts'
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

/** The end notified for all, before the term, when the CTG ends by it: as a column of any statement; null when it does not. */
export const endingEarly = (ctgId: unknown) => sql<Notified | null>`(
  select json_build_object('partyName', party.name, 'notifiedOn', termination.notified_on, 'effectiveOn', termination.effective_on)
  from termination join ctg on ctg.id = termination.ctg_id and ctg.ends_on = termination.effective_on
  left join party on party.ctg_id = termination.ctg_id and party.id = termination.party_id
  where termination.ctg_id = ${ctgId} and termination.is_whole and termination.withdrawn_at is null limit 1)`
