/** Changes a line of means of a sheet: its state when the funder has answered, for instance. */
import { z } from 'zod'
import { id } from '#app/kernel/fields.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { meansFields } from '../sheet/part-fields.ts'
import { readMeans } from '../sheet/part-rows.server.ts'
import { updatePart } from '../sheet/parts.server.ts'

export const updateMeans = updatePart('action_means', {
  name: 'plan.update-means',
  input: z.object({ ...actionKey, meansId: id(), ...meansFields }),
  idOf: ({ meansId }) => meansId,
  read: readMeans,
})
