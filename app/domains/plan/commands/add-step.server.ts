/** Adds a step to a sheet. */
import { z } from 'zod'
import { actionKey } from '../sheet/action-fields.ts'
import { stepFields } from '../sheet/part-fields.ts'
import { readStep } from '../sheet/part-rows.server.ts'
import { addPart } from '../sheet/parts.server.ts'

export const addStep = addPart('action_step', {
  name: 'plan.add-step',
  input: z.object({ ...actionKey, ...stepFields }),
  read: readStep,
})
