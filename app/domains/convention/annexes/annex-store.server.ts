/** The annexes chosen, read and written. Every statement carries the CTG's id. */
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { type AnnexKind, readAnnexes } from './annex-kinds.ts'

/** In their order; the usual ones until the coordination chooses. */
export async function listAttachedAnnexes(db: Reader, ctgId: string): Promise<readonly AnnexKind[]> {
  const row = await db.selectFrom('convention_annexes').select('kinds').where('ctg_id', '=', ctgId).executeTakeFirst()
  return readAnnexes(row?.kinds)
}

export const saveAnnexes = ({ tx }: Pick<Work, 'tx'>, ctgId: string, annexes: readonly AnnexKind[]) =>
  rowsOf(tx, 'convention_annexes', { ctg_id: ctgId }).put({ kinds: [...annexes] })
