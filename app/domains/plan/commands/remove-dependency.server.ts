/** The action no longer waits for the other one. Rules: docs/rules/plan.md §11.7. */
import { z } from 'zod'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { partCommand } from '../sheet/parts.server.ts'

export const removeDependency = partCommand({
  name: 'plan.remove-dependency',
  input: z.object({ ...actionKey, dependencyId: id() }),
  act: 'action.dependency-removed',
  async write(work, { ctgId, actionId, dependencyId }) {
    const row = await rowsOf(work.tx, 'action_dependency', {
      ctg_id: ctgId,
      action_id: actionId,
      id: dependencyId,
    }).take(['id', 'after_action_id as afterActionId'])
    return found(row, 'plan.part-not-found')
  },
})
