/** Words of what folds on an action sheet. Pure. Rules: docs/rules/plan.md §11. */

import type { CafField } from '../plan.ts'
import { inhabitantsPartWords, priorityWords, recurrenceWords } from './choice-words.fr.ts'
import type { DependencyConflict } from './dependencies.ts'

type ShownEnd = {
  readonly actionId: string
  readonly code: string
  readonly title: string
  readonly stepTitle: string | null
}
type ShownArea = { readonly name: string; readonly communeName: string; readonly isPriority: boolean }
type ShownPlaces = {
  readonly communes: readonly { readonly name: string }[]
  readonly namedAreas: readonly ShownArea[]
  readonly areas: string
}

const named = new Intl.ListFormat('fr', { type: 'conjunction' })
const readers = (parties: readonly string[]): string =>
  parties.length === 0
    ? 'la coordination et son pilote (elle ne nomme aucune partie)'
    : `la coordination, son pilote et les membres des parties qu’elle nomme : ${named.format(parties)}`

export const sheetLabels = {
  whoReads: 'Qui lit cette fiche',
  changeReaders: 'Qui lit cette fiche : l’ouvrir à tous',
  restrictedTitle: 'Fiche restreinte',
  /** @param parties short names of those it names */
  restricted: (parties: readonly string[]): string =>
    `Seuls la lisent ${readers(parties)}. Elle n’est ni comptée ni montrée aux autres, et ne sort pas de Trame : ni export, ni impression du plan, ni dossier, ni ordre du jour, ni convention.`,
  openSheet: 'Tous les membres de la CTG lisent cette fiche.',
  restrictingTells: (parties: readonly string[]): string =>
    `Restreinte, seuls la liraient ${readers(parties)}. Ce qui en a déjà été dit (conventions, dossiers, comptes rendus, courriels) ne se reprend pas.`,
  openingTells: 'Ouverte, tous les membres de la CTG la lisent, avec son historique et ses documents.',
  restrict: 'Fiche restreinte',
  restrictHint:
    'Lue seulement par la coordination, son pilote et les membres des parties qu’elle nomme ; elle ne sort pas de Trame. S’ouvre à tous quand vous voulez.',
  restrictNow: 'Restreindre cette fiche',
  openToAll: 'Ouvrir à tous les membres',
  priority: priorityWords,
  recurrence: recurrenceWords,
  inhabitantsPart: inhabitantsPartWords,
  /** What folds on the sheet, to read. */
  group: {
    leading: 'Pilotage',
    aim: 'Résultats et public',
    places: 'Où',
    calendar: 'Priorité et calendrier',
    means: 'Moyens et leviers de la Caf',
    plans: 'Autres plans',
    success: 'Réussite',
  },
  /** Examples of levers under each field of the Caf. */
  leversHint: {
    benefits: 'Par exemple : RSA, complément de libre choix du mode de garde, aides au logement.',
    'social-work': 'Par exemple : rendez-vous des parents qui se séparent, accompagnement après une naissance.',
    'collective-aid': 'Par exemple : bonus territoire, prestation de service, Fonds publics et territoires, COF.',
  } satisfies Record<CafField, string>,
  /** What contradicts a dependency, told beside it. */
  conflict: {
    'awaited-left': 'ce qu’elle attend est sorti du plan',
    'already-begun': 'a déjà commencé',
    dates: 'les dates se contredisent',
  } satisfies Record<DependencyConflict, string>,
  /** One end of a dependency on the sheet of this action: its own steps are not told with its title again. */
  endOn: (actionId: string, end: ShownEnd): string =>
    end.actionId === actionId && end.stepTitle !== null ? `l’étape « ${end.stepTitle} »` : sheetLabels.end(end),
  /** « 1.2.3 Ouvrir un relais, étape « Choisir le site » ». */
  end: ({ code, title, stepTitle }: ShownEnd): string =>
    stepTitle === null ? `${code} ${title}` : `${code} ${title}, étape « ${stepTitle} »`,
  /** « Le Luth (QPV) », with its commune where there are several. */
  area: ({ name, communeName, isPriority }: ShownArea, hasSeveralCommunes: boolean): string => {
    const notes = [...(hasSeveralCommunes ? [communeName] : []), ...(isPriority ? ['QPV'] : [])]
    return notes.length === 0 ? name : `${name} (${notes.join(', ')})`
  },
  /** Communes, quartiers, then the words: one line. */
  places: ({ communes, namedAreas, areas }: ShownPlaces): string =>
    [...communes.map(({ name }) => name), ...namedAreas.map((area) => sheetLabels.area(area, false)), areas]
      .filter(Boolean)
      .join(', '),
} as const
