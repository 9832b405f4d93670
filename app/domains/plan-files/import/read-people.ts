/** Who carries an action and with whom, by the names of its columns. Pure. Rules: docs/rules/taking-up.md §5. */
import { sheetFields as fields } from '#app/domains/plan/sheet/fields.fr.ts'
import { isAddress } from '#app/kernel/text-rules.fr.ts'
import type { LineAccounts } from './line-accounts.ts'
import { type ImportFacts, matchBody, matchLead, matchPartner, matchService } from './match-values.ts'
import type { Cells } from './read-dates.ts'
import { listOf } from './read-list.ts'

type Keep = LineAccounts['keep']

export function readPeople({ cellsOf, textOf, keep, shorten }: LineAccounts, facts: ImportFacts) {
  const lead = readLead(cellsOf('lead'), cellsOf('service'), facts, keep)
  const coLead = matchLead(textOf('coLead'), facts)
  const isCoLeadService = coLead.serviceId !== null
  const partners = listOf(textOf('partners'), /\n|;|,/).map((name) => ({ name, partyId: matchPartner(name, facts) }))
  const others = partners.flatMap(({ name, partyId }) => (partyId === null ? [name] : []))
  const coLeadName = isCoLeadService ? textOf('coLead').replace(/\s+/g, ' ') : coLead.name
  const bodyId = matchBody(textOf('body'), facts)
  if (bodyId === null) for (const { column, cell } of cellsOf('body')) keep(column, cell.text)
  return {
    partnerNames: partners.map(({ name }) => name),
    people: {
      ...{ leadPartyId: lead.partyId, leadServiceId: lead.serviceId },
      leadName: shorten('lead', lead.name, fields.leadName.max),
      leadEmail: readAddress(cellsOf('email'), textOf('lead'), keep),
      coLeadPartyId: isCoLeadService ? null : coLead.partyId,
      coLeadName: shorten('coLead', coLeadName, fields.coLeadName.max),
      electedSponsor: shorten('sponsor', textOf('sponsor').replace(/\s*\n\s*/g, ', '), fields.electedSponsor.max),
      partnersText: shorten('partners', others.join(', '), fields.partnersText.max),
      partyIds: [...new Set(partners.flatMap(({ partyId }) => partyId ?? []))],
      bodyId,
    },
  }
}

/** The lead as its column names it; a column of services says which service, or stays beside in words. */
function readLead(leads: Cells, services: Cells, facts: ImportFacts, keep: Keep) {
  const lead = matchLead(leads.map(({ cell }) => cell.text).join('\n'), facts)
  const [service] = services
  if (!service) return lead
  const found = matchService(service.cell.text, facts)
  const isOfLead = found && (lead.partyId === null || lead.partyId === found.partyId)
  if (isOfLead && lead.serviceId === null) return { ...lead, partyId: found.partyId, serviceId: found.id }
  if (found === undefined || found.id !== lead.serviceId) keep(service.column, service.cell.text)
  return lead
}

const addressIn = (text: string): string => text.split(/[\s;,:<>()]+|\.(?=\s|$)/).find(isAddress) ?? ''

/** The first address; whatever else its column says is kept in words. */
function readAddress(cells: Cells, lead: string, keep: Keep): string {
  const [first] = cells
  if (!first) return addressIn(lead)
  const address = addressIn(first.cell.text)
  if (address !== first.cell.text) keep(first.column, first.cell.text)
  return address || addressIn(lead)
}
