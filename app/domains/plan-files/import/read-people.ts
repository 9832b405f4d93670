/** Who carries an action and with whom, by the names of its columns. Pure. Rules: docs/rules/taking-up.md §5. */
import { sheetFields as fields } from '#app/domains/plan/sheet/fields.fr.ts'
import { isAddress } from '#app/kernel/text-rules.fr.ts'
import type { LineAccounts } from './line-accounts.ts'
import { type ImportFacts, matchBody, matchPartner, matchService } from './match-values.ts'
import type { Cells } from './read-dates.ts'
import { listOf } from './read-list.ts'
import { matchName, type NamedPart, splitNames } from './split-names.ts'

type Keep = LineAccounts['keep']

/** Its names are each in their field; one that nothing knows is kept in words. */
function share({ cellsOf, keep, accounts }: LineAccounts, field: 'lead' | 'coLead', isWhole: boolean): void {
  for (const { column, cell } of cellsOf(field))
    if (!isWhole) keep(column, cell.text)
    else if (accounts.get(column)?.fate === 'understood')
      accounts.set(column, { fate: 'understood', as: field, isShared: true })
}

/** The names of one cell: the first known one is of its field, the others go on; words that nothing knows stay words. */
function readNames(field: 'lead' | 'coLead', cells: LineAccounts, facts: ImportFacts) {
  const parts = splitNames(cells.textOf(field), facts)
  if (!parts) return { first: undefined, others: [] }
  share(
    cells,
    field,
    parts.every(({ isKnown }) => isKnown),
  )
  const [first, ...others] = parts.filter(({ isKnown }) => isKnown)
  return { first, others }
}

/** Of several leads in one cell, the second is the co-lead where no column says one. */
function readCoLead(accounts: LineAccounts, seconds: readonly NamedPart[], facts: ImportFacts) {
  const text = accounts.textOf('coLead')
  const said = readNames('coLead', accounts, facts)
  const given = said.first ?? (text === '' ? seconds[0] : undefined)
  const coLead = given ?? matchName(text, facts)
  const others = [...(text === '' ? seconds.slice(1) : seconds), ...said.others]
  // A co-lead has no service: it is named.
  if (coLead.serviceId !== null) return { partyId: null, name: (given?.text ?? text).replace(/\s+/g, ' '), others }
  return { partyId: coLead.partyId, name: coLead.name, others }
}

/** Names of the column of partners, and of the leads that come after the second; `words`: whoever a party is named with. */
function readPartners({ textOf }: LineAccounts, others: readonly NamedPart[], facts: ImportFacts) {
  const ofPart = ({ text, partyId, name }: NamedPart) => ({
    ...{ name: text, partyId: matchPartner(text, facts) ?? partyId },
    words: partyId !== null && name !== '' ? text : '',
  })
  const said = listOf(textOf('partners'), /\n|;|,/).flatMap((name) => {
    const partyId = matchPartner(name, facts)
    return (partyId === null && splitNames(name, facts)?.map(ofPart)) || [{ name, partyId, words: '' }]
  })
  return [...said, ...others.map(ofPart)]
}

export function readPeople(accounts: LineAccounts, facts: ImportFacts) {
  const { cellsOf, textOf, keep, shorten } = accounts
  const leads = readNames('lead', accounts, facts)
  const lead = readLead(leads.first, cellsOf('lead'), cellsOf('service'), facts, keep)
  const coLead = readCoLead(accounts, leads.others, facts)
  const isLeading = (partyId: string | null) => partyId !== null && [lead.partyId, coLead.partyId].includes(partyId)
  // Whom nothing knows is no partner: her name stays in words.
  const isUnknown = (part: NamedPart) => part.partyId === null && part.serviceId === null && part.personId === null
  if (coLead.others.some(isUnknown)) for (const { column, cell } of cellsOf('lead')) keep(column, cell.text)
  const partners = readPartners(
    accounts,
    coLead.others.filter((part) => !isUnknown(part) && (part.name !== '' || !isLeading(part.partyId))),
    facts,
  )
  const others = partners.flatMap(({ name, partyId, words }) => words || (partyId === null ? name : []))
  const bodyId = matchBody(textOf('body'), facts)
  if (bodyId === null) for (const { column, cell } of cellsOf('body')) keep(column, cell.text)
  return {
    partnerNames: partners.flatMap(({ name, words }) => (words === '' ? [name] : [])),
    people: {
      ...{ leadPersonId: lead.personId, leadPartyId: lead.partyId, leadServiceId: lead.serviceId },
      leadName: shorten('lead', lead.name, fields.leadName.max),
      leadEmail: readAddress(cellsOf('email'), textOf('lead'), keep),
      coLeadPartyId: coLead.partyId,
      coLeadName: shorten('coLead', coLead.name, fields.coLeadName.max),
      electedSponsor: shorten('sponsor', textOf('sponsor').replace(/\s*\n\s*/g, ', '), fields.electedSponsor.max),
      partnersText: shorten('partners', others.join(', '), fields.partnersText.max),
      partyIds: [...new Set(partners.flatMap(({ partyId }) => partyId ?? []))],
      bodyId,
    },
  }
}

/** The lead as its column names it; a column of services says which service, or stays beside in words. */
function readLead(first: NamedPart | undefined, leads: Cells, services: Cells, facts: ImportFacts, keep: Keep) {
  const lead = first ?? matchName(leads.map(({ cell }) => cell.text).join('\n'), facts)
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
