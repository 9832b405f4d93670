/** What people without account left on the public page of a CTG, for tests; and a next edition of it. Written directly. */
import { randomUUID } from 'node:crypto'
import type { PublicAction } from '#app/domains/portal/public-content.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { hashLinkToken, makeLinkToken } from '#app/kernel/link-token.server.ts'
import { testInstant } from './ctg-fixture.server.ts'
import { publicAction, publicContent } from './portal-fixture.server.ts'

/** A new edition, in which the first action is in this state; it shows. */
export async function publishEdition(
  db: Database,
  ctgId: string,
  number: number,
  status: PublicAction['status'],
): Promise<void> {
  const id = randomUUID()
  const content = publicContent({ actions: [{ ...publicAction, status }] })
  await db
    .insertInto('portal_edition')
    .values({
      ...{ ctg_id: ctgId, id, number, content: JSON.stringify(content), content_sha256: 'd'.repeat(64) },
      ...{ proposed_by: 'Une personne', proposed_side: 'caf', proposed_at: testInstant },
      ...{ confirmed_by: 'Une autre', confirmed_side: 'authority', published_at: testInstant },
    })
    .execute()
  await db.updateTable('portal_page').set({ edition_id: id }).where('ctg_id', '=', ctgId).execute()
}

type Given = {
  readonly ctgId: string
  readonly partyId: string
  readonly publicComment: string
  readonly contentNotice: string
}

/** Comments are open; one shows, a notice of content waits. @returns the token of the link of a mail */
export async function insertComments(db: Database, given: Given): Promise<string> {
  const { ctgId, partyId, publicComment, contentNotice } = given
  const token = makeLinkToken()
  const changed = { changed_by: 'Ville', changed_by_party_id: partyId, changed_at: testInstant }
  await db
    .insertInto('comment_setting')
    .values({ ctg_id: ctgId, is_open: true, ...changed })
    .execute()
  const words = { display_name: 'Mina', body: 'Et au Luth ?', email: 'mina@exemple.fr', may_quote: true }
  const state = { state: 'shown' as const, written_at: testInstant, confirmed_at: testInstant, decided_at: testInstant }
  await db
    .insertInto('public_comment')
    .values({ ctg_id: ctgId, id: publicComment, ...words, ...state })
    .execute()
  await db
    .insertInto('content_notice')
    .values({ ctg_id: ctgId, id: contentNotice, address: '/t/x', grounds: 'Injure', received_at: testInstant })
    .execute()
  const mail = { ctg_id: ctgId, id: randomUUID(), kind: 'confirm' as const, comment_id: publicComment }
  await db
    .insertInto('comment_mail')
    .values({ ...mail, asked_at: testInstant, written_at: testInstant, link_hash: hashLinkToken(token) })
    .execute()
  return token
}
