/** Which decisions are public: all those ticked, and no other. Rules: docs/rules/portal.md §2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { decisionIds as idsOfDecisions } from '../inputs.ts'
import { portalPermissions } from '../permissions.ts'
import { lockPortal } from '../store.server.ts'

export const choosePublicDecisions = command({
  name: 'portal.choose-public-decisions',
  permission: portalPermissions.publish,
  input: { decisionIds: idsOfDecisions },
  about: lockPortal,
  async run(work, { ctgId, decisionIds }, { portal }) {
    refuse('portal', portal.address === null ? 'no-address' : undefined)
    const { tx, actor, at } = work
    const chosen = [...new Set(decisionIds)]
    const known = await rowsOf(tx, 'decision', { ctg_id: ctgId })
      .select(['id'])
      .where('id', 'in', chosen.length > 0 ? chosen : [ctgId])
      .execute()
    if (known.length !== chosen.length) throw new DomainError('not-found', 'portal.decision-not-found')
    await tx.deleteFrom('portal_decision').where('ctg_id', '=', ctgId).execute()
    await addRows(
      tx,
      'portal_decision',
      chosen.map((decisionId) => ({
        ctg_id: ctgId,
        decision_id: decisionId,
        chosen_by: actor.name,
        chosen_at: at,
      })),
    )
    await recordAct(work, 'portal-page.decisions-chosen', { ctgId, id: ctgId }, { count: chosen.length })
    return { count: chosen.length }
  },
})
