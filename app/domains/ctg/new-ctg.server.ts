/** A new CTG with its parties, perimeter, themes and target dates. Rules: docs/rules/ctg.md §3-5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { listTerritories } from '#app/domains/territory/queries.server.ts'
import type { Membership, PartyKind } from '#app/kernel/actor.ts'
import { addMonths, type DatePrecision, firstDayOf, parisDay, timeZoneOf } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { addRows, rowOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { usualTargets } from './ctg.ts'
import { inputLabels } from './input-labels.fr.ts'
import { kindOfName, namesCommune, proposedShortName, withOf } from './names.fr.ts'
import { listChosenThemes } from './themes.ts'

type NewParty = { readonly name: string; readonly shortName?: string; readonly kind?: PartyKind }

export type NewCtg = {
  readonly name: string
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly signedOn?: string | null
  readonly signatureTargetOn: string | null
  readonly signatureTargetPrecision: DatePrecision
  readonly predecessorId?: string | null
  /** Set when a CTG already running is taken up. */
  readonly takenUpOn?: string | null
  readonly caf: NewParty
  readonly authority: NewParty & { readonly territoryCode: string }
  /** MSA, communes that sign too… in their order; without a kind, each is what its name says. */
  readonly otherSignatories: readonly (NewParty & { readonly territoryCode?: string })[]
  readonly communeCodes: readonly string[]
  /** The communes of the perimeter sign too. */
  readonly communesSign: boolean
  /** Keys of usual themes, then names of the CTG’s own. */
  readonly themeKeys: readonly string[]
  readonly ownThemes: readonly string[]
  /** The lead party the creator coordinates for, and her function there. */
  readonly creatorSide: 'caf' | 'authority'
  readonly creatorFunction: string
}

/** @throws DomainError invalid when a code is not a commune Trame knows */
export async function requireCommunes({ tx }: Pick<Work, 'tx'>, codes: readonly string[], field: string) {
  const found = await listTerritories(tx, [...new Set(codes)])
  const communes = found.filter(({ kind }) => kind === 'commune')
  if (communes.length === 0 || communes.length !== new Set(codes).size)
    throw new DomainError('invalid', 'ctg.unknown-commune', {
      [field]: inputLabels.communeUnknown,
    })
  return communes
}

async function requireAuthorityTerritory({ tx }: Work, code: string): Promise<void> {
  const [territory] = await listTerritories(tx, [code])
  if (!territory)
    throw new DomainError('invalid', 'ctg.unknown-authority', {
      territoryCode: inputLabels.authorityUnknown,
    })
}

type PartyRow = NewParty & {
  readonly id: string
  readonly kind: PartyKind
  readonly isLead: boolean
  readonly territoryCode: string | null
}

type Communes = Awaited<ReturnType<typeof requireCommunes>>

function partyRows(input: NewCtg, communes: Communes, newId: () => string): readonly PartyRow[] {
  const leads: readonly PartyRow[] = [
    { ...input.caf, id: newId(), kind: 'caf', isLead: true, territoryCode: null },
    { ...input.authority, id: newId(), kind: 'authority', isLead: true },
  ]
  const others = input.otherSignatories.map((party): PartyRow => {
    // A commune of the perimeter, written by its name, is that commune.
    const commune = communes.find(({ name }) => namesCommune(party.name, name))
    const territoryCode = party.territoryCode ?? commune?.code ?? null
    const kind = commune ? 'authority' : (party.kind ?? kindOfName(party.name))
    return { ...party, id: newId(), isLead: false, territoryCode, kind }
  })
  const named = new Set([input.authority.territoryCode, ...others.map(({ territoryCode }) => territoryCode)])
  const signing = communes
    .filter(({ code }) => input.communesSign && !named.has(code))
    .map(({ code, name }): PartyRow => {
      const party = { name: `Commune ${withOf(name)}`, shortName: name, territoryCode: code }
      return { ...party, id: newId(), kind: 'authority', isLead: false }
    })
  return [...leads, ...signing, ...others]
}

