/** Changes a measure of what the action produces of a sheet. */
import { z } from 'zod'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { refuseTypedDisorder } from '#app/kernel/refuse-typed-disorder.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { targetBeforeStart } from '../plan.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { measureFields } from '../sheet/part-fields.ts'
import { readMeasure } from '../sheet/part-rows.server.ts'
import { updatePart } from '../sheet/parts.server.ts'

export const updateMeasure = updatePart('action_measure', {
  name: 'plan.update-measure',
  input: z.object({ ...actionKey, measureId: id(), ...measureFields }),
  idOf: ({ measureId }) => measureId,
  async read(work, input) {
    const { ctgId, actionId, measureId, baselineOn, targetOn } = input
    const saved = found(
      await rowsOf(work.tx, 'action_measure', { ctg_id: ctgId, action_id: actionId, id: measureId })
        .select(['baseline_on as baselineOn', 'target_on as targetOn'])
        .executeTakeFirst(),
      'plan.part-not-found',
    )
    refuseTypedDisorder(targetBeforeStart(input), { baselineOn, targetOn }, saved)
    return readMeasure(work, input)
  },
})
