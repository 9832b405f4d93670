/** The visas the parties wrote in the place of those proposed. Read-only; the caller has checked the right. */
import type { Reader } from '#app/kernel/database.server.ts'

/** In their order; null: those in force on the day are proposed. */
export async function readVisas(db: Reader, ctgId: string): Promise<readonly string[] | null> {
  const row = await db.selectFrom('convention_text').select('visas').where('ctg_id', '=', ctgId).executeTakeFirst()
  return row?.visas ?? null
}
