/** What comments know of the public page: the edition that shows, and its actions. Rules: docs/rules/comments.md §1. */
import { findPublicView } from '#app/domains/portal/queries.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { listFollowable } from './comments.ts'
import { readTakes } from './takes.server.ts'

/** The public page that this address shows, without the sheets kept apart since; undefined for one that is off, or was never. */
export async function findOpenPage(db: Reader, address: string, at: Date) {
  const view = await findPublicView(db, address.toLowerCase(), { siteUrl: '', isDemo: false })
  if (!view) return
  const { ctgId, number, content } = view
  const { takesComments, takesFollowers } = await readTakes(db, ctgId)
  return {
    ...{
      ctgId,
      address: view.address,
      title: content.ctg.title || content.ctg.name,
      ctgName: content.ctg.name,
      edition: number,
    },
    actions: content.actions.map(nameOf),
    followable: takesFollowers ? listFollowable(content, parisDay(at)).map(nameOf) : [],
    takesComments,
  }
}

const nameOf = ({ number, title }: { readonly number: number; readonly title: string }) => ({
  key: String(number),
  title,
})

export type OpenPage = NonNullable<Awaited<ReturnType<typeof findOpenPage>>>
