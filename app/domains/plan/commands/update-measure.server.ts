/** Changes a measure of what the action produces of a sheet. */
import { z } from 'zod'
import { id, inOrder } from '#app/kernel/fields.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { measureFields } from '../sheet/part-fields.ts'
import { readMeasure } from '../sheet/part-rows.server.ts'
import { updatePart } from '../sheet/parts.server.ts'

export const updateMeasure = updatePart('action_measure', {
  name: 'plan.update-measure',
  input: z
    .object({ ...actionKey, measureId: id(), ...measureFields })
    .refine(...inOrder('baselineOn', 'targetOn', inputLabels.targetAfterStart)),
  idOf: ({ measureId }) => measureId,
  read: readMeasure,
})
