/** Sentences of what is carried from the CTG before. Pure. */

import { formatCount, formatDate } from '#app/kernel/format.ts'
import { formatQuantity } from '#app/kernel/french.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import type { Absent, AbsentKind } from './absent.ts'
import type { CarriedMeasure } from './carried-sheet.ts'
import type { CarryPart } from './carry.ts'
import { type Former, withoutMandate } from './renewal-labels.fr.ts'

export { renewalLabels } from './renewal-labels.fr.ts'

type LastValue = {
  readonly name: string
  readonly unit: string
  readonly value: number
  readonly measuredOn: string
}

const part: Record<CarryPart, string> = {
  texts: 'Textes de la fiche',
  lead: 'Pilote et copilote',
  partners: 'Partenaires',
  services: 'Services',
  places: 'Lieux',
  levers: 'Leviers de la Caf',
  plans: 'Autres plans',
  measures: 'Mesures',
  steps: 'Étapes non terminées',
  means: 'Financeurs et dispositifs',
}

const partHint: Record<CarryPart, string> = {
  texts: 'Besoin, description, résultats attendus, public, part des habitants, réussite.',
  lead: 'Partie, service, nom, élu référent, instance qui suit l’action.',
  partners: 'Les parties, et ceux qui sont écrits en toutes lettres.',
  services: 'Ceux qui portent l’action et qui existent dans cette CTG.',
  places: 'Communes du périmètre, quartiers, secteur.',
  levers: 'Les trois champs, et ce que la Caf y apporte.',
  plans: 'Contrat de ville, contrat local de santé…',
  measures: 'La dernière valeur connue devient le départ ; la cible est à redire.',
  steps: 'Sans leurs dates ; celles qui sont terminées restent sur la fiche d’alors.',
  means: 'Sans montant ni année passée : qui apportait quoi, à chiffrer de nouveau.',
}

const absentTitle: Record<AbsentKind, string> = {
  party: 'Partie',
  theme: 'Thème',
  service: 'Service',
  objective: 'Objectif',
  area: 'Quartier',
  plan: 'Autre plan',
}

const absentNote: Record<AbsentKind, (within: string) => string> = {
  party: () => 'comme partie associée',
  theme: () => '',
  service: (within) => within,
  objective: (within) => (within === '' ? '' : `sous « ${within} »`),
  area: (within) => within,
  plan: () => '',
}

export const carryLabels = {
  title: 'Reconduire des actions de la CTG précédente',
  lead: (name: string): string =>
    `Cochez les actions de « ${name} » qui continuent : chacune devient une proposition de ce plan, reliée à sa fiche d’alors.`,
  what: 'Ce qui vient avec elles',
  whatNote: 'Le titre et les objectifs du même nom viennent toujours. Les dates sont à redire.',
  part,
  partHint,
  see: 'Voir ce qui sera écrit',
  nothingChosen: 'Aucune action n’est cochée : cochez celles qui continuent.',
  previewTitle: (count: number): string => `${formatCount(count, 'action')} à reconduire`,
  previewLead:
    'Rien n’est encore écrit. Voici ce que dira chaque fiche, à l’état proposé, et ce qui reste sur celle d’alors.',
  left: (left: readonly string[]): string => `Reste sur la fiche d’alors : ${left.join(', ')}.`,
  absentTitle: 'Absent de cette CTG',
  absentLead:
    'Ces fiches parlent de ce qui n’est pas dans les listes de cette CTG. Ce qui est coché y sera créé ; le reste ne viendra pas.',
  absent: ({ kind, name, within }: Absent): string => {
    const note = absentNote[kind](within)
    return `${absentTitle[kind]} : ${name}${note === '' ? '' : ` (${note})`}`
  },
  back: 'Changer le choix',
  carry: (count: number): string => `Reconduire ${formatCount(count, 'action')}`,
  carriedAs: 'déjà reconduite',
  none: 'La CTG précédente n’a pas d’action.',
  allCarried: 'Toutes ses actions sont déjà reconduites.',
  noPredecessor: 'Cette CTG n’en suit aucune : dites laquelle dans son cadre, si elle en renouvelle une.',
  setPredecessor: 'Ouvrir le cadre de la CTG',
  notMember: (former: Former): string => withoutMandate(former, 'en reconduire les actions'),
  said: 'Actions reconduites, à l’état proposé.',
  takeBackNote:
    'Leurs fiches d’alors sont de nouveau à reconduire. Ce qui a été créé dans les listes pour elles reste.',
  takeBack: 'Défaire la reconduction',
  takenBackSaid: 'Reconduction défaite. Les actions que quelqu’un avait changées depuis sont restées.',
  count: (count: number): string => formatCount(count, 'action'),
  objectives: 'Objectif',
  noObjective: 'aucun du même nom dans ce plan, à relier ensuite',
  withCoLead: (lead: string, coLead: string): string => `${lead} ; copilote : ${coLead}`,
  /** « Familles accueillies : départ 14 familles (29 févr. 2016) ». */
  measure: ({ name, unit, baseline, baselineOn }: CarriedMeasure): string => {
    if (baseline === null) return `${name} : départ ${gapWords.value}`
    const on = baselineOn === null ? '' : ` (${formatDate(baselineOn, 'day')})`
    return `${name} : départ ${formatQuantity(baseline, unit)}${on}`
  },
  means: (funder: string, scheme: string): string => (scheme === '' ? funder : `${funder}, ${scheme}`),
  dates: 'ses dates',
  doneSteps: (count: number): string => formatCount(count, 'étape terminée', 'étapes terminées'),
  openSteps: (count: number): string => formatCount(count, 'étape non terminée', 'étapes non terminées'),
  meansLines: (count: number): string => formatCount(count, 'ligne de moyens', 'lignes de moyens'),
  amounts: (count: number): string => `les montants de ${formatCount(count, 'ligne de moyens', 'lignes de moyens')}`,
  measures: (count: number): string => formatCount(count, 'mesure'),
  dependencies: (count: number): string => formatCount(count, 'dépendance'),
  files: (count: number): string => formatCount(count, 'document'),
  linksTitle: 'D’une CTG à l’autre',
  from: 'Reconduite de',
  to: 'Reconduite dans',
  ofCtg: (code: string, title: string, ctg: string): string => `${code} ${title} (${ctg})`.trim(),
  lastReport: (day: string): string => `dernier point le ${formatDate(day, 'day')}`,
  /** « Familles accueillies : 14 familles au 29 février 2016 ». */
  lastValue: ({ name, unit, value, measuredOn }: LastValue): string =>
    `${name} : ${formatQuantity(value, unit)} au ${formatDate(measuredOn, 'day')}`,
  history: 'Son histoire',
  historyOf: (code: string): string => ` : fiche ${code}`,
} as const

export const carryRefusals: Readonly<Record<string, string>> = {
  'plan.no-predecessor': 'Cette CTG n’en renouvelle aucune : dites d’abord laquelle, dans son cadre.',
  'plan.already-carried': 'Une de ces actions est déjà reconduite : rechargez la page, puis recommencez.',
  'plan.carry-actions': 'Les actions de la CTG précédente se reconduisent par la coordination.',
}
