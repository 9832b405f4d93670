/** What the files of a plan give to the slices above. */
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'

/** Imports of a CTG, the latest first. */
export const listImports = (db: Reader, ctgId: string) =>
  rowsOf(db, 'plan_import', { ctg_id: ctgId })
    .select(['id', 'file_name as fileName', 'status', 'created_at as createdAt', 'applied_at as appliedAt'])
    .orderBy('created_at', 'desc')
    .limit(20)
    .execute()
