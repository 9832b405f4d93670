/** Numbers without a gap, per CTG: the counter's row stays locked until the transaction that took the number ends. */
import { sql } from 'kysely'
import type { Work } from './transaction.server.ts'

export type NumberedKind = 'decision' | 'finding' | 'issue' | 'action' | 'convention-version'

/** The next number, from 1. A transaction rolled back gives it back. */
export const takeNumber = (work: Pick<Work, 'tx'>, ctgId: string, kind: NumberedKind): Promise<number> =>
  takeNumbers(work, ctgId, kind, 1)

/** Several numbers that follow one another. @returns the first */
export async function takeNumbers(
  { tx }: Pick<Work, 'tx'>,
  ctgId: string,
  kind: NumberedKind,
  count: number,
): Promise<number> {
  const { last_number } = await tx
    .insertInto('ctg_counter')
    .values({ ctg_id: ctgId, kind, last_number: count })
    .onConflict((conflict) =>
      conflict.columns(['ctg_id', 'kind']).doUpdateSet({ last_number: sql`ctg_counter.last_number + ${count}` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return last_number - count + 1
}