/** The two leads first, then the communes that sign, then the others. */
async function insertParties(
  { tx, newId }: Work,
  ctgId: string,
  input: NewCtg,
  communes: Communes,
): Promise<readonly PartyRow[]> {
  const rows = partyRows(input, communes, newId)
  await addRows(
    tx,
    'party',
    rows.map((party, position) => ({
      ctg_id: ctgId,
      id: party.id,
      kind: party.kind,
      name: party.name,
      short_name: party.shortName ?? proposedShortName(party.name),
      is_signatory: true,
      is_lead: party.isLead,
      territory_code: party.territoryCode,
      position,
    })),
  )
  return rows
}

async function insertTargets({ tx, newId, at }: Work, ctgId: string, input: NewCtg): Promise<void> {
  const { signatureTargetOn, signatureTargetPrecision } = input
  if (!signatureTargetOn || input.takenUpOn) return
  const targets = usualTargets
    .map(({ kind, monthsBeforeSignature }) => ({
      kind,
      on: firstDayOf(addMonths(signatureTargetOn, -monthsBeforeSignature), signatureTargetPrecision),
      precision: signatureTargetPrecision,
    }))
    .filter(({ kind, on }) => kind === 'signed' || on >= parisDay(at))
  await addRows(
    tx,
    'milestone',
    targets.map(({ kind, on, precision }) => ({
      ctg_id: ctgId,
      id: newId(),
      kind,
      target_on: on,
      target_precision: precision,
    })),
  )
}

async function insertCtg({ tx, at }: Work, ctgId: string, input: NewCtg): Promise<void> {
  await addRows(tx, 'ctg', {
    id: ctgId,
    name: input.name,
    starts_on: input.startsOn,
    ends_on: input.endsOn,
    signed_on: input.signedOn ?? null,
    signature_target_on: input.signatureTargetOn && firstDayOf(input.signatureTargetOn, input.signatureTargetPrecision),
    signature_target_precision: input.signatureTargetPrecision,
    predecessor_id: input.predecessorId ?? null,
    taken_up_on: input.takenUpOn ?? null,
    created_at: at,
  })
}

async function insertThemes({ tx, newId }: Work, ctgId: string, input: NewCtg) {
  const themes = listChosenThemes(input.themeKeys, input.ownThemes).map((theme) => ({ ...theme, id: newId() }))
  await addRows(
    tx,
    'theme',
    themes.map(({ id, name, catalogueKey }, position) => ({
      ctg_id: ctgId,
      id,
      name,
      catalogue_key: catalogueKey,
      position,
    })),
  )
  return themes
}

/**
 * Creates the CTG, its parties, perimeter, themes and target dates, and makes the actor coordinator of the lead party she
 * chose. Rules: docs/rules/ctg.md §3-5.
 * @returns ids of what was made; `membership` is the actor's new mandate, to be added to her actor within this transaction
 * @throws DomainError invalid for an unknown commune or authority
 */
export async function createCtgRows(work: Work, input: NewCtg) {
  const { tx, newId, at, actor } = work
  const communes = await requireCommunes(work, input.communeCodes, 'communeCodes')
  await requireAuthorityTerritory(work, input.authority.territoryCode)
  const ctgId = newId()
  await insertCtg(work, ctgId, input)
  const parties = await insertParties(work, ctgId, input, communes)
  await addRows(
    tx,
    'ctg_perimeter',
    communes.map(({ code }) => ({ ctg_id: ctgId, territory_code: code })),
  )
  const themes = await insertThemes(work, ctgId, input)
  await insertTargets(work, ctgId, input)

  const [caf, authority] = parties
  if (!caf || !authority) throw new Error('a CTG has two lead parties')
  const own = input.creatorSide === 'caf' ? caf : authority
  const membership: Membership = {
    memberId: newId(),
    ctgId,
    partyId: own.id,
    partyKind: own.kind,
    role: 'coordinator',
    themeId: null,
    timeZone: timeZoneOf(communes[0]?.code ?? null),
  }
  await rowOf(tx, 'member', { ctgId, id: membership.memberId }).insert({
    person_id: actor.personId,
    party_id: own.id,
    role: 'coordinator',
    function_title: input.creatorFunction,
    created_at: at,
  })
  await recordAct(
    { ...work, actor: { ...actor, memberships: [...actor.memberships, membership] } },
    input.takenUpOn ? 'ctg.taken-up' : 'ctg.created',
    { ctgId, id: ctgId },
    { name: input.name, communes: communes.length },
  )
  return { ctgId, cafPartyId: caf.id, authorityPartyId: authority.id, parties, themes, membership }
}
