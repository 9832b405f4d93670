/** What comments know of the public page: the edition that shows, and its actions. Rules: docs/rules/comments.md §1. */
import type { Reader } from '#app/kernel/database.server.ts'
import { actionsOf } from './edition-actions.ts'

/** The public page that this address shows; undefined for one that is off, or was never. */
export async function findOpenPage(db: Reader, address: string) {
  const row = await db
    .selectFrom('portal_page as page')
    .innerJoin('portal_edition as edition', (join) =>
      join.onRef('edition.ctg_id', '=', 'page.ctg_id').onRef('edition.id', '=', 'page.edition_id'),
    )
    .innerJoin('ctg', 'ctg.id', 'page.ctg_id')
    .leftJoin('comment_setting as setting', 'setting.ctg_id', 'page.ctg_id')
    .select(['page.ctg_id as ctgId', 'page.address', 'page.title', 'edition.number', 'edition.content'])
    .select(['ctg.name as ctgName', 'setting.is_open as isOpen'])
    .where('page.address', '=', address)
    .executeTakeFirst()
  if (row === undefined) return
  const { ctgId, title, ctgName, number, content, isOpen } = row
  const actions = actionsOf(content).map((action) => ({ key: action.key, title: action.title }))
  return { ctgId, address, title: title || ctgName, edition: number ?? 0, actions, takesComments: isOpen === true }
}

export type OpenPage = NonNullable<Awaited<ReturnType<typeof findOpenPage>>>
