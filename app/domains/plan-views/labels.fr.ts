/** Every sentence of the timeline, the map, the means and the matrix of a plan. Pure. */

import { planLabels } from '#app/domains/plan/labels.fr.ts'
import type { CafField } from '#app/domains/plan/plan.ts'
import { atStart, formatCount, formatEuros, formatNumber, plural } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import type { CrossedMeans, MeansCrossing } from './crossed-means.ts'
import type { FieldsMatrix } from './fields-matrix.ts'
import type { PlanPlaces } from './places.ts'
import type { PlanCalendar } from './plan-calendar.ts'

const actions = (count: number): string => formatCount(count, 'action')

type AwaitWords = {
  /** Both ends are on the same sheet. */
  readonly isOwn: boolean
  readonly code: string
  /** Empty when it is the whole action. */
  readonly waitingStep: string
  readonly awaitedStep: string
  /** When what is awaited ends. */
  readonly end: string
}
type Cell = { readonly knownEuros: number; readonly lineCount: number; readonly unknownCount: number }

export const viewLabels = {
  /** « Aides collectives », at the head of a column. */
  fieldHead: (field: CafField): string => atStart(planLabels.cafField[field]),
  caf: 'Champs d’intervention de la Caf',
  powers: 'Compétences des collectivités',
  matrix: 'Thèmes, champs de la Caf et compétences',
  matrixNote:
    'Nombre d’actions de chaque thème qui mobilisent un champ de la Caf, ou que porte une collectivité. Les actions abandonnées ou reportées ne comptent pas.',
  matrixSentence: ({ actionCount, lines, holeCount }: FieldsMatrix): string =>
    `${actions(actionCount)}, ${formatCount(lines.length, 'thème')}, ${formatCount(holeCount, 'case vide', 'cases vides')}.`,
  holesNote: 'Une case vide n’est pas une faute : elle se regarde, et se complète d’ici.',
  powerToSay: gapWords.text,
  none: 'aucune action',
  write: 'Écrire',
  specify: 'Préciser',
  seeTheme: 'Voir le thème',
  carried: (count: number): string => `${actions(count)} ${plural(count, 'portée', 'portées')}`,
  apart: 'Actions hors du tableau',
  apartNote: 'Elles comptent dans leur thème, ou dans leur champ, dès que leur fiche le dit.',
  withoutField: 'Sans champ de la Caf',
  withoutTheme: 'Sans thème',
  sayField: 'Dire le champ',
  sayTheme: 'Choisir un thème',

  means: 'Qui apporte quoi',
  meansNote: `${planLabels.meansNote}. Chaque financeur est sur sa ligne : rien n’est additionné d’un financeur à l’autre.`,
  crossing: { year: 'Par année', axis: 'Par axe', place: 'Par commune' } satisfies Record<MeansCrossing, string>,
  crossingLabel: 'Croiser les moyens',
  meansTitle: (crossing: MeansCrossing, year: number | undefined): string =>
    `${{ year: 'Par financeur et par année', axis: 'Par financeur et par axe', place: 'Par financeur et par commune' }[crossing]}${
      crossing === 'year' ? '' : year === undefined ? ', toutes années réunies' : ` en ${year}`
    }`,
  meansSentence: ({ funders, columns, lineCount, unknownCount }: CrossedMeans): string =>
    lineCount === 0
      ? 'aucun moyen indiqué.'
      : `${formatCount(lineCount, 'ligne')} de moyens, ${formatCount(funders.length, 'financeur')}, ${formatCount(columns.length, 'colonne')}${
          unknownCount > 0 ? `\u00a0; ${formatCount(unknownCount, 'montant')} à préciser` : ''
        }.`,
  meansLead: ({ funders, lineCount, unknownCount }: CrossedMeans): string =>
    `${formatCount(lineCount, 'ligne')} de moyens de ${formatCount(funders.length, 'financeur')}${
      unknownCount > 0 ? `, dont ${formatCount(unknownCount, 'montant')} à préciser` : ''
    }.`,
  /** « 42 000 € », « à préciser »: never 0 for what is not known. */
  meansAmount: ({ knownEuros, lineCount, unknownCount }: Cell): string =>
    lineCount === unknownCount ? gapWords.amount : formatEuros(knownEuros),
  meansUnknown: ({ lineCount, unknownCount }: Cell): string =>
    unknownCount > 0 && unknownCount < lineCount ? `hors ${formatCount(unknownCount, 'ligne')} sans montant` : '',
  meansOf: (funder: string, count: number): string => `${funder}\u00a0: ${formatCount(count, 'ligne')}`,
  meansLines: 'Ligne par ligne',
  lineAmount: (amountEuros: number | null): string =>
    amountEuros === null ? gapWords.amount : formatEuros(amountEuros),
  noMeans:
    'Les moyens que chacun apporte seront ici, par année, par axe et par commune. Ils s’écrivent sur la fiche de chaque action.',
  withoutMeans: (count: number): string => `${actions(count)} sans moyens indiqués`,
  several: 'Plusieurs lieux',
  noPlace: 'Lieu non précisé',
  noAxis: 'Sans axe',

  calendar: 'Calendrier',
  /** What is drawn, by its look. */
  calendarLegend: {
    planned: 'à venir',
    running: 'en cours',
    done: 'terminée',
    late: 'en retard',
    paused: 'suspendue ou sortie du plan',
    step: 'étape',
    'step-done': 'étape faite',
    link: 'attend',
    broken: 'attend, contre ses dates',
  },
  moreActions: (count: number): string =>
    `${formatCount(count, 'action')} de plus ne ${plural(count, 'tient', 'tiennent')} pas ici : choisissez un thème ou un axe.`,
  calendarTable: 'Les mêmes actions, en tableau',
  dependencies: ({ linkCount, brokenCount }: PlanCalendar): string =>
    linkCount === 0
      ? ''
      : `${formatCount(linkCount, 'dépendance')}${brokenCount === 0 ? '' : `, dont ${formatNumber(brokenCount)} que les dates contredisent`}`,
  undated: 'Sans date',
  undatedNote: 'Ni début, ni échéance, ni étape datée : ces actions ne sont pas sur la frise.',
  giveDate: 'Dater',
  /** « l’étape « Ouverture » après 1.1.4, « Première réunion » (avr. 2027) »; its own steps without its code. */
  awaits: ({ isOwn, code, waitingStep, awaitedStep, end }: AwaitWords): string =>
    [
      waitingStep && `« ${waitingStep} »`,
      'après',
      [isOwn ? '' : code, awaitedStep && `« ${awaitedStep} »`].filter(Boolean).join(', '),
      `(${end})`,
    ]
      .filter(Boolean)
      .join(' '),

  places: 'Où agit le plan',
  placesNote: 'Une action qui a lieu dans plusieurs communes compte dans chacune : les nombres ne s’additionnent pas.',
  placesLead: ({ withoutPlace }: Pick<PlanPlaces, 'withoutPlace'>, total: number): string =>
    total === 0
      ? 'Aucune action.'
      : withoutPlace.length === 0
        ? `${actions(total)}, toutes situées.`
        : `${actions(total)}, dont ${formatNumber(withoutPlace.length)} sans lieu précisé.`,
  noMap: 'Les communes de ce périmètre n’ont pas encore de position dans Trame : elles sont en liste.',
  mapNote: 'Cercles : une surface double pour deux fois plus d’actions. En gris, les communes sans action ou voisines.',
  priorityArea: 'QPV',
  placesTable: 'Actions par commune et par quartier',
  nowhere: (count: number): string => `Aucune action n’a lieu dans l’une des ${formatNumber(count)} communes.`,
  elsewhere: (count: number): string => `${formatCount(count, 'autre commune', 'autres communes')} sans action.`,
  place: 'Lieu',
  chooseEach: 'Préciser le lieu',
} as const
