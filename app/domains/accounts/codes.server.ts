/** Rows of codes: kept, taken once. The bytes that prove a code are made by `second-factor.server.ts`. Rules: docs/rules/accounts.md §10. */
import type { Reader, Transaction } from '#app/kernel/database.server.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import { type CodePurpose, codeMinutes } from './second-factor.ts'

export type CodeKey = { readonly purpose: CodePurpose; readonly ownerId: string }

/** Each new code replaces the one before. */
export async function keepCode(tx: Transaction, { purpose, ownerId }: CodeKey, proof: string, at: Date): Promise<void> {
  const values = { proof, expires_at: new Date(at.getTime() + codeMinutes * 60_000) }
  await rowsOf(tx, 'one_time_code', { purpose, owner_id: ownerId }).put(values)
}

/** @returns whether it was the last one sent, in time; it serves no more */
export async function takeCode(
  tx: Transaction,
  { purpose, ownerId }: CodeKey,
  proof: string,
  at: Date,
): Promise<boolean> {
  const code = await tx
    .deleteFrom('one_time_code')
    .where('purpose', '=', purpose)
    .where('owner_id', '=', ownerId)
    .where('proof', '=', proof)
    .where('expires_at', '>', at)
    .returning('owner_id')
    .executeTakeFirst()
  return code !== undefined
}

export const findSecondFactor = (db: Reader, personId: string) =>
  rowsOf(db, 'second_factor', { person_id: personId }).find((eb) => [
    'sealed_secret as sealedSecret',
    'confirmed_at as confirmedAt',
    'last_step as lastStep',
    eb
      .selectFrom('recovery_code')
      .select((one) => one.fn.countAll<string>().as('count'))
      .whereRef('recovery_code.person_id', '=', 'second_factor.person_id')
      .as('recoveryCodes'),
  ])

export const countRecoveryCodes = (db: Reader, personId: string): Promise<number> =>
  rowsOf(db, 'recovery_code', { person_id: personId }).count()

/** @param step the half minute of the code given @returns whether it is a later one than the last taken */
export async function takeStep(tx: Transaction, personId: string, step: number): Promise<boolean> {
  const codeRow = await tx
    .updateTable('second_factor')
    .set({ last_step: step })
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .where((eb) => eb.or([eb('last_step', 'is', null), eb('last_step', '<', String(step))]))
    .returning('person_id')
    .executeTakeFirst()
  return codeRow !== undefined
}

/** Uses up a recovery code. @returns whether it was one of hers */
export async function takeRecoveryCode(tx: Transaction, personId: string, proof: string): Promise<boolean> {
  const row = await rowsOf(tx, 'recovery_code', { person_id: personId, proof }).take(['person_id'])
  return row !== undefined
}

/** Others than the last made serve no more; nothing for none. */
export async function replaceRecoveryCodes(tx: Transaction, personId: string, proofs: readonly string[]) {
  await tx.deleteFrom('recovery_code').where('person_id', '=', personId).execute()
  await addRows(
    tx,
    'recovery_code',
    proofs.map((proof) => ({ person_id: personId, proof })),
  )
}

/** Whoever has no second factor left has no code of recovery either. */
export async function forgetRecoveryCodes(tx: Transaction, personId: string): Promise<void> {
  await tx
    .deleteFrom('recovery_code')
    .where('person_id', '=', personId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('second_factor').select('person_id').where('person_id', '=', personId))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('passkey').select('id').where('person_id', '=', personId))),
    )
    .execute()
}
