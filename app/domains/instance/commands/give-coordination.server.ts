/** Gives a coordination to a lead party that has none left; both parties are told. Rules: docs/rules/instance.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { addMandate, requireParty } from '#app/domains/ctg/steps.server.ts'
import { seatCoordination } from '#app/domains/governance/steps.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { email, id, line, nameWithoutLink } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { listOpenCoordinators } from '../ctgs-queries.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { siteUrlInput } from '../inputs.ts'
import { instanceMails } from '../mails.fr.ts'
import { tellPerson } from '../tell.server.ts'

export const giveCoordination = command({
  name: 'instance.give-coordination',
  permission: 'administrator',
  input: {
    administeredCtgId: id(),
    partyId: id(),
    email: email(),
    name: nameWithoutLink(line(inputLabels.personName, 120)),
    functionTitle: line('Indiquez sa fonction.', 160),
    ...siteUrlInput,
  },
  async run(work, { administeredCtgId: ctgId, partyId, siteUrl, ...person }) {
    const { tx, at } = work
    const party = await requireParty(work, ctgId, partyId)
    if (!party.isLead) throw new DomainError('conflict', 'instance.not-a-lead-party')
    const coordinators = await listOpenCoordinators(tx, ctgId, at)
    if (coordinators.some((one) => one.partyId === partyId))
      throw new DomainError('conflict', 'instance.has-coordination')
    const mandate = { ...person, partyId, role: 'coordinator', themeId: null, until: null } as const
    const memberId = await addMandate(work, ctgId, mandate, siteUrl)
    const detail = { name: person.name, party: party.name, role: 'coordinator' }
    await recordAct(work, 'member.invited', { ctgId, id: memberId }, detail)
    await seatCoordination(work, { ctgId, partyId })
    for (const { name, email: address, id: personId } of coordinators)
      await tellPerson(
        work,
        { id: personId, name, email: address },
        `coordination:${memberId}`,
        instanceMails.coordinationGiven(name, person.name, party.name, `${siteUrl}/ctg/${ctgId}/membres`),
        ctgId,
      )
    return { memberId }
  },
})
