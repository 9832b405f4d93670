/** Removes a line of means from a sheet. */
import { z } from 'zod'
import { id } from '#app/kernel/fields.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { removePart } from '../sheet/parts.server.ts'

export const removeMeans = removePart('action_means', {
  name: 'plan.remove-means',
  input: z.object({ ...actionKey, meansId: id() }),
  idOf: ({ meansId }) => meansId,
})
