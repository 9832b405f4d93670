/** A public page that shows one edition of three actions, and takes comments; written directly. */
import { createHash, randomUUID } from 'node:crypto'
import type { PublicAction, PublicContent } from '#app/domains/portal/public-content.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { hashLinkToken, makeLinkToken } from '#app/kernel/link-token.server.ts'
import { testInstant } from './ctg-fixture.server.ts'

type Asked = { readonly ctgId: string; readonly partyId: string }

const titles = ['Crèche du Luth', 'Accueil du samedi', 'Une aide aux vacances']

const noDates = {
  ...{ startsOn: null, startsPrecision: 'month' as const, endsOn: null, endsPrecision: 'month' as const },
}

/** @param status of its first action */
export const editionContent = (status: PublicAction['status'] = 'proposed'): PublicContent => ({
  ...{ version: 1, issues: [], groups: [], objectives: [], places: [], meetings: [], decisions: [], documents: [] },
  ctg: {
    ...{ name: 'CTG de test', title: 'La convention de test', introduction: '', communes: [], parties: [] },
    ...{ startsOn: '2026-01-01', endsOn: '2030-12-31', signedOn: null },
  },
  evaluation: null,
  actions: titles.map((title, index) => ({
    ...{ number: index + 1, code: '', title, description: '', publics: '', group: null, theme: 'Petite enfance' },
    ...{ leads: [], objectives: [], steps: [], places: [], news: null, ...noDates },
    status: index === 0 ? status : 'proposed',
  })),
})

async function insertEdition(db: Database, ctgId: string, number: number, content: PublicContent): Promise<string> {
  const id = randomUUID()
  const text = JSON.stringify(content)
  await db
    .insertInto('portal_edition')
    .values({
      ...{ ctg_id: ctgId, id, number, content: text, content_sha256: createHash('sha256').update(text).digest('hex') },
      ...{ proposed_by: 'Caf', proposed_side: 'caf', proposed_at: testInstant },
      ...{ confirmed_by: 'Ville', confirmed_side: 'authority', published_at: testInstant },
    })
    .execute()
  return id
}

/** A new edition, which shows. */
export async function publishEdition(
  db: Database,
  ctgId: string,
  number: number,
  content: PublicContent,
): Promise<void> {
  const edition_id = await insertEdition(db, ctgId, number, content)
  await db.updateTable('portal_page').set({ edition_id }).where('ctg_id', '=', ctgId).execute()
}

/** @returns its address, unique */
export async function insertPublicPage(db: Database, { ctgId, partyId }: Asked): Promise<string> {
  const address = `t-${ctgId.slice(0, 13)}`
  const edition_id = await insertEdition(db, ctgId, 1, editionContent())
  await db
    .insertInto('portal_page')
    .values({ ctg_id: ctgId, address, title: 'La convention de test', edition_id })
    .execute()
  const changed = { changed_by: 'Ville', changed_by_party_id: partyId, changed_at: testInstant }
  await db
    .insertInto('comment_setting')
    .values({ ctg_id: ctgId, is_open: true, ...changed })
    .execute()
  return address
}

type Ids = { readonly publicComment: string; readonly contentNotice: string }

/** A comment that shows, a notice of content, and the link of a mail. @returns the token of that link */
export async function insertComments(db: Database, ctgId: string, ids: Ids): Promise<string> {
  const token = makeLinkToken()
  const words = { display_name: 'Mina', body: 'Et au Luth ?', email: 'mina@exemple.fr', may_quote: true }
  const state = { state: 'shown' as const, written_at: testInstant, confirmed_at: testInstant, decided_at: testInstant }
  await db
    .insertInto('public_comment')
    .values({ ctg_id: ctgId, id: ids.publicComment, ...words, ...state })
    .execute()
  await db
    .insertInto('content_notice')
    .values({ ctg_id: ctgId, id: ids.contentNotice, address: '/t/x', grounds: 'Injure', received_at: testInstant })
    .execute()
  const mail = { ctg_id: ctgId, id: randomUUID(), kind: 'confirm' as const, comment_id: ids.publicComment }
  await db
    .insertInto('comment_mail')
    .values({ ...mail, asked_at: testInstant, written_at: testInstant, link_hash: hashLinkToken(token) })
    .execute()
  return token
}
