/** Adds a measure of what the action produces to a sheet. */
import { z } from 'zod'
import { inOrder } from '#app/kernel/fields.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { measureFields } from '../sheet/part-fields.ts'
import { readMeasure } from '../sheet/part-rows.server.ts'
import { addPart } from '../sheet/parts.server.ts'

export const addMeasure = addPart('action_measure', {
  name: 'plan.add-measure',
  input: z
    .object({ ...actionKey, ...measureFields })
    .refine(...inOrder('baselineOn', 'targetOn', inputLabels.targetAfterStart)),
  read: readMeasure,
})
