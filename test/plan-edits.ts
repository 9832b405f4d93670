/** Edits that people make in an exported plan, drawn at random: each differs from what the cell says. Pure. */

import { planLabels as t } from '#app/domains/plan/labels.fr.ts'
import { choicesIn, type FieldLists, type NameList } from '#app/domains/plan/sheet/field-lists.ts'
import { sheetLabels as s } from '#app/domains/plan/sheet/labels.fr.ts'
import { exportLabels as e } from '#app/domains/plan-files/export/labels.fr.ts'
import type { SheetKey } from '#app/domains/plan-list/export-menu-labels.fr.ts'

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

const c = e.column
type Draw = (random: () => number, before: string, facts: FieldLists) => string

const pick = <Item>(items: readonly Item[], random: () => number): Item | undefined =>
  items[Math.floor(random() * items.length)]

const words = ['relais', 'familles', 'quartier nord', 'à revoir', 'jeunesse ; été', '« lieu »', '12 places', '=1+1']
const anyText: Draw = (random, before) =>
  random() < 0.3
    ? `${before}\n${pick(words, random)} ${Math.floor(random() * 1000)}`
    : `${pick(words, random)} ${Math.floor(random() * 1e6)}`
const mayBeEmpty: Draw = (random, before, facts) =>
  before !== '' && random() < 0.2 ? '' : anyText(random, before, facts)

const dayAt = (random: () => number): string => {
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${two(1 + Math.floor(random() * 28))}/${two(1 + Math.floor(random() * 12))}/${2026 + Math.floor(random() * 4)}`
}
const day: Draw = (random, before) => (before !== '' && random() < 0.15 ? '' : dayAt(random))
const looseDates = ['sept. 2028', '2e trim. 2028', '2031', 'sept-28', 'fin 2029', 'à définir', 'rentrée 2028']
const date: Draw = (random, before, facts) =>
  random() < 0.5 ? (pick(looseDates, random) ?? '') : day(random, before, facts)
const number: Draw = (random, before) =>
  before !== '' && random() < 0.15 ? '' : String(Math.round(random() * 1e6) / 10).replace('.', ',')
const year: Draw = (random) => String(2020 + Math.floor(random() * 12))
const oneOf =
  (listOf: (facts: FieldLists) => readonly string[]): Draw =>
  (random, _before, facts) =>
    random() < 0.1 ? 'inconnu au bataillon' : (pick(['', ...listOf(facts)], random) ?? '')
const someOf =
  (listOf: (facts: FieldLists) => readonly string[]): Draw =>
  (random, _before, facts) =>
    listOf(facts)
      .filter(() => random() < 0.5)
      .join('\n')
const namesIn = (list: NameList) => (lists: FieldLists) => choicesIn(list, lists).map(({ text }) => text)
const parties = namesIn('parties')
const services = namesIn('services')
const labels = (record: Readonly<Record<string, string>>) => () => Object.values(record)

const draws: Readonly<Record<SheetKey, Readonly<Record<string, Draw>>>> = {
  actions: {
    [c.title]: anyText,
    [c.objectives]: someOf(namesIn('objectives')),
    [c.theme]: oneOf(namesIn('themes')),
    [c.leadParty]: oneOf(parties),
    [c.leadService]: oneOf(services),
    [c.leadName]: mayBeEmpty,
    [c.leadPerson]: oneOf(namesIn('people')),
    [c.leadEmail]: (random) => (random() < 0.3 ? 'pas une adresse' : `pilote${Math.floor(random() * 1e5)}@exemple.fr`),
    [c.leadServices]: someOf(services),
    [c.services]: someOf(services),
    [c.partners]: someOf(parties),
    [c.partnersText]: mayBeEmpty,
    [c.startsOn]: date,
    [c.endsOn]: date,
    [c.status]: oneOf(labels(t.status)),
    [c.isWatched]: (random, before) => (random() < 0.2 ? 'peut-être' : before === '' ? 'oui' : ''),
    [c.nextStep]: mayBeEmpty,
    [c.nextStepOn]: date,
    [c.need]: mayBeEmpty,
    [c.description]: mayBeEmpty,
    [c.public]: mayBeEmpty,
    [c.areas]: mayBeEmpty,
    [c.electedSponsor]: mayBeEmpty,
    [c.coLeadParty]: oneOf(parties),
    [c.coLeadName]: mayBeEmpty,
    [c.body]: oneOf(namesIn('bodies')),
    [c.expectedResults]: mayBeEmpty,
    [c.tags]: (random) => `parentalité\nrépit ${Math.floor(random() * 1000)}`,
    [c.inhabitantsPart]: oneOf(labels(s.inhabitantsPart)),
    [c.priority]: oneOf(labels(s.priority)),
    [c.recurrence]: oneOf(labels(s.recurrence)),
    [c.calendarText]: mayBeEmpty,
    [c.communes]: someOf(namesIn('communes')),
    [c.namedAreas]: someOf(namesIn('areas')),
    [c.linkedPlans]: someOf(namesIn('linkedPlans')),
    [c.humanMeans]: mayBeEmpty,
    [c.materialMeans]: mayBeEmpty,
    [c.qualitativeIndicators]: mayBeEmpty,
    [c.watchPoints]: mayBeEmpty,
    [c.successConditions]: mayBeEmpty,
    [c.cafFields]: (random) =>
      random() < 0.2 ? 'la Caf paie tout' : `aides collectives : bonus ${Math.floor(random() * 1000)}\ntravail social`,
    [c.externalId]: (random) => `ACT-${Math.floor(random() * 1e6)}`,
    [c.lastReportOn]: day,
    [c.code]: anyText,
  },
  steps: {
    [c.step]: anyText,
    [c.targetOn]: date,
    [c.doneOn]: day,
    [c.status]: oneOf(labels(t.step)),
    [c.responsible]: mayBeEmpty,
    [c.responsibleParty]: oneOf(namesIn('shortParties')),
    [c.stepDescription]: mayBeEmpty,
  },
  means: {
    [c.year]: year,
    [c.nature]: oneOf(labels(t.meansNature)),
    [c.funder]: anyText,
    [c.scheme]: mayBeEmpty,
    [c.status]: oneOf(labels(t.meansState)),
    [c.amountEuros]: number,
    [c.cofNumber]: mayBeEmpty,
  },
  measures: {
    [c.measure]: anyText,
    [c.unit]: mayBeEmpty,
    [c.baseline]: number,
    [c.baselineOn]: day,
    [c.target]: number,
    [c.measureTargetOn]: day,
  },
  readings: { [c.measuredOn]: day, [c.value]: number, [c.source]: mayBeEmpty },
  dependencies: { [c.awaitedTitle]: anyText, [c.awaitedStep]: anyText },
}

/** Titles of the columns one may edit at random. */
export const editableHeaders = (key: SheetKey): readonly string[] => Object.keys(draws[key])

/** Another text for this cell; undefined when ten draws said the same. */
export function drawEdit(
  at: { readonly key: SheetKey; readonly header: string; readonly before: string },
  facts: FieldLists,
  random: () => number,
): string | undefined {
  for (let turn = 0; turn < 10; turn += 1) {
    const text = draws[at.key][at.header]?.(random, at.before, facts).trim()
    if (text !== undefined && text !== at.before) return text
  }
}
