/** Facts about accounts that several acts and pages ask. */
import type { Reader } from '#app/kernel/database.server.ts'

/** The journal keeps every entry: a session forgotten since still counts. */
export const hasEntered = async (db: Reader, personId: string): Promise<boolean> =>
  (await db
    .selectFrom('audit_entry')
    .select('id')
    .where('subject_type', '=', 'person')
    .where('subject_id', '=', personId)
    .where('action', '=', 'person.entered')
    .limit(1)
    .executeTakeFirst()) !== undefined
