/** Says that an action, or one of its steps, cannot begin before the end of another one. Rules: docs/rules/plan.md §11.7. */
import { z } from 'zod'
import { line, optionalId } from '#app/kernel/fields.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { insertDependency, lockDependencies } from '../sheet/dependencies.server.ts'
import { partCommand } from '../sheet/parts.server.ts'

const choose = inputLabels.awaited

/** « action » or « action.step », as the list of the form gives them. */
const awaited = line(choose, 100)
  .transform((text) => text.split('.'))
  .pipe(
    z
      .array(z.uuid({ error: choose }))
      .max(2, { error: choose })
      .transform(([actionId = '', stepId]) => ({ actionId, stepId: stepId ?? null })),
  )

export const addDependency = partCommand({
  name: 'plan.add-dependency',
  input: z.object({ ...actionKey, stepId: optionalId(), after: awaited }),
  act: 'action.dependency-added',
  first: lockDependencies,
  async write(work, { ctgId, actionId, stepId, after }) {
    const id = await insertDependency(work, ctgId, { waiting: { actionId, stepId }, awaited: after })
    return { id, afterActionId: after.actionId }
  },
})
