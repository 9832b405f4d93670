/** What comments add to the public page, to that of an action and to the feed. Three statements. Rules: docs/rules/comments.md §3.3. */
import type { findPublicView } from '#app/domains/portal/queries.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { listFollowable } from './comments.ts'
import { commentLabels as t } from './labels.fr.ts'
import { listPublicComments } from './public-comments.server.ts'
import { readTakes } from './takes.server.ts'

/** Shown in the page itself; the others are on their own. */
const mostInPage = 5
const mostInFeed = 20

type Page = { readonly ctgId: string; readonly address: string }
type Published = Pick<NonNullable<Awaited<ReturnType<typeof findPublicView>>>, 'ctgId' | 'address' | 'content'>

/** @param actionKey only what was written about this action, and whether it may be followed */
export async function loadPublicSection(db: Reader, view: Published, today: string, actionKey?: string) {
  const { ctgId, address, content } = view
  const { takesComments, takesFollowers } = await readTakes(db, ctgId)
  const filter = { ctgId, size: mostInPage, ...(actionKey !== undefined && { actionKey }) }
  const { count, comments } = await listPublicComments(db, filter)
  return {
    address,
    takesComments,
    isFollowed:
      takesFollowers &&
      listFollowable(content, today).some(({ number }) => [String(number), undefined].includes(actionKey)),
    count,
    comments,
    ...(actionKey !== undefined && { actionKey }),
  }
}

/** The latest that show, as entries of the feed. @param siteUrl public address of this instance */
export async function listFeedComments(db: Reader, { ctgId, address }: Page, siteUrl: string) {
  const { comments } = await listPublicComments(db, { ctgId, size: mostInFeed })
  return comments.map(({ id, name, body, confirmedAt }) => {
    const url = `${siteUrl}/t/${address}/avis#avis-${id}`
    return { id: url, title: t.of(name), words: body, url, on: parisDay(confirmedAt) }
  })
}
