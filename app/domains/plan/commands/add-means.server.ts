/** Adds a line of indicative means to a sheet: year, nature, funder, scheme, state, amount. Rules: docs/rules/plan.md §5. */
import { z } from 'zod'
import { actionKey } from '../sheet/action-fields.ts'
import { meansFields } from '../sheet/part-fields.ts'
import { readMeans } from '../sheet/part-rows.server.ts'
import { addPart } from '../sheet/parts.server.ts'

export const addMeans = addPart('action_means', {
  name: 'plan.add-means',
  input: z.object({ ...actionKey, ...meansFields }),
  read: readMeans,
})
