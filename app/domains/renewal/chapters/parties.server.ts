/** Parties with their representatives and powers, and their services. Rules: docs/rules/renewal.md §2.2. */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { addThemePowers, addToLists, fillRepresentatives } from '#app/domains/ctg/steps.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { pairSettings } from '../find-again.ts'
import type { Offer } from '../renewal.ts'
import { renewalLabels as t } from '../renewal-labels.fr.ts'
import { loadSetting } from '../setting.server.ts'
import { type Carried, type ChapterModule, type Scene, stateOf } from './scene.server.ts'

const listFormerParties = (db: Reader, ctgId: string) =>
  rowsOf(db, 'party', { ctg_id: ctgId })
    .select(['id', 'kind', 'name', 'short_name as shortName', 'is_signatory as isSignatory', 'is_lead as isLead'])
    .select(['territory_code as territoryCode', 'represented_by as representedBy', 'represented_as as representedAs'])
    .select(['address', 'siret'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('theme_power')
          .select(['theme_id as themeId', 'power'])
          .where('theme_power.ctg_id', '=', ctgId)
          .whereRef('theme_power.party_id', '=', 'party.id'),
      ).as('powers'),
    )
    .orderBy('position')
    .execute()
type FormerParty = Awaited<ReturnType<typeof listFormerParties>>[number]

/** A lead party is here from the start: what is offered is who represents it and what it does, as long as nobody said so. */
function offerOf(scene: Scene, here: readonly FormerParty[], party: FormerParty): Offer {
  const to = scene.pairs.parties.get(party.id)
  const notes = [
    ...(party.representedBy === null && party.representedAs === null
      ? []
      : [t.represented(party.name, party.representedBy, party.representedAs)]),
    ...(party.powers.length === 0 ? [] : [t.powers(party.powers.length)]),
  ]
  const of = { id: party.id, title: party.name, notes, isUsual: true }
  if (!party.isLead)
    return { ...of, group: party.isSignatory ? t.signatories : t.associates, ...stateOf(scene, party.id, to) }
  const now = here.find(({ id }) => id === to)
  const isSaid =
    now !== undefined && (now.representedBy !== null || now.representedAs !== null || now.powers.length > 0)
  const bar = notes.length === 0 ? t.nothingSaid : undefined
  return { ...of, group: t.leads, to: to ?? null, state: bar ? { bar } : isSaid ? 'present' : 'open' }
}

async function list(db: Reader, scene: Scene): Promise<readonly Offer[]> {
  const [parties, here] = await Promise.all([listFormerParties(db, scene.formerId), listFormerParties(db, scene.ctgId)])
  const services = scene.from.services.map(({ id, name, partyId }): Offer => {
    const party = parties.find((one) => one.id === partyId)
    return {
      ...{ id, group: t.servicesOf(party?.name ?? ''), title: name, notes: [], isUsual: true },
      ...stateOf(scene, id, scene.pairs.services.get(id)),
    }
  })
  return [...parties.map((party) => offerOf(scene, here, party)), ...services]
}

/** A service comes with its party. */
async function write(work: Work, scene: Scene, ids: ReadonlySet<string>): Promise<readonly Carried[]> {
  const { ctgId, formerId, from, pairs } = scene
  const parties = await listFormerParties(work.tx, formerId)
  const services = from.services.filter(({ id }) => ids.has(id))
  const withService = new Set(services.map(({ partyId }) => partyId))
  const added = parties.filter(
    ({ id, isLead }) => !isLead && !pairs.parties.has(id) && (ids.has(id) || withService.has(id)),
  )
  const none = { parties: [], themes: [], services: [], areas: [], linkedPlans: [] }
  await addToLists(work, ctgId, {
    ...none,
    parties: added.map(({ kind, name, shortName, ...standing }) => ({ kind, name, shortName, standing })),
  })
  const withParties = pairSettings(from, await loadSetting(work.tx, ctgId))
  await addToLists(work, ctgId, {
    ...none,
    services: services.flatMap(({ name, cafField, partyId }) => {
      const party = withParties.parties.get(partyId)
      return party === undefined ? [] : [{ name, cafField, partyId: party }]
    }),
  })
  const spoken = [...added, ...parties.filter(({ id, isLead }) => isLead && ids.has(id))]
  await fillRepresentatives(work, ctgId, representativesOf(spoken, withParties.parties))
  await addThemePowers(
    work,
    ctgId,
    spoken.flatMap(({ id, powers }) =>
      powers.flatMap(({ themeId, power }) => {
        const [party, theme] = [withParties.parties.get(id), withParties.themes.get(themeId)]
        return party === undefined || theme === undefined ? [] : [{ partyId: party, themeId: theme, power }]
      }),
    ),
  )
  const after = pairSettings(from, await loadSetting(work.tx, ctgId))
  return [
    ...added.flatMap(({ id }) => carriedAs('party', id, after.parties.get(id))),
    ...services.flatMap(({ id }) => carriedAs('service', id, after.services.get(id))),
  ]
}

const representativesOf = (parties: readonly FormerParty[], pairs: ReadonlyMap<string, string>) =>
  parties.flatMap(({ id, isLead, representedBy, representedAs, address, siret }) => {
    const partyId = pairs.get(id)
    const isSaid = representedBy !== null || representedAs !== null
    return isLead && partyId !== undefined && isSaid
      ? [{ partyId, by: representedBy, as: representedAs, address, siret }]
      : []
  })

const carriedAs = (kind: Carried['kind'], formerId: string, itemId: string | undefined): readonly Carried[] =>
  itemId === undefined ? [] : [{ kind, formerId, itemId }]

export const partiesChapter: ChapterModule = { list, write }
