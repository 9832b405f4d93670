/** Every sentence of two texts compared. Pure. Rules: docs/rules/convention.md §2.10. */
import { snapshotLabels } from '#app/domains/snapshots/labels.fr.ts'
import { formatCount, formatFirst, formatList } from '#app/kernel/format.ts'
import type { ListChange, PartChange } from './compare-versions.ts'

type Counts = { readonly added: number; readonly removed: number }

/** « 12 mots ajoutés et 3 retirés ». */
function wordsChanged({ added, removed }: Counts): string {
  if (added + removed === 0) return 'ponctuation ou mise en forme'
  const came = added === 0 ? [] : [formatCount(added, 'mot ajouté', 'mots ajoutés')]
  const went = removed === 0 ? [] : [formatCount(removed, 'mot retiré', 'mots retirés')]
  return formatList([...came, ...went])
}

const quoted = (names: readonly string[]): string => formatFirst(names.map((name) => `« ${name} »`))

/** « 3 constats ajoutés : « … » et « … ». »; empty when nothing came. */
const counted = (names: readonly string[], one: string, many: string): string =>
  names.length === 0 ? '' : `${formatCount(names.length, one, many)} : ${quoted(names)}.`

export const comparisonLabels = {
  title: 'Ce qui change entre deux versions',
  draft: 'Projet en cours',
  /** As it is printed: « Article 8. Communication ». */
  article: (number: number, title: string) => `Article ${number}. ${title}`,
  version: (number: number) => `Version ${number}`,
  /** Null: the draft. */
  fileName: (before: number | null, after: number | null) =>
    `convention-version-${before ?? 'projet'}-a-${after ?? 'projet'}.pdf`,
  between: (before: string, after: string) => `De « ${before} » à « ${after} ».`,
  how: {
    added: 'ajouté',
    removed: 'retiré',
    changed: 'modifié',
    renamed: 'renommé',
  } satisfies Record<PartChange['how'], string>,
  words: wordsChanged,
  formerTitle: (title: string) => `S’appelait « ${title} ».`,
  reordered: 'Des articles changent de place.',
  nothing: 'Les deux textes disent la même chose, annexes comprises.',
  nothingInText: 'Les mots de la convention n’ont pas changé.',
  nothingInAnnexes: 'Les annexes n’ont pas changé.',
  /** « 2 articles modifiés, 1 article ajouté ». */
  parts(parts: readonly PartChange[]): string {
    const articles = parts.filter(({ key }) => key.startsWith('article-'))
    const of = (how: PartChange['how']) => articles.filter((one) => one.how === how).length
    const others = parts.filter(({ key }) => !key.startsWith('article-')).map(({ title }) => title.toLowerCase())
    const counts = (
      [
        [of('changed'), 'article modifié', 'articles modifiés'],
        [of('renamed'), 'article renommé', 'articles renommés'],
        [of('added'), 'article ajouté', 'articles ajoutés'],
        [of('removed'), 'article retiré', 'articles retirés'],
      ] as const
    ).flatMap(([count, one, many]) => (count === 0 ? [] : [formatCount(count, one, many)]))
    const summary = counts.length === 0 ? '' : `${formatList(counts)}.`
    const also =
      others.length === 0 ? '' : `${counts.length === 0 ? 'Changent' : 'Changent aussi'} : ${formatList(others)}.`
    return [summary, also].filter((one) => one !== '').join(' ')
  },
  lists: {
    findings: ({ added, removed }: ListChange) => [
      counted(added, 'constat ajouté', 'constats ajoutés'),
      counted(removed, 'constat retiré', 'constats retirés'),
    ],
    issues: ({ added, removed }: ListChange) => [
      counted(added, 'enjeu ajouté', 'enjeux ajoutés'),
      counted(removed, 'enjeu retiré', 'enjeux retirés'),
    ],
    bodies: ({ added, removed }: ListChange) => [
      counted(added, 'instance ajoutée', 'instances ajoutées'),
      counted(removed, 'instance retirée', 'instances retirées'),
    ],
    seats: ({ added, removed }: ListChange) => [
      counted(added, 'siège ajouté ou changé', 'sièges ajoutés ou changés'),
      counted(removed, 'siège retiré ou changé', 'sièges retirés ou changés'),
    ],
    annexes: ({ added, removed, changed = [] }: ListChange & { readonly changed?: readonly string[] }) => [
      counted(added, 'annexe ajoutée', 'annexes ajoutées'),
      counted(removed, 'annexe retirée', 'annexes retirées'),
      counted(changed, 'annexe modifiée', 'annexes modifiées'),
    ],
    actions: ({ added, removed }: ListChange) => [
      snapshotLabels.counted(added, 'action ajoutée', 'actions ajoutées'),
      snapshotLabels.counted(removed, 'action retirée', 'actions retirées'),
    ],
  },
  annexes: { plan: 'Plan d’action', others: 'Autres annexes' },
  byTitles:
    'Ces deux textes n’ont pas tous deux gardé l’état du plan : les actions sont comparées par leur numéro et leur titre, sans leurs dates, leurs cibles ni leurs moyens.',
  marked: (change: 'added' | 'removed', words: string) =>
    `[${change === 'added' ? 'ajouté' : 'retiré'} : ${words.trim()}]${words.endsWith(' ') ? ' ' : ''}`,
  /** On a page, where marks are read out and not shown. */
  howToRead: 'Ce qui est ajouté est souligné, ce qui est retiré est barré.',
  howToReadOnPaper: 'Ce qui est ajouté est souligné, ce qui est retiré est barré ; les mots le disent aussi.',
  preamble: 'Préambule',
  visas: 'Visas',
  parties: 'Parties',
  planSame: 'Le plan n’a pas changé.',
  sameTitles: 'Aucune action n’est ajoutée ni retirée.',
  text: 'Le texte',
  header: { subject: 'Sujet', what: 'Ce qui change', before: 'Avant', after: 'Après' },
} as const
