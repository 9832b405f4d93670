/** What the guides are made of: who they are for, in which order, and the shape of a chapter once read. Pure. Rules: docs/rules/guides.md. */

/** One guide per person, in the order of « Aide »; each names its chapters in the order one reads them. */
export const guides = {
  coordination: [
    'premiers-pas',
    'creer',
    'inviter',
    'cadrage',
    'chiffres',
    'donnees',
    'equipements',
    'enquetes',
    'constats',
    'enjeux',
    'ateliers',
    'plan',
    'vues',
    'reprise',
    'suivi',
    'campagnes',
    'instances',
    'reunions',
    'seance',
    'decisions',
    'convention',
    'annexes',
    'sppe',
    'signer',
    'avenants',
    'evaluation',
    'renouvellement',
    'page-publique',
    'dossiers',
    'archives',
    'retrouver',
  ],
  pilote: ['fiche', 'point', 'ecrire-ensemble'],
  'sans-compte': ['entrer', 'point', 'reunion', 'signature', 'habitants'],
  elu: ['essentiel', 'sieger', 'juger'],
  conseiller: ['portefeuille', 'campagnes', 'bibliotheque', 'modeles'],
  statisticien: ['observatoire', 'secret', 'fichiers'],
  informatique: ['compte', 'cles', 'donnees', 'installer', 'logiciels', 'administrer'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type GuideKey = keyof typeof guides
type ChapterOf<Guide extends GuideKey> = `${Guide}/${(typeof guides)[Guide][number]}`
/** « coordination/inviter »: the end of its address and the name of its file. */
export type ChapterKey = { [Guide in GuideKey]: ChapterOf<Guide> }[GuideKey]

export const chapterKeys: readonly string[] = Object.entries(guides).flatMap(([guide, chapters]) =>
  chapters.map((chapter) => `${guide}/${chapter}`),
)

/** What stands in a sentence. A `name` is a word of the screen: a button, a link, a field, a title. */
export type Inline =
  | { readonly kind: 'text' | 'code' | 'name'; readonly text: string }
  | { readonly kind: 'strong' | 'em'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly to: string; readonly children: readonly Inline[] }

export type Block =
  | { readonly kind: 'heading'; readonly id: string; readonly text: string }
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'steps' | 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'note'; readonly children: readonly Inline[] }
  | {
      readonly kind: 'table'
      readonly head: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
    }

/** Where the end-to-end run sees what the chapter names: whose session, which CTG of the demonstration, which routes. */
export type Sight = {
  /** A person of the demonstration; null: nobody has signed in. */
  readonly person: string | null
  readonly ctg: 'renewal' | 'founding'
  /** Names of routes; the picture is of the first. */
  readonly routes: readonly string[]
  /** Unfolded before the picture is taken. */
  readonly unfold: string | null
  /** Title of the card that the picture begins with; null: the top of the page. */
  readonly from: string | null
  /** End-to-end journeys whose own words prove the names no page of the demonstration shows that day. */
  readonly journeys: readonly string[]
}

export type Chapter = {
  readonly key: string
  readonly title: string
  /** What it is about, in the words people use. */
  readonly words: string
  /** What the picture shows, for who does not see it; null: the chapter has none. */
  readonly alt: string | null
  readonly sight: Sight
  readonly blocks: readonly Block[]
}

/** The guide of a chapter. */
export const guideOf = (key: string): string => key.split('/')[0] ?? ''

const textOfInline = (inline: Inline): string =>
  'children' in inline ? inline.children.map(textOfInline).join('') : inline.text

/** Its words alone, for the search. */
export function textOfBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.text
    case 'steps':
    case 'list':
      return block.items.map((item) => item.map(textOfInline).join('')).join(' ')
    case 'table':
      return [block.head, ...block.rows].flatMap((row) => row.map((cell) => cell.map(textOfInline).join(''))).join(' ')
    default:
      return block.children.map(textOfInline).join('')
  }
}

/** A part of a chapter, from one heading to the next: what the search finds. */
export type Section = { readonly id: string | null; readonly title: string; readonly text: string }

export function sectionsOf({ title, blocks }: Pick<Chapter, 'title' | 'blocks'>): readonly Section[] {
  const sections: { id: string | null; title: string; text: string }[] = [{ id: null, title, text: '' }]
  for (const block of blocks) {
    const last = sections.at(-1)
    if (block.kind === 'heading') sections.push({ id: block.id, title: block.text, text: '' })
    else if (last) last.text = `${last.text} ${textOfBlock(block)}`.trim()
  }
  return sections
}
