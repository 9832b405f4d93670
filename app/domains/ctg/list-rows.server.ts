/**
 * Adds to the lists of a CTG what another act needs there: parties that join as associates, themes, services, quartiers, other
 * plans. Called within that act. Rules: docs/rules/ctg.md §3, §5, §6, §8, §9.
 */
import { type AuditLine, recordAudits } from '#app/domains/audit/record-audit.server.ts'
import type { PartyKind } from '#app/kernel/actor.ts'
import { requireRight } from '#app/kernel/permission.ts'
import { addMissingRows, addRows, nextPosition } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { ctgPermissions } from './permissions.ts'

export type ListedParty = {
  readonly kind: PartyKind
  readonly name: string
  readonly shortName: string
  /** Of a party that comes whole from another CTG; absent: an associate of whom nothing else is known. */
  readonly standing?: {
    readonly isSignatory: boolean
    readonly territoryCode: string | null
    readonly representedBy: string | null
    readonly representedAs: string | null
    readonly address: string
    readonly siret: string
  }
}

export type ListRows = {
  readonly parties: readonly ListedParty[]
  readonly themes: readonly { readonly name: string; readonly catalogueKey: string | null }[]
  readonly services: readonly { readonly partyId: string; readonly name: string; readonly cafField: string | null }[]
  readonly areas: readonly { readonly communeCode: string; readonly name: string; readonly isPriority: boolean }[]
  readonly linkedPlans: readonly { readonly name: string; readonly note: string }[]
}

/** Names are those the CTG does not have yet; one that someone adds at the same time is added once. @throws DomainError forbidden */
export async function addToLists(work: Work, ctgId: string, rows: ListRows): Promise<void> {
  requireRight(work.actor, ctgPermissions.lead, { ctgId }, 'ctg.add-party')
  const lines = [
    ...(await addParties(work, ctgId, rows.parties)),
    ...(await addThemes(work, ctgId, rows.themes)),
    ...(await addServices(work, ctgId, rows.services)),
    ...(await addAreas(work, ctgId, rows.areas)),
    ...(await addLinkedPlans(work, ctgId, rows.linkedPlans)),
  ]
  await recordAudits(work, lines)
}

type Lines = Promise<readonly AuditLine[]>

/** Nothing is signed for them: they are associates, unless their standing was that of a signatory. */
async function addParties(work: Work, ctgId: string, parties: ListRows['parties']): Lines {
  if (parties.length === 0) return []
  const first = await nextPosition(work.tx, 'party', { ctg_id: ctgId })
  const rows = parties.map(({ kind, name, shortName, standing }, index) => ({
    ...{ ctg_id: ctgId, id: work.newId(), kind, name, short_name: shortName },
    ...{ is_signatory: standing?.isSignatory ?? false, position: first + index },
    ...{ territory_code: standing?.territoryCode ?? null },
    ...{ represented_by: standing?.representedBy ?? null, represented_as: standing?.representedAs ?? null },
    ...{ address: standing?.address ?? '', siret: standing?.siret ?? '' },
  }))
  await addMissingRows(work.tx, 'party', rows)
  return rows.map(({ id, name, is_signatory: isSignatory }) => ({
    action: 'party.added',
    subject: { type: 'party', id },
    ctgId,
    detail: { name, standing: isSignatory ? 'signatory' : 'associate' },
  }))
}

const ofCtg = (action: string, ctgId: string, detail: object): AuditLine => ({
  action,
  subject: { type: 'ctg', id: ctgId },
  ctgId,
  detail,
})

async function addThemes(work: Work, ctgId: string, themes: ListRows['themes']): Lines {
  if (themes.length === 0) return []
  const first = await nextPosition(work.tx, 'theme', { ctg_id: ctgId })
  await addMissingRows(
    work.tx,
    'theme',
    themes.map(({ name, catalogueKey }, index) => ({
      ...{ ctg_id: ctgId, id: work.newId(), name, catalogue_key: catalogueKey, position: first + index },
    })),
  )
  return themes.map(({ name }) => ofCtg('ctg.theme-added', ctgId, { name }))
}

async function addServices(work: Work, ctgId: string, services: ListRows['services']): Lines {
  if (services.length === 0) return []
  const first = await nextPosition(work.tx, 'service', { ctg_id: ctgId })
  const rows = services.map(({ partyId, name, cafField }, index) => ({
    ...{ ctg_id: ctgId, id: work.newId(), party_id: partyId, name, caf_field: cafField, position: first + index },
  }))
  await addMissingRows(work.tx, 'service', rows)
  return rows.map(({ id, name }) => ({
    action: 'service.added',
    subject: { type: 'service', id },
    ctgId,
    detail: { name },
  }))
}

async function addAreas(work: Work, ctgId: string, areas: ListRows['areas']): Lines {
  if (areas.length === 0) return []
  await addMissingRows(
    work.tx,
    'area',
    areas.map(({ communeCode, name, isPriority }) => ({
      ...{ ctg_id: ctgId, id: work.newId(), commune_code: communeCode, name, is_priority: isPriority },
    })),
  )
  return areas.map(({ name }) => ofCtg('ctg.area-added', ctgId, { name }))
}

async function addLinkedPlans(work: Work, ctgId: string, plans: ListRows['linkedPlans']): Lines {
  if (plans.length === 0) return []
  await addRows(
    work.tx,
    'linked_plan',
    plans.map(({ name, note }) => ({ ctg_id: ctgId, id: work.newId(), name, note })),
  )
  return [ofCtg('ctg.linked-plans-set', ctgId, { added: plans.map(({ name }) => name) })]
}
