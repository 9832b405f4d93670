/** A service of a party; for a Caf, in which of its three fields. Rules: docs/rules/ctg.md §8. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id, line } from '#app/kernel/fields.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { cafField } from '../inputs.ts'
import { ctgPermissions } from '../permissions.ts'
import { requireParty } from '../store.server.ts'

export const serviceNameTaken = () =>
  new DomainError('invalid', 'ctg.service-name-taken', { name: inputLabels.serviceIsKnown })

export const addService = command({
  name: 'ctg.add-service',
  permission: ctgPermissions.lead,
  input: {
    partyId: id(),
    name: line(inputLabels.serviceName, 120),
    cafField: cafField(),
  },
  about: wholeCtg,
  async run(work, { ctgId, partyId, name, cafField: field }) {
    const { tx } = work
    const party = await requireParty(work, ctgId, partyId)
    const services = await rowsOf(tx, 'service', { ctg_id: ctgId, party_id: partyId })
      .select(['name', 'position'])
      .orderBy('id')
      .forUpdate()
      .execute()
    if (services.some((service) => service.name === name)) throw serviceNameTaken()
    const serviceId = work.newId()
    await rowOf(tx, 'service', { ctgId, id: serviceId }).insert({
      party_id: partyId,
      name,
      caf_field: party.kind === 'caf' ? field : null,
      position: Math.max(-1, ...services.map(({ position }) => position)) + 1,
    })
    await recordAct(work, 'service.added', { ctgId, id: serviceId }, { name, party: party.name })
    return { serviceId }
  },
})
