/** What the commands of the slice lock and check before they write. Every statement carries the CTG's id. */
import { createHash } from 'node:crypto'
import { membershipIn } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { asStored } from '#app/kernel/storable.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { buildPublicContent } from './build-content.ts'
import { loadPublicSources } from './load-sources.server.ts'
import { isSide, type Portal } from './portal.ts'
import { type PublicContent, readPublicContent } from './public-content.ts'

/** The page and what waits, locked through the CTG's row: numbers have no gap, and two acts wait for one another. */
export async function lockPortal({ tx }: Pick<Work, 'tx'>, { ctgId }: { readonly ctgId: string }) {
  found(
    await tx.selectFrom('ctg').select('id').where('id', '=', ctgId).forNoKeyUpdate().executeTakeFirst(),
    'ctg.not-found',
  )
  return { ctgId, portal: await loadPortal(tx, ctgId) }
}

export async function loadPortal(db: Reader, ctgId: string): Promise<Portal> {
  const page = await rowsOf(db, 'portal_page', { ctg_id: ctgId })
    .select(['address', 'edition_id as editionId'])
    .select(({ exists, selectFrom }) =>
      exists(selectFrom('portal_edition').select('id').where('ctg_id', '=', ctgId).where('number', 'is not', null)).as(
        'hasPublished',
      ),
    )
    .executeTakeFirst()
  const waiting = await rowsOf(db, 'portal_edition', { ctg_id: ctgId, number: null, withdrawn_at: null })
    .select(['id', 'proposed_side as side', 'content_sha256 as sha256'])
    .executeTakeFirst()
  const side = waiting?.side
  return {
    address: page?.address ?? null,
    editionId: page?.editionId ?? null,
    hasPublished: Boolean(page?.hasPublished),
    proposal: waiting && side && isSide(side) ? { id: waiting.id, side, sha256: waiting.sha256 } : null,
  }
}

/** The content of one edition. @throws DomainError not-found, also for another CTG's */
export async function loadEditionContent(
  db: Reader,
  { ctgId, editionId }: { readonly ctgId: string; readonly editionId: string },
): Promise<PublicContent> {
  const row = await rowOf(db, 'portal_edition', { ctgId, id: editionId }).find(['content'])
  return readPublicContent(found(row, 'portal.edition-not-found').content)
}

/** What would be public now. The caller has checked the right. */
export const buildNow = async (db: Reader, ctgId: string) => buildPublicContent(await loadPublicSources(db, ctgId))

/** As the database keeps it, so that its fingerprint is that of what is read again. */
export const frozen = (content: PublicContent): PublicContent => readPublicContent(asStored(content))
export const contentSha256 = (content: PublicContent): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex')

/** For whom the actor acts; a partner for none of the two. */
export const sideOf = (work: Pick<Work, 'actor'>, ctgId: string) =>
  membershipIn(work.actor, ctgId)?.partyKind ?? 'partner'
