/** Documents made from live data: kinds, sections one chooses, names of the files. Pure. Rules: docs/rules/followup.md §11. */
import { longestSlug, slugOf } from '#app/kernel/slug.ts'

export const dossierKinds = ['copil-pack', 'yearly-review', 'theme-synthesis', 'diagnosis'] as const
export type DossierKind = (typeof dossierKinds)[number]

/** In the addresses. */
export const kindSlugs: Record<DossierKind, string> = {
  'copil-pack': 'copil',
  'yearly-review': 'bilan',
  'theme-synthesis': 'synthese',
  diagnosis: 'diagnostic',
}

/** The kind an address asks for; the pack of the copil by default. */
export const kindOfSlug = (slug: string | null): DossierKind =>
  dossierKinds.find((kind) => kindSlugs[kind] === slug) ?? 'copil-pack'

export const dossierFormats = ['pdf', 'docx', 'pptx'] as const
export type DossierFormat = (typeof dossierFormats)[number]

/** Sections of each kind, in the order of the document (§11.2, §11.6, §11.7). */
export const sectionsOf = {
  'copil-pack': [
    'essentials',
    'agenda',
    'decisions',
    'progress',
    'changes',
    'difficulties',
    'silences',
    'correctives',
    'measures',
    'means',
    'together',
  ],
  'yearly-review': [
    'attendance',
    'decisions',
    'progress',
    'themes',
    'difficulties',
    'correctives',
    'measures',
    'means',
    'together',
    'next-year',
  ],
  'theme-synthesis': ['why', 'public-chapter', 'public-progress', 'public-actions', 'public-measures'],
  diagnosis: ['chapters', 'ranked-issues', 'figure-sources'],
} as const satisfies Record<DossierKind, readonly string[]>

export type SectionKey = (typeof sectionsOf)[DossierKind][number]

export const sectionKeys: readonly [SectionKey, ...SectionKey[]] = [
  sectionsOf['copil-pack'][0],
  ...sectionsOf['copil-pack'].slice(1),
  ...sectionsOf['yearly-review'],
  ...sectionsOf['theme-synthesis'],
  ...sectionsOf.diagnosis,
]

/** Chosen unless one says otherwise: all but the free text, which is read again before it is made public (§11.7). */
export const usualSections = (kind: DossierKind): readonly SectionKey[] =>
  sectionsOf[kind].filter((key) => key !== 'public-chapter')

/** The sections asked for that this kind has, in the order of the document; others are left out. */
export const chosenSections = (kind: DossierKind, chosenKeys: readonly string[]): readonly SectionKey[] =>
  sectionsOf[kind].filter((key) => chosenKeys.includes(key))

export type DossierState = 'being-made' | 'ready' | 'failed'

/** Files take seconds; not there after this, whoever made them was stopped. */
const lostAfterMs = 10 * 60_000

export type Making = { readonly state: DossierState; readonly askedAt: Date }

/** Failed, or asked for so long ago that nobody makes them any more (§11.9). */
export const isLost = ({ state, askedAt }: Making, at: Date): boolean =>
  state === 'failed' || (state === 'being-made' && at.getTime() - askedAt.getTime() > lostAfterMs)

export const refusalToMakeAgain = (making: Making, at: Date): 'dossier-not-failed' | undefined =>
  isLost(making, at) ? undefined : 'dossier-not-failed'

type Named = {
  readonly kind: DossierKind
  /** The lead authority's territory, else the CTG. */
  readonly place: string
  /** Day of the meeting, else of the request. */
  readonly day: string
  readonly year: number | null
  readonly themeName: string | null
}

/** `dossier-copil-gennevilliers-2026-12-03.pptx` (§11.9): names that are long give way, never the day or the year. */
export function fileName({ kind, place, day, year, themeName }: Named, format: DossierFormat): string {
  const parts: Record<DossierKind, { readonly start: string; readonly names: string; readonly end: string }> = {
    'copil-pack': { start: 'dossier-copil', names: place, end: day },
    'yearly-review': { start: 'bilan-annuel', names: place, end: year === null ? '' : String(year) },
    'theme-synthesis': { start: 'synthese', names: [themeName, place].filter(Boolean).join(' '), end: day },
    diagnosis: { start: 'diagnostic', names: place, end: day },
  }
  const { start, names, end } = parts[kind]
  const room = longestSlug - start.length - end.length - 2
  return `${[start, slugOf(names, room), end].filter((part) => part !== '').join('-')}.${format}`
}
