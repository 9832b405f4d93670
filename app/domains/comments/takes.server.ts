/** What a public page takes from its readers: comments where the coordinations opened them, followers; nothing once the CTG is archived. */
import type { Reader } from '#app/kernel/database.server.ts'

export async function readTakes(db: Reader, ctgId: string) {
  const row = await db
    .selectFrom('ctg')
    .leftJoin('comment_setting as setting', 'setting.ctg_id', 'ctg.id')
    .select(['setting.is_open as isOpen', 'ctg.archived_at as archivedAt'])
    .where('ctg.id', '=', ctgId)
    .executeTakeFirstOrThrow()
  const takesFollowers = row.archivedAt === null
  return { takesComments: takesFollowers && row.isOpen === true, takesFollowers }
}
