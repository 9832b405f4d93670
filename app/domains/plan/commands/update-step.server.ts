/** Changes a step of a sheet. */
import { z } from 'zod'
import { id } from '#app/kernel/fields.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { stepFields } from '../sheet/part-fields.ts'
import { readStep } from '../sheet/part-rows.server.ts'
import { updatePart } from '../sheet/parts.server.ts'

export const updateStep = updatePart('action_step', {
  name: 'plan.update-step',
  input: z.object({ ...actionKey, stepId: id(), ...stepFields }),
  idOf: ({ stepId }) => stepId,
  read: readStep,
})
