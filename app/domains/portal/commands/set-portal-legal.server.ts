/** The legal notice of this CTG's page; what it leaves empty is said by the instance. Rules: docs/rules/portal.md §7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { legalFieldsInput } from '../inputs.ts'
import { portalPermissions } from '../permissions.ts'
import { emptyPublicCache } from '../public-cache.server.ts'
import { lockPortal } from '../store.server.ts'

export const setPortalLegal = command({
  name: 'portal.set-portal-legal',
  permission: portalPermissions.publish,
  input: { ...legalFieldsInput },
  about: lockPortal,
  async run(work, { ctgId, ...legal }, { portal }) {
    refuse('portal', portal.address === null ? 'no-address' : undefined)
    await rowsOf(work.tx, 'portal_page', { ctg_id: ctgId }).update({ legal: JSON.stringify(legal) })
    await emptyPublicCache(work.tx, ctgId)
    await recordAct(work, 'portal-page.legal-set', { ctgId, id: ctgId }, { legal })
    return { ctgId }
  },
})
