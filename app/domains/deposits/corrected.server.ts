/** What a deposit corrects: locked and compared when it comes, marked once it is shown. Rules: docs/rules/deposits.md §6. */
import { sql } from 'kysely'
import { releasedTableShape } from '#app/domains/secrecy/released-table.ts'
import { DomainError, found, refuse } from '#app/kernel/errors.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { changesNothing, listMarked, listNotSaidAgain } from './corrections.ts'
import { isBlurred, refusalToCorrect, type Table } from './deposits.ts'
import { inputLabels } from './input-labels.fr.ts'
import type { DepositContent } from './inputs.ts'
import { loadOthers, loadSame, loadTable } from './load-table.server.ts'
import { compareUnmasked, hidesOthers } from './unmasked-corrections.ts'

/**
 * Locks what a deposit corrects.
 * @returns the request that it answers, which its correction answers too
 * @throws DomainError not-found for another party’s; invalid without a reason; conflict
 */
export async function requireCorrected(
  { tx }: Pick<Work, 'tx'>,
  { ctgId, partyId, id, reason }: { ctgId: string; partyId: string; id: string; reason: string },
  correction: Parameters<typeof refusalToCorrect>[1],
  { releases, absent }: Pick<DepositContent, 'releases' | 'absent'>,
  table: Table,
): Promise<string | null> {
  const row = await rowOf(tx, 'dataset', { ctgId, id }).lock([
    'state',
    'party_id as partyId',
    'unit',
    'statistical_unit as statisticalUnit',
    'is_blurred_at_source as isBlurredAtSource',
    'corrected_at as correctedAt',
    ...(['data_request_id as dataRequestId', 'threshold', 'categories'] as const),
  ])
  const former = found(row?.partyId === partyId ? row : undefined, 'deposits.dataset-not-found')
  const rivals = await rowsOf(tx, 'dataset', { ctg_id: ctgId, corrects_id: id })
    .select(['state'])
    .where('state', 'in', ['checking', 'shown', 'corrected'])
    .execute()
  if (rivals.some(({ state }) => state === 'checking'))
    throw new DomainError('conflict', 'deposits.correction-checking')
  const left = await rowsOf(tx, 'released_table', { ctg_id: ctgId, dataset_id: id }).list(['released'])
  const released = left.map((one) => releasedTableShape.parse(one.released))
  const again = releases.map((one) => one.released)
  const compared =
    former.threshold === null
      ? compareUnmasked({ ...(await loadTable(tx, { ctgId, datasetId: id })), categories: former.categories }, table)
      : {
          notSaidAgain: listNotSaidAgain(released, again, listMarked(absent)).length,
          isTheSame: released.length > 0 && changesNothing(released, again),
          isBesideSecrets: false,
        }
  const isCorrected = former.correctedAt !== null || rivals.length > 0
  refuse(
    'deposits',
    refusalToCorrect({ ...former, isCorrected }, correction, {
      ...compared,
      // Blurred ones are intervals: attacked as such (check-deposit.server.ts).
      isBesideSecrets: compared.isBesideSecrets && !isBlurred(former),
    }),
  )
  if (reason === '')
    throw new DomainError('invalid', 'deposits.no-correction-reason', {
      correctionReason: inputLabels.correctionReason,
    })
  return former.dataRequestId
}

/**
 * Figures that are not in the ledger, deposited again without being a correction: what was read of them under the same name is known.
 * @returns whether there was any. @throws DomainError invalid where both may tell a hidden figure
 */
export async function requireNoneBeside(
  { tx }: Pick<Work, 'tx'>,
  figures: Parameters<typeof loadSame>[1] & Parameters<typeof isBlurred>[0],
  table: Table,
): Promise<boolean> {
  const same = await loadSame(tx, figures)
  const isBeside = !isBlurred(figures) && same.some((former) => compareUnmasked(former, table).isBesideSecrets)
  if (isBeside) throw new DomainError('conflict', 'deposits.corrects-beside-secrets')
  return same.length > 0
}

/** Percentages that another party gave too. @throws DomainError conflict where who reads both would find what each hides */
export async function requireNoneOfOthers(
  { tx }: Pick<Work, 'tx'>,
  figures: Parameters<typeof loadOthers>[1],
  table: Table,
): Promise<void> {
  if ((await loadOthers(tx, figures)).some((theirs) => hidesOthers(theirs, table)))
    throw new DomainError('conflict', 'deposits.beside-secrets-of-others')
}

/** What was shown and is now corrected: it stays readable, and says so. Withdrawn, it stays withdrawn. */
export async function markCorrected({ tx, at }: Pick<Work, 'tx' | 'at'>, ctgId: string, id: string): Promise<void> {
  await sql`
    update dataset set corrected_at = ${at}, state = case state when 'shown' then 'corrected' else state end
    where ctg_id = ${ctgId} and id = ${id} and corrected_at is null`.execute(tx)
}
