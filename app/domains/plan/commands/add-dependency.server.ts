/** Says that an action, or one of its steps, cannot begin before the end of another one. Rules: docs/rules/plan.md §11.7. */
import { z } from 'zod'
import { line, optionalId } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { planPermissions } from '../permissions.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { insertDependency, lockDependencies } from '../sheet/dependencies.server.ts'
import { changePart } from '../sheet/parts.server.ts'

const name = 'plan.add-dependency'
const choose = 'Choisissez ce qu’elle attend.'

/** « action » or « action.step », as the list of the form gives them. */
const awaited = line(choose, 100)
  .transform((text) => text.split('.'))
  .pipe(
    z
      .array(z.uuid({ error: choose }))
      .max(2, { error: choose })
      .transform(([actionId = '', stepId]) => ({ actionId, stepId: stepId ?? null })),
  )

export const addDependency = command({
  name,
  permission: planPermissions.detailAction,
  input: z.object({ ...actionKey, stepId: optionalId(), after: awaited }),
  async run(work, { ctgId, actionId, version, stepId, after }) {
    await lockDependencies(work, ctgId)
    const { partId, version: newVersion } = await changePart(
      work,
      name,
      { ctgId, actionId, version },
      'action.dependency-added',
      async () => {
        const id = await insertDependency(work, ctgId, { waiting: { actionId, stepId }, awaited: after })
        const { code, title } = await work.tx
          .selectFrom('action')
          .select(['code', 'title'])
          .where('ctg_id', '=', ctgId)
          .where('id', '=', after.actionId)
          .executeTakeFirstOrThrow()
        return { id, title: `${code} ${title}` }
      },
    )
    return { actionId, dependencyId: partId, version: newVersion }
  },
})
