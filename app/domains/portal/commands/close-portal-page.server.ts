/** Takes the page down at once, by either coordination alone. Rules: docs/rules/portal.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { portalPermissions } from '../permissions.ts'
import { refusalToClose } from '../portal.ts'
import { emptyPublicCache } from '../public-cache.server.ts'
import { lockPortal, sideOf } from '../store.server.ts'

export const closePortalPage = command({
  name: 'portal.close-portal-page',
  permission: portalPermissions.takeBack,
  input: {},
  about: lockPortal,
  async run(work, { ctgId }, { portal }) {
    refuse('portal', refusalToClose(portal, sideOf(work, ctgId)))
    await work.tx
      .updateTable('portal_page')
      .set({ edition_id: null, closed_by: work.actor.name, closed_at: work.at })
      .where('ctg_id', '=', ctgId)
      .execute()
    await emptyPublicCache(work.tx, ctgId)
    await recordAct(work, 'portal-page.closed', { ctgId, id: ctgId }, { editionId: portal.editionId })
    return { ctgId }
  },
})
