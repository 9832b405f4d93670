/** What the commands of the slice lock and check before they write. Every statement carries the CTG's id. */
import { lockCtg } from '#app/domains/convention/store.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { findAmendment } from './load-amendments.server.ts'

type AmendmentKey = { readonly ctgId: string; readonly amendmentId: string }

/** An amendment with all it changes; the CTG's row is locked first: numbers have no gap, and two last signatures wait for one another. */
export async function lockAmendment(work: Pick<Work, 'tx'>, { ctgId, amendmentId }: AmendmentKey) {
  await lockCtg(work, ctgId)
  return { ctgId, amendment: found(await findAmendment(work.tx, ctgId, amendmentId), 'convention.amendment-not-found') }
}

/** Its dates, for the rules. */
export const loadDates = async (db: Reader, ctgId: string) =>
  found(
    await rowsOf(db, 'ctg', { id: ctgId }).find([
      'starts_on as startsOn',
      'ends_on as endsOn',
      'signed_on as signedOn',
    ]),
    'ctg.not-found',
  )

export const lockTermination = async (
  { tx }: Pick<Work, 'tx'>,
  { ctgId, terminationId }: { readonly ctgId: string; readonly terminationId: string },
) => {
  await lockCtg({ tx }, ctgId)
  return {
    ctgId,
    termination: found(
      await rowOf(tx, 'termination', { ctgId, id: terminationId }).find([
        'id',
        'party_id as partyId',
        'is_whole as isWhole',
        'effective_on as effectiveOn',
        'brings_end_forward as hasBroughtForward',
        'ends_on_before as endsOnBefore',
        'withdrawn_at as withdrawnAt',
      ]),
      'convention.termination-not-found',
    ),
  }
}
