/** Words of the points of a schéma: what the texts ask, what answers, what is not there. Pure. */
import { inCommune } from '#app/domains/territory/in-territory.fr.ts'
import { formatCount, formatFirst, formatList } from '#app/kernel/format.ts'
import type { CoverKind, Lack, Reference } from './material.ts'
import type { PointKey } from './point-keys.ts'
import type { ListedPoint, PointState } from './points.ts'

type PointWords = {
  /** Number in the decree, « 4° c »; empty when only the law asks for it. */
  readonly number: string
  readonly name: string
  /** What it asks, in full, and what Trame looks for. */
  readonly asks: string
}

export const pointWords: Readonly<Record<PointKey, PointWords>> = {
  '1': {
    number: '1°',
    name: 'Recensement des équipements, services et modes d’accueil',
    asks: 'Ce qui existe pour les enfants de moins de 3 ans et leurs familles. Trame trouve les équipements et services décrits dans le diagnostic, et les places par mode d’accueil des chiffres publics.',
  },
  '2': {
    number: '2°',
    name: 'Besoins des familles d’enfants de moins de 3 ans',
    asks: 'L’état et la nature des besoins. Trame cherche les chiffres sur ces enfants et leurs familles, et les constats partagés du thème.',
  },
  '3': {
    number: '3°',
    name: 'Zones où l’offre manque',
    asks: 'Où l’offre ne suffit pas. Trame cherche les places publiées commune par commune, les quartiers de la CTG, et un constat partagé de faiblesse ou de menace.',
  },
  '4a': {
    number: '4° a',
    name: 'Objectifs par zone',
    asks: 'Ce qu’on veut atteindre, zone par zone. Trame cherche les objectifs du thème et les lieux où leurs actions se déroulent.',
  },
  '4b': {
    number: '4° b',
    name: 'Emplois et compétences',
    asks: 'Comment on fera face aux besoins de professionnels. Trame cherche les actions qui parlent de métiers, de recrutement ou de formation.',
  },
  '4c': {
    number: '4° c',
    name: 'Accès : travail, santé, handicap, faibles ressources',
    asks: 'Ce qui ouvre l’accueil, par la distance et par le prix, aux quatre situations de familles de l’article L. 214-2. Chacune a sa page.',
  },
  '4d': {
    number: '4° d',
    name: 'Appui à la qualité',
    asks: 'Ce qui soutient la qualité de l’accueil. Trame cherche les actions qui parlent de qualité, de pratiques ou de charte nationale.',
  },
  '4e': {
    number: '4° e',
    name: 'Investissements',
    asks: 'Les investissements prévus. Trame cherche les actions qui ont une ligne d’investissement chiffrée.',
  },
  '4f': {
    number: '4° f',
    name: 'Coûts, moyens et difficultés',
    asks: 'Ce que coûtent les actions, ce qui les porte, ce qui peut les gêner. Trame cherche les moyens chiffrés et les points de vigilance des fiches.',
  },
  '4g': { number: '4° g', name: 'Calendrier', asks: 'Quand. Trame cherche le début et la fin des actions du thème.' },
  '4h': {
    number: '4° h',
    name: 'Indicateurs et évaluation',
    asks: 'À quoi l’on verra le résultat. Trame cherche les mesures des actions et les cibles des objectifs.',
  },
  travail: {
    number: '',
    name: 'Conditions de vie et de travail',
    asks: 'Familles dont les horaires, l’emploi ou l’insertion demandent un accueil adapté.',
  },
  sante: { number: '', name: 'Santé', asks: 'Familles qu’une question de santé éloigne de l’accueil.' },
  handicap: { number: '', name: 'Handicap', asks: 'Enfants ou parents en situation de handicap.' },
  ressources: { number: '', name: 'Faibles ressources', asks: 'Familles pour qui le prix est un obstacle.' },
  relais: {
    number: '',
    name: 'Relais petite enfance',
    asks: 'Le relais petite enfance (article L. 214-2-1) parmi les services. Trame le cherche parmi les équipements, les services de la CTG et les actions.',
  },
}

export const pointTitle = (key: PointKey): string => `${pointWords[key].number} ${pointWords[key].name}`.trim()

export const stateWords: Readonly<Record<PointState, string>> = {
  answered: 'a une réponse',
  part: 'en partie',
  missing: 'manque',
}

const typeNames: Readonly<Partial<Record<Reference['type'], readonly [string, string]>>> = {
  facility: ['équipement', 'équipements'],
  figure: ['chiffre', 'chiffres'],
  finding: ['constat', 'constats'],
  objective: ['objectif', 'objectifs'],
  action: ['action', 'actions'],
  service: ['service', 'services'],
  area: ['quartier', 'quartiers'],
  document: ['document', 'documents'],
}

/** « 6 chiffres, 4 constats »; « manque » when nothing answers. */
export function answerWords({ answers, state }: Pick<ListedPoint, 'answers' | 'state'>): string {
  if (answers.length === 0) return stateWords[state]
  const counts = new Map<string, { count: number; names: readonly [string, string] }>()
  for (const { type } of answers) {
    const names = typeNames[type] ?? ['autre objet', 'autres objets']
    counts.set(names[0], { count: (counts.get(names[0])?.count ?? 0) + 1, names })
  }
  return [...counts.values()].map(({ count, names }) => formatCount(count, ...names)).join(', ')
}

const fixedLacks: Readonly<Record<string, string>> = {
  theme: 'la CTG n’a pas de thème « Petite enfance »',
  facilities: 'aucun équipement n’est décrit : la liste reste à relier',
  'needs-figures': 'aucun chiffre sur les enfants de moins de 3 ans et leurs familles',
  'needs-findings': 'aucun constat partagé',
  'zones-figures': 'ni chiffres par commune, ni quartiers',
  'zones-finding': 'aucun constat partagé ne dit où l’offre manque',
  amounts: 'des actions n’ont pas de moyens chiffrés',
  difficulties: 'aucune fiche ne dit de point de vigilance',
  dates: 'des actions n’ont pas de début ou de fin',
  targets: 'aucune cible chiffrée',
  'in-part': 'une situation n’est servie qu’en partie',
  'relay-service': 'aucun relais petite enfance parmi les équipements et les services',
}

/** What lacks, each in a few words; zones and situations together. */
export function lackWords(lacks: readonly Lack[]): readonly string[] {
  const named = (prefix: string) =>
    lacks.flatMap((lack) => (lack.startsWith(prefix) ? [lack.slice(prefix.length)] : []))
  const zones = named('zone-')
  const four = named('situation-').flatMap((key) => (key in pointWords ? [situationName(key)] : []))
  return [
    ...lacks.flatMap((lack) => fixedLacks[lack] ?? []),
    ...(zones.length > 0 ? [`aucune action ne se déroule ${formatFirst(zones.map(inCommune))}`] : []),
    ...(four.length > 0 ? [`rien sur ${formatList(four.map((name) => `« ${name} »`))}`] : []),
  ]
}

const situationName = (key: string): string =>
  Object.entries(pointWords)
    .find(([known]) => known === key)?.[1]
    .name.toLowerCase() ?? key

export const coverWords: Readonly<Record<CoverKind, string>> = {
  whole: 'Répond au point',
  part: 'Répond en partie',
  aside: 'Écarté',
}

export const referenceName = ({ type }: Pick<Reference, 'type'>): string => typeNames[type]?.[0] ?? 'objet de la CTG'
