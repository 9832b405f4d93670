/** Removes a measure from a sheet, as long as no value was read for it. */
import { z } from 'zod'
import { DomainError } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { actionKey } from '../sheet/action-fields.ts'
import { removePart } from '../sheet/parts.server.ts'

export const removeMeasure = removePart('action_measure', {
  name: 'plan.remove-measure',
  input: z.object({ ...actionKey, measureId: id() }),
  idOf: ({ measureId }) => measureId,
  async refuse({ tx }, { ctgId, measureId }) {
    const value = await rowsOf(tx, 'measure_value', { ctg_id: ctgId, measure_id: measureId })
      .select(['id'])
      .limit(1)
      .executeTakeFirst()
    if (value) throw new DomainError('conflict', 'plan.measure-has-values')
  },
})
