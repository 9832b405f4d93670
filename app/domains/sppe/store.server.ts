/** What the commands of the slice check and lock before they write. Every statement carries the CTG's id. */
import { DomainError, found } from '#app/kernel/errors.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

/** Locks the CTG's row until commit: two acts on the missions of one CTG wait for one another. @throws DomainError not-found */
export async function lockCtg({ tx }: Work, { ctgId }: { readonly ctgId: string }) {
  const row = await tx.selectFrom('ctg').select('id').where('id', '=', ctgId).forNoKeyUpdate().executeTakeFirst()
  found(row, 'ctg.not-found')
  return { ctgId }
}

export const lockHolder = async (
  { tx }: Work,
  { ctgId, holderId }: { readonly ctgId: string; readonly holderId: string },
) => ({
  ctgId,
  ...found(await rowOf(tx, 'sppe_holder', { ctgId, id: holderId }).lock(['id', 'name']), 'sppe.holder-not-found'),
})

export const lockTie = async ({ tx }: Work, { ctgId, tieId }: { readonly ctgId: string; readonly tieId: string }) => ({
  ctgId,
  ...found(
    await rowOf(tx, 'sppe_tie', { ctgId, id: tieId }).lock([
      'id',
      'point',
      'cover',
      'word',
      'title',
      'subject_type as subjectType',
      'subject_id as subjectId',
    ]),
    'sppe.tie-not-found',
  ),
})

export const lockDeed = async (
  { tx }: Work,
  { ctgId, deedId }: { readonly ctgId: string; readonly deedId: string },
) => ({
  ctgId,
  ...found(
    await rowOf(tx, 'sppe_deed', { ctgId, id: deedId }).lock([
      'id',
      'kind',
      'done_on as doneOn',
      'sent_on as sentOn',
      'note',
    ]),
    'sppe.deed-not-found',
  ),
})

/** @throws DomainError not-found when one of them is not of this CTG */
export async function requireHolders({ tx }: Work, ctgId: string, holderIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(holderIds)]
  if (wanted.length === 0) return
  const rows = await rowsOf(tx, 'sppe_holder', { ctg_id: ctgId }).select(['id']).where('id', 'in', wanted).execute()
  if (rows.length < wanted.length) throw new DomainError('not-found', 'sppe.holder-not-found')
}

/** Codes of the communes of the perimeter. */
export async function listPerimeter({ tx }: Work, ctgId: string): Promise<readonly string[]> {
  const rows = await rowsOf(tx, 'ctg_perimeter', { ctg_id: ctgId }).list(['territory_code as code'])
  return rows.map(({ code }) => code)
}
