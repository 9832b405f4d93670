/** Removes a service that nothing uses; the foreign keys of the actions refuse the others. Rules: docs/rules/ctg.md §8. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { refusedWhenUsed } from '#app/kernel/refused-when-used.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { ctgPermissions } from '../permissions.ts'

export const removeService = command({
  name: 'ctg.remove-service',
  permission: ctgPermissions.lead,
  input: { serviceId: id() },
  about: wholeCtg,
  async run(work, { ctgId, serviceId }) {
    const removed = await rowOf(work.tx, 'service', { ctgId, id: serviceId })
      .take(['name'])
      .catch(refusedWhenUsed('ctg.service-in-use'))
    const { name } = found(removed, 'ctg.service-not-found')
    await recordAct(work, 'service.removed', { ctgId, id: serviceId }, { name })
    return { serviceId }
  },
})
