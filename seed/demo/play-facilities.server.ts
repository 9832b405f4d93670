/** The facilities of the renewal: a list brought for 2025, carried to 2026, one confirmed, one grown. All invented, and said so. */
import { addFacility } from '#app/domains/facilities/commands/add-facility.server.ts'
import { applyImport } from '#app/domains/facilities/commands/apply-import.server.ts'
import { carryYear } from '#app/domains/facilities/commands/carry-year.server.ts'
import { confirmYear } from '#app/domains/facilities/commands/confirm-year.server.ts'
import { describeYear } from '#app/domains/facilities/commands/describe-year.server.ts'
import { startImport } from '#app/domains/facilities/commands/start-import.server.ts'
import { getFacilitiesPage } from '#app/domains/facilities/queries.server.ts'
import type { Act, CtgIds, Stage } from './stage.server.ts'

const source = 'Illustration : liste inventée pour la démonstration'

const list = [
  ['Nom', 'Type', 'Places', 'Ouverture', 'Gestionnaire', 'Statut du gestionnaire', 'COF'],
  ['Multi-accueil des Tisserands', 'Multi-accueil', '60', '7 h 30-18 h 30, 225 jours', 'Ville', 'public', 'oui'],
  ['Multi-accueil de la Navette', 'Multi-accueil', '45', '7 h 30-18 h 30, 225 jours', 'Ville', 'public', 'oui'],
  ['Micro-crèche Trois Fils', 'Micro-crèche', '12', '', 'Trois Fils', 'association', 'oui'],
  ['Assistantes maternelles', 'Assistantes maternelles', '140', '', '', '', ''],
  ['Relais de la Quenouille', 'Relais petite enfance', '', '', 'Ville', 'public', 'oui'],
  ['La Petite Laine', 'LAEP', '', 'deux demi-journées par semaine', 'Ville', 'public', 'oui'],
  ['Accueil du Métier', 'ALSH périscolaire', '160', '', 'Ville', 'public', 'oui'],
  ['Espace jeunes du Fuseau', 'Accueil de jeunes', '40', '', 'Ville', 'public', ''],
  ['Centre social de l’Ourdissoir', 'Centre social', '', '', 'Association de l’Ourdissoir', 'association', 'oui'],
]

const [broughtOn, carriedOn] = ['2026-06-15', '2026-10-20'] as const

export const facilitiesActs = (stage: Stage, { ctgId }: CtgIds): readonly Act[] => [
  { on: broughtOn, play: () => bringList(stage, ctgId) },
  { on: carriedOn, play: () => carryList(stage, ctgId) },
]

async function bringList(stage: Stage, ctgId: string): Promise<void> {
  const antoine = await stage.as('antoine', broughtOn)
  const pasted = list.map((row) => row.join('\t')).join('\n')
  const { facilityImportId } = await startImport(antoine, { ctgId, year: 2025, source, pasted })
  await applyImport(antoine, { ctgId, facilityImportId })
}

async function carryList(stage: Stage, ctgId: string): Promise<void> {
  const inOctober = await stage.as('antoine', carriedOn)
  await carryYear(inOctober, { ctgId, from: 2025 })
  const { rows } = await getFacilitiesPage(inOctober, ctgId, 2026)
  const grown = rows.find(({ places }) => places === 45)
  if (grown)
    await describeYear(inOctober, {
      ...{ ctgId, facilityId: grown.id, year: 2026, version: '1', state: 'open', places: '50', opening: grown.opening },
      ...{ operator: grown.operator, operatorKind: grown.operatorKind, hasCof: 'yes', source },
    })
  const isSure = rows.filter(({ id, kind }) => id !== grown?.id && kind !== 'micro-creche')
  await confirmYear(inOctober, { ctgId, year: 2026, facilityIds: isSure.map(({ id }) => id) })
  await addFacility(inOctober, {
    ...{ ctgId, year: 2026, name: 'Multi-accueil du Canal', kind: 'multi-accueil', communeCode: '92036' },
    ...{ state: 'planned', places: '30', operator: 'Ville', operatorKind: 'public', source },
  })
}
