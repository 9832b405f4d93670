/** The Caf of a CTG, as her templates know her (caf-key.ts). The caller has checked the right. */
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { cafKeyOf } from './caf-key.ts'
import type { Keeper } from './template-steps.server.ts'

/** Two statements. Null where no département is known. */
export async function readCafKey(db: Reader, ctgId: string): Promise<string | null> {
  const communes = await db
    .selectFrom('ctg_perimeter')
    .innerJoin('territory', 'territory.code', 'ctg_perimeter.territory_code')
    .select(['department_code as departmentCode', 'population'])
    .where('ctg_id', '=', ctgId)
    .execute()
  const caf = await findCaf(db, ctgId)
  return cafKeyOf(communes, caf?.name ?? '')
}

/** The lead Caf of a CTG. */
export const findCaf = (db: Reader, ctgId: string) =>
  rowsOf(db, 'party', { ctg_id: ctgId, kind: 'caf' })
    .select(['id', 'name'])
    .orderBy('is_lead', 'desc')
    .orderBy('position')
    .executeTakeFirst()

/** The Caf party whose coordination keeps templates. @throws DomainError not-found */
export async function cafOf({ tx }: Pick<Work, 'tx'>, { ctgId }: { readonly ctgId: string }) {
  const caf = found(await findCaf(tx, ctgId), 'ctg.party-not-found')
  return { ctgId, partyId: caf.id }
}

/** @throws DomainError conflict where no département is known: nothing would say whose template it is */
export async function keeperOf({ tx }: Pick<Work, 'tx'>, ctgId: string): Promise<Keeper> {
  const cafKey = await readCafKey(tx, ctgId)
  if (cafKey === null) throw new DomainError('conflict', 'convention.caf-unknown')
  return { cafKey, ctgId }
}
