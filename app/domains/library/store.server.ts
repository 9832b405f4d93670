/** Loads what the commands of the library are about. */
import { found } from '#app/kernel/errors.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

type Key = { readonly ctgId: string; readonly actionId: string }

/** The sheet, locked, and whether it is offered. @throws DomainError not-found */
export async function lockOffered({ tx }: Work, { ctgId, actionId }: Key) {
  const sheet = await rowOf(tx, 'action', { ctgId, id: actionId }).lock(['title', 'is_restricted as isRestricted'])
  const offered = await rowsOf(tx, 'library_sheet', { ctg_id: ctgId, action_id: actionId }).find(['action_id'])
  return { ctgId, actionId, ...found(sheet, 'plan.action-not-found'), isOffered: offered !== undefined }
}
