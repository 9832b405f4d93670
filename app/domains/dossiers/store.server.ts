/** Loads what the commands of the documents need; every statement carries the CTG's id. */
import { found } from '#app/kernel/errors.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

/** State of a document, locked until commit. @throws DomainError not-found */
export async function lockDossier(
  { tx }: Work,
  { ctgId, dossierId }: { readonly ctgId: string; readonly dossierId: string },
) {
  const row = await rowOf(tx, 'dossier', { ctgId, id: dossierId }).lock(['id', 'state', 'title', 'asked_at as askedAt'])
  return { ctgId, ...found(row, 'followup.dossier-not-found') }
}
