/** Takes back the edition that waits, by either coordination. Rules: docs/rules/portal.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { portalPermissions } from '../permissions.ts'
import { refusalToWithdraw } from '../portal.ts'
import { lockPortal, sideOf } from '../store.server.ts'

export const withdrawEdition = command({
  name: 'portal.withdraw-edition',
  permission: portalPermissions.publish,
  input: {},
  about: lockPortal,
  async run(work, { ctgId }, { portal }) {
    refuse('portal', refusalToWithdraw(portal, sideOf(work, ctgId)))
    await rowsOf(work.tx, 'portal_edition', { ctg_id: ctgId, number: null, withdrawn_at: null }).update({
      withdrawn_by: work.actor.name,
      withdrawn_at: work.at,
    })
    await recordAct(work, 'portal-page.withdrawn', { ctgId, id: ctgId }, { editionId: portal.proposal?.id })
    return { ctgId }
  },
})
