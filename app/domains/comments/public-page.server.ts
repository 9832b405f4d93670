/** What comments know of the public page: the edition that shows, and its actions. Rules: docs/rules/comments.md §1. */
import type { Reader } from '#app/kernel/database.server.ts'
import { actionsOf } from './edition-actions.ts'

/** The public page that this address shows; undefined for one that is off, or was never. Its address is its key. */
export async function findOpenPage(db: Reader, address: string) {
  const page = await db
    .selectFrom('portal_page')
    .select(['ctg_id as ctgId', 'title'])
    .where('address', '=', address)
    .executeTakeFirst()
  const shown = page && (await findShown(db, page.ctgId))
  if (!page || !shown) return
  const actions = actionsOf(shown.content).map(({ key, title }) => ({ key, title }))
  return {
    ...{ ctgId: page.ctgId, address, title: page.title || shown.ctgName, edition: shown.number ?? 0, actions },
    takesComments: shown.isOpen === true,
  }
}

export type OpenPage = NonNullable<Awaited<ReturnType<typeof findOpenPage>>>

const findShown = (db: Reader, ctgId: string) =>
  db
    .selectFrom('portal_page as page')
    .innerJoin('portal_edition as edition', (join) =>
      join.onRef('edition.ctg_id', '=', 'page.ctg_id').onRef('edition.id', '=', 'page.edition_id'),
    )
    .innerJoin('ctg', 'ctg.id', 'page.ctg_id')
    .leftJoin('comment_setting as setting', 'setting.ctg_id', 'page.ctg_id')
    .select(['edition.number', 'edition.content', 'ctg.name as ctgName', 'setting.is_open as isOpen'])
    .where('page.ctg_id', '=', ctgId)
    .executeTakeFirst()
