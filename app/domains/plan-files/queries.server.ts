/** What the files of a plan give to the slices above. */
import type { Reader } from '#app/kernel/database.server.ts'

/** Imports of a CTG, the latest first. */
export const listImports = (db: Reader, ctgId: string) =>
  db
    .selectFrom('plan_import')
    .select(['id', 'file_name as fileName', 'status', 'created_at as createdAt', 'applied_at as appliedAt'])
    .where('ctg_id', '=', ctgId)
    .orderBy('created_at', 'desc')
    .limit(20)
    .execute()
