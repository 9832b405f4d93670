/** The annex of the diagnosis in Word, in the words of `templates/convention-diagnosis.typ`. Pure. */
import type { DossierBlock } from '#app/domains/documents/dossier.ts'
import { readProse } from '#app/domains/documents/prose.ts'
import type { DocumentFinding, DocumentPosition, ThemeDiagnosis } from '../convention-document.ts'
import { boldWords, heading, orDash, paragraph, tableBlock } from './written-blocks.ts'

const kinds: Readonly<Record<DocumentFinding['kind'], string>> = {
  strength: 'Atout',
  weakness: 'Faiblesse',
  opportunity: 'Opportunité',
  threat: 'Risque',
}
const positions: Readonly<Record<DocumentPosition['position'], string>> = {
  agreement: 'accord',
  reservation: 'réserve',
  disagreement: 'désaccord',
  'not-asked': 'position non demandée',
}

const positionBlocks = (items: readonly DocumentPosition[]): readonly DossierBlock[] => [
  ...(items.length === 0
    ? []
    : [paragraph(items.map(({ name, position }) => `${name} : ${positions[position]}`).join(' ; '))]),
  ...items
    .filter(({ words }) => words !== '')
    .map(({ name, position, words }) => paragraph(`${name}, ${positions[position]} : « ${words} »`)),
]

const findingBlocks = ({
  kind,
  number,
  title,
  text,
  elements,
  ...finding
}: DocumentFinding): readonly DossierBlock[] => [
  boldWords(`${kinds[kind]} ${number}. ${title}`),
  ...readProse(text),
  ...(elements.length === 0 ? [] : [paragraph(`Éléments d’appui : ${elements.join(' ; ')}`)]),
  ...positionBlocks(finding.positions),
]

const figureBlocks = ({ figures, frames }: ThemeDiagnosis): readonly DossierBlock[] =>
  figures.length === 0
    ? []
    : [
        heading(3, 'Ce que disent les chiffres'),
        ...tableBlock(
          [
            { head: 'Indicateur, unité et source', width: 3 },
            ...frames.map((head) => ({ head, width: 1, isEnd: true })),
          ],
          figures.map(({ indicator, unit, source, vintage, note, values }) => [
            [
              { text: unit === '' ? indicator : `${indicator}, ${unit}`, bold: true },
              { text: `\n${[source, vintage, note].filter((part) => part !== '').join(' · ')}` },
            ],
            ...values,
          ]),
        ),
      ]

const readingBlocks = ({ readings }: ThemeDiagnosis): readonly DossierBlock[] =>
  readings.length === 0
    ? []
    : [
        heading(3, 'Ce qu’en lisent les parties'),
        ...readings.flatMap(({ name, text }): readonly DossierBlock[] => [
          boldWords(name),
          text.length === 0 ? paragraph('Lecture attendue.') : { kind: 'rich', content: text, titles: 3 },
        ]),
      ]

function issueBlocks({ issues }: ThemeDiagnosis): readonly DossierBlock[] {
  if (issues.length === 0) return []
  const isRanked = issues.some(({ ranks = '' }) => ranks !== '')
  return [
    heading(3, 'Enjeux'),
    ...tableBlock(
      [
        { head: 'N°', width: 0.4 },
        { head: 'Enjeu', width: 2 },
        { head: 'Publics concernés', width: 1.4 },
        ...(isRanked ? [{ head: 'Rang donné' }] : []),
        { head: 'État' },
      ],
      issues.map(({ number, title, argument = '', publics, ranks, state }) => [
        number,
        [{ text: title, bold: true as const }, ...(argument === '' ? [] : [{ text: `\n${argument}` }])],
        orDash(publics),
        ...(isRanked ? [orDash(ranks)] : []),
        state,
      ]),
    ),
    ...(isRanked
      ? [
          paragraph(
            'Rang donné : la place de l’enjeu parmi tous ceux que la partie a notés, tous thèmes ensemble. Seule une décision retient un rang.',
          ),
        ]
      : []),
  ]
}

const findingsUnder = (title: string, findings: readonly DocumentFinding[]): readonly DossierBlock[] =>
  findings.length === 0 ? [] : [heading(3, title), ...findings.flatMap(findingBlocks)]

const themeBlocks = (theme: ThemeDiagnosis): readonly DossierBlock[] => [
  heading(2, theme.theme),
  ...(theme.chapter && theme.chapter.length > 0
    ? [
        heading(3, 'Ce que les parties en écrivent ensemble'),
        { kind: 'rich' as const, content: theme.chapter, titles: 3 as const },
      ]
    : []),
  ...figureBlocks(theme),
  ...readingBlocks(theme),
  ...(theme.testimonies.length === 0
    ? []
    : [
        heading(3, 'Ce qu’en disent les habitants et les professionnels'),
        ...theme.testimonies.flatMap(({ text, from }) => [paragraph(`« ${text} »`), paragraph(from)]),
      ]),
  ...findingsUnder(
    'Constats partagés',
    theme.findings.filter(({ isOpen = false }) => !isOpen),
  ),
  ...findingsUnder(
    'Constats proposés, non partagés à ce jour',
    theme.findings.filter(({ isOpen = false }) => isOpen),
  ),
  ...issueBlocks(theme),
]

const foundTogether = (themes: readonly ThemeDiagnosis[]): string =>
  themes.some(({ findings }) => findings.some(({ isOpen }) => isOpen))
    ? ', ceux qui sont reconnus ensemble à part des autres, avec les réserves et désaccords exprimés'
    : ' reconnus ensemble, avec les réserves exprimées'

export const diagnosisBlocks = (themes: readonly ThemeDiagnosis[]): readonly DossierBlock[] => [
  paragraph(
    `Pour chaque thème : les chiffres, leur source et leur millésime ; la lecture qu’en fait chaque partie ; ce qu’en disent les habitants et les professionnels ; puis les constats${foundTogether(themes)}, et les enjeux qui en découlent.`,
  ),
  ...themes.flatMap(themeBlocks),
]
