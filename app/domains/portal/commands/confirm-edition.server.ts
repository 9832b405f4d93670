/** Publishes, under the next number, the very bytes that the other coordination proposed. Rules: docs/rules/portal.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { membershipIn } from '#app/kernel/actor.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { goneSince } from '../edition-changes.ts'
import { askForPicture } from '../jobs.server.ts'
import { portalPermissions } from '../permissions.ts'
import { isSide, refusalToConfirm } from '../portal.ts'
import { emptyPublicCache } from '../public-cache.server.ts'
import { buildNow, loadEditionContent, lockPortal, sideOf } from '../store.server.ts'

export const confirmEdition = command({
  name: 'portal.confirm-edition',
  permission: portalPermissions.confirmEdition,
  // The edition that was read: another one proposed meanwhile is not published unread.
  input: { editionId: id() },
  about: lockPortal,
  may: (actor, { ctgId, portal }) =>
    allows(portalPermissions.confirmEdition, actor, { ctgId }) &&
    portal.proposal?.side !== membershipIn(actor, ctgId)?.partyKind,
  async run(work, { ctgId, editionId }, { portal }) {
    const { tx, actor, at } = work
    const side = sideOf(work, ctgId)
    refuse('portal', portal.proposal && portal.proposal.id !== editionId ? 'another-proposal' : undefined)
    refuse('portal', refusalToConfirm(portal, side, portal.proposal ? await listGone(work, ctgId, editionId) : []))
    if (!isSide(side)) return { number: 0 }
    const number = await nextNumber(work, ctgId)
    await rowOf(tx, 'portal_edition', { ctgId, id: editionId }).update({
      number,
      confirmed_by: actor.name,
      confirmed_side: side,
      published_at: at,
    })
    await rowsOf(tx, 'portal_page', { ctg_id: ctgId }).update({
      edition_id: editionId,
      closed_by: null,
      closed_at: null,
    })
    await askForPicture(tx, { ctgId, editionId })
    await emptyPublicCache(tx, ctgId)
    await recordAct(work, 'portal-page.published', { ctgId, id: ctgId }, { editionId, number })
    return { number }
  },
})

const listGone = async ({ tx }: Work, ctgId: string, editionId: string) =>
  goneSince(await loadEditionContent(tx, { ctgId, editionId }), (await buildNow(tx, ctgId)).content)

/** Without a gap: the CTG's row is locked until the transaction that takes the number ends. */
const nextNumber = async ({ tx }: Work, ctgId: string): Promise<number> =>
  1 + (await rowsOf(tx, 'portal_edition', { ctg_id: ctgId }).highest('number'))
