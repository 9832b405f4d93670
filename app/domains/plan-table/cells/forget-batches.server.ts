/** Forgets the changes made together that may no longer be put back; the journal keeps what they did. Rules: docs/rules/plan.md §15.8. */
import { sql } from 'kysely'
import { daysBefore } from '#app/kernel/calendar.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { batchDays, mostBatches } from '../facts.ts'

/** Those of every CTG, each by its age and its rank; a lone cell of the grid takes the place of no other. */
export async function forgetBatches(db: Database, at: Date): Promise<void> {
  const before = daysBefore(at, batchDays)
  await sql`
    delete from plan_batch where (ctg_id, id) in (
      select ctg_id, id from (
        select ctg_id, id, made_at, row_number() over (
          partition by ctg_id, origin = 'grid' and cell_count = 1 order by made_at desc, id
        ) as place from plan_batch
      ) as kept where made_at < ${before} or place > ${mostBatches}
    )`.execute(db)
}
