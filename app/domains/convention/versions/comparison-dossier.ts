/** Two texts of the convention compared, as a document to print. Pure. Rules: docs/rules/convention.md §2.10, docs/rules/documents.md §6. */
import type { Dossier, DossierBlock, DossierSection } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import type { ChangeGroup } from '#app/domains/snapshots/queries.server.ts'
import { printedChange } from './comparable-text.ts'
import type { PartChange, TextComparison } from './compare-versions.ts'
import { comparisonLabels as t } from './comparison-labels.fr.ts'

type ComparisonData = {
  readonly ctgName: string
  readonly before: string
  readonly after: string
  readonly text: TextComparison
  readonly plan: readonly ChangeGroup[] | null
  /** Day of the reading, ISO. */
  readonly madeOn: string
  readonly isDemo: boolean
}

const paragraph = (text: string): DossierBlock => ({ kind: 'paragraph', text })

function partBlocks({ title, how, formerTitle, change }: PartChange): readonly DossierBlock[] {
  const words = change ? `, ${t.words(change)}` : ''
  return [
    { kind: 'heading', text: `${title} (${t.how[how]}${words})` },
    ...(formerTitle ? [paragraph(t.formerTitle(formerTitle))] : []),
    ...(change ? [{ kind: 'rich' as const, content: printedChange(change.text), titles: 3 as const }] : []),
  ]
}

/** What is told of annexes beside the plan. */
export const otherAnnexes = ['annexes', 'findings', 'issues', 'bodies', 'seats'] as const

export const listSentences = (text: TextComparison, keys: readonly (keyof typeof t.lists)[]): readonly string[] =>
  keys.flatMap((key) => t.lists[key](text[key]).filter((one) => one !== ''))

const groupBlocks = ({ title, sentence, note, rows }: ChangeGroup): readonly DossierBlock[] => [
  { kind: 'heading', text: title },
  ...(sentence === '' ? [] : [paragraph(sentence)]),
  tableOf({ caption: title }, rows, [
    { header: t.header.subject, share: 2, cell: ({ subject }) => subject },
    { header: t.header.what, cell: ({ what }) => what },
    { header: t.header.before, cell: ({ before }) => before || '–' },
    { header: t.header.after, cell: ({ after }) => after || '–' },
  ]),
  ...(note === '' ? [] : [{ kind: 'note' as const, text: note }]),
]

function planBlocks({ plan, text }: ComparisonData): readonly DossierBlock[] {
  if (plan) return plan.flatMap(groupBlocks)
  const told = listSentences(text, ['actions'])
  return [...(told.length > 0 ? told : [t.sameTitles]).map(paragraph), { kind: 'note', text: t.byTitles }]
}

const section = (key: string, title: string, blocks: readonly DossierBlock[], nothing: string): DossierSection => ({
  key,
  title,
  blocks: blocks.length > 0 ? blocks : [paragraph(nothing)],
})

export function comparisonDossier(comparison: ComparisonData): Dossier {
  const { ctgName, before, after, text, madeOn, isDemo } = comparison
  const words = text.parts.flatMap(partBlocks)
  const order = text.isReordered ? [paragraph(t.reordered)] : []
  const others = listSentences(text, otherAnnexes).map(paragraph)
  return {
    title: t.title,
    subtitle: t.between(before, after),
    front: [ctgName],
    parties: [],
    madeOn,
    isDemo,
    isSheet: true,
    sections: [
      section(
        'words',
        t.text,
        words.length > 0 ? [paragraph(t.howToReadOnPaper), ...order, ...words] : order,
        t.nothingInText,
      ),
      section('plan', t.annexes.plan, planBlocks(comparison), t.planSame),
      section('others', t.annexes.others, others, t.nothingInAnnexes),
    ],
  }
}
