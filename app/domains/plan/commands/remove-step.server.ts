/** Removes a step from a sheet. */
import { z } from 'zod'
import { id } from '#app/kernel/fields.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { removePart } from '../sheet/parts.server.ts'

export const removeStep = removePart('action_step', {
  name: 'plan.remove-step',
  input: z.object({ ...actionKey, stepId: id() }),
  idOf: ({ stepId }) => stepId,
})
