/** Another name, another field of the Caf, for a service. Rules: docs/rules/ctg.md §8. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { foundById } from '#app/kernel/errors.ts'
import { id, line } from '#app/kernel/fields.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { cafField } from '../inputs.ts'
import { ctgPermissions } from '../permissions.ts'
import { requireParty } from '../store.server.ts'
import { serviceNameTaken } from './add-service.server.ts'

export const renameService = command({
  name: 'ctg.rename-service',
  permission: ctgPermissions.lead,
  input: { serviceId: id(), name: line(inputLabels.serviceName, 120), cafField: cafField() },
  about: wholeCtg,
  async run(work, { ctgId, serviceId, name, cafField: field }) {
    const { tx } = work
    const services = await rowsOf(tx, 'service', { ctg_id: ctgId }).list(['id', 'party_id as partyId', 'name'])
    const service = foundById(services, serviceId, 'ctg.service-not-found')
    if (services.some((one) => one.id !== serviceId && one.partyId === service.partyId && one.name === name))
      throw serviceNameTaken()
    const party = await requireParty(work, ctgId, service.partyId)
    await rowOf(tx, 'service', { ctgId, id: serviceId }).update({
      name,
      caf_field: party.kind === 'caf' ? field : null,
    })
    await recordAct(work, 'service.renamed', { ctgId, id: serviceId }, { name, before: service.name })
    return { serviceId }
  },
})
