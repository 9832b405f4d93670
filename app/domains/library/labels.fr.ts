/** Every sentence of the library. Pure. */
import { formatCount, formatDay, formatList } from '#app/kernel/format.ts'
import type { TerritorySize } from './library.ts'

export const libraryLabels = {
  title: 'Bibliothèque d’actions',
  lead: 'Des fiches que leurs coordinations offrent aux autres CTG de cette instance. « S’en inspirer » en fait une proposition dans votre plan, avec sa source.',
  size: {
    'moins-de-10000': 'moins de 10 000 habitants',
    '10000-a-30000': '10 000 à 30 000 habitants',
    '30000-a-100000': '30 000 à 100 000 habitants',
    '100000-a-300000': '100 000 à 300 000 habitants',
    'plus-de-300000': '300 000 habitants et plus',
  } satisfies Record<TerritorySize, string>,
  found: (count: number) => formatCount(count, 'fiche'),
  field: {
    need: 'Besoin',
    description: 'Description',
    public: 'Public',
    expectedResults: 'Résultats attendus',
    successConditions: 'Conditions de réussite',
    watchPoints: 'Points de vigilance',
  },
  steps: 'Étapes',
  withSteps: (count: number) =>
    `Reprendre aussi ${count === 1 ? 'son étape' : `ses ${count} étapes`}, sans date ni responsable`,
  why: ({ words, isSameTheme }: { readonly words: readonly string[]; readonly isSameTheme: boolean }) =>
    [isSameTheme && 'même thème', words.length > 0 && `mots communs : ${words.join(', ')}`].filter(Boolean).join(' ; '),
  source: (title: string, ctgName: string, by: string, on: string) =>
    `D’après « ${title} », de la CTG ${ctgName} : reprise de la bibliothèque par ${by} le ${formatDay(on)}.`,
  offered: (by: string, on: string) => `Offerte par ${by} le ${formatDay(on)}.`,
  ended: (name: string) => `${name}, terminée`,
  copies: (names: readonly string[]) =>
    `${formatCount(names.length, 'CTG que vous suivez s’en est inspirée', 'CTG que vous suivez s’en sont inspirées')} : ${formatList(names)}.`,
} as const

export const libraryRefusals: Readonly<Record<string, string>> = {
  'library.offer-sheet': 'Seule la coordination offre une fiche à la bibliothèque, ou l’en retire.',
  'library.sheet-restricted':
    'Cette fiche est à accès restreint : elle ne peut pas être offerte. Ouvrez-la d’abord à tous les membres.',
  'library.sheet-not-found': 'Cette fiche n’est pas dans la bibliothèque, ou elle en a été retirée.',
}
