/** The action no longer waits for the other one. Rules: docs/rules/plan.md §11.7. */
import { z } from 'zod'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { partCommand } from '../sheet/parts.server.ts'

export const removeDependency = partCommand({
  name: 'plan.remove-dependency',
  input: z.object({ ...actionKey, dependencyId: id() }),
  act: 'action.dependency-removed',
  async write(work, { ctgId, actionId, dependencyId }) {
    const row = await work.tx
      .deleteFrom('action_dependency')
      .using('action')
      .whereRef('action.ctg_id', '=', 'action_dependency.ctg_id')
      .whereRef('action.id', '=', 'action_dependency.after_action_id')
      .where('action_dependency.ctg_id', '=', ctgId)
      .where('action_dependency.action_id', '=', actionId)
      .where('action_dependency.id', '=', dependencyId)
      .returning(['action_dependency.id', 'action.code', 'action.title'])
      .executeTakeFirst()
    const removed = found(row, 'plan.part-not-found')
    return { id: removed.id, title: `${removed.code} ${removed.title}` }
  },
})
