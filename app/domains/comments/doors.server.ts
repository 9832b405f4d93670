/**
 * The two doors of people without account: the address of the public page, and the link of a mail. What each lets in is
 * another type of holder. Rules: docs/rules/comments.md. Why: docs/decisions/0028, 0060.
 */
import { networkOf } from '#app/domains/accounts/accounts.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { type CtgDoorHolder, doorLimits, type SendingDoor } from '#app/kernel/door.ts'
import { guestCommandOf } from '#app/kernel/guest-command.server.ts'
import { hashLinkToken } from '#app/kernel/link-token.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { commentLimits } from './comments.ts'
import { commentLabels as t } from './labels.fr.ts'
import { findOpenPage, type OpenPage } from './public-page.server.ts'

/** Whoever reads the public page. */
export type Visitor = CtgDoorHolder & { readonly page: OpenPage }

const stranger = { personId: null, name: t.publicPage, memberships: [] } as const

export const pageDoor: SendingDoor<OpenPage, Visitor> = {
  secret: 'address',
  find: findOpenPage,
  unknown: 'comments.no-page',
  // An address of the page is public: readers that come from an old one are not guessing.
  guess: doorLimits.machineGuess,
  receive: commentLimits.receive,
  holderOf: (page) => ({ ...stranger, ctgId: page.ctgId, page }),
  senderOf: ({ ctgId }, clientAddress) => `${ctgId} ${networkOf(clientAddress)}`,
}

export const visitorCommand = guestCommandOf<Visitor>(({ ctgId }) => ctgId)

/** What a link of a mail is about: its hash is its key. */
async function findLink(db: Reader, token: string) {
  const mail = await rowsOf(db, 'comment_mail', { link_hash: hashLinkToken(token) })
    .select(['ctg_id as ctgId', 'id as mailId', 'kind', 'comment_id as commentId', 'follower_id as followerId'])
    .executeTakeFirst()
  if (!mail) return
  const about = await db
    .selectFrom('ctg')
    .leftJoin('portal_page as page', (join) =>
      join.onRef('page.ctg_id', '=', 'ctg.id').on('page.edition_id', 'is not', null),
    )
    .select(['ctg.name as ctgName', 'ctg.archived_at as archivedAt', 'page.address'])
    .where('ctg.id', '=', mail.ctgId)
    .executeTakeFirstOrThrow()
  return { ...mail, ...about }
}

export type FoundMailLink = NonNullable<Awaited<ReturnType<typeof findLink>>>
export type MailLinkHolder = CtgDoorHolder & { readonly link: FoundMailLink }

export const mailDoor: SendingDoor<FoundMailLink, MailLinkHolder> = {
  secret: 'publicToken',
  find: findLink,
  unknown: 'comments.link-not-found',
  guess: doorLimits.guess,
  receive: doorLimits.receive,
  closed: (reason) => t.closedLink[reason],
  holderOf: (link) => ({ ...stranger, ctgId: link.ctgId, link }),
  senderOf: ({ mailId }) => mailId,
}

export const mailCommand = guestCommandOf<MailLinkHolder>(({ link }) => link.mailId)
