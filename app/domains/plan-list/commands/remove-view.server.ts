/** Removes a view kept: one’s own, or, for the coordination, one shared with the CTG. Rules: docs/rules/plan.md §12. */
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planListPermissions } from '../permissions.ts'
import { mayRemoveView } from '../saved-view.ts'

/** No line in the journal: nothing of the CTG changes. */
export const removeView = command({
  name: 'plan.remove-view',
  permission: planListPermissions.saveView,
  input: { viewId: id() },
  about: async ({ tx }, { ctgId, viewId }) => ({
    ctgId,
    ...found(
      await rowOf(tx, 'plan_saved_view', { ctgId, id: viewId }).find([
        'person_id as personId',
        'is_shared as isShared',
      ]),
      'plan.view-not-found',
    ),
  }),
  may: (actor, view) => mayRemoveView(actor, view.ctgId, view),
  async run({ tx }, { ctgId, viewId }) {
    await rowOf(tx, 'plan_saved_view', { ctgId, id: viewId }).remove()
    return { viewId }
  },
})
