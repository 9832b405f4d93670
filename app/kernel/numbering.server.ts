/** Numbers without a gap, per CTG: the counter's row stays locked until the transaction that took the number ends. */
import { sql } from 'kysely'
import type { Work } from './transaction.server.ts'

export type NumberedKind = 'decision' | 'finding' | 'issue' | 'action' | 'convention-version'

/** The next number, from 1. A transaction rolled back gives it back. */
export async function takeNumber({ tx }: Pick<Work, 'tx'>, ctgId: string, kind: NumberedKind): Promise<number> {
  const { last_number } = await tx
    .insertInto('ctg_counter')
    .values({ ctg_id: ctgId, kind, last_number: 1 })
    .onConflict((conflict) =>
      conflict.columns(['ctg_id', 'kind']).doUpdateSet({ last_number: sql`ctg_counter.last_number + 1` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return last_number
}
