import { describe, expect, test } from 'vitest'
import type { Dossier, DossierBlock } from '#app/domains/documents/dossier.ts'
import { readDossier } from '#app/domains/documents/dossier-shape.ts'
import { writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import { measurePages } from '#test/pdf-pages.ts'
import { resultBlocks } from './evidence-blocks.ts'
import { evaluationContent, evidence, sealed } from './report.fixture.ts'
import type { ReportSource } from './report-content.ts'
import { limitLines, reportDossier } from './report-dossier.ts'
import { fileNameOf, refusalToMakeAgain, refusalToReport, reportForms, reportState } from './report-forms.ts'
import { reportSummary } from './report-summary.ts'

const source = (change: Partial<typeof evaluationContent>): ReportSource => ({
  ...sealed,
  content: { ...evaluationContent, ...change },
})

function blockWords(block: DossierBlock): readonly string[] {
  switch (block.kind) {
    case 'list':
      return block.items
    case 'table':
      return [
        block.caption,
        block.columns.map(({ header }) => header).join(' | '),
        ...block.rows.map((row) => row.join(' | ')),
      ]
    case 'chart':
      return [
        `${block.title}. ${block.sentence}`,
        ...block.series.map(({ name, values }) => `${name} : ${values.map((value) => value ?? '–').join(', ')}`),
      ]
    case 'rich':
      return []
    default:
      return [block.text]
  }
}
const wordsOf = ({ title, subtitle, front, mention, sections }: Dossier): string =>
  [
    ...[title, subtitle, ...front, mention ?? ''],
    ...sections.flatMap((section) => [
      '',
      `# ${section.title}`,
      section.summary ?? '',
      ...section.blocks.flatMap(blockWords),
    ]),
  ].join('\n')

describe('the report', () => {
  test('says all that is frozen, limits first and last', async () => {
    const report = reportDossier(sealed)
    const keys = report.sections.map(({ key }) => key)
    expect([keys[1], keys.at(-1)]).toEqual(['limits-first', 'limits-last'])
    await expect(`${wordsOf(report)}\n`).toMatchFileSnapshot('golden/report.txt')
  })
  test('its summary says it short, limits first', async () => {
    const summary = reportSummary(sealed)
    expect(summary.sections[0]?.key).toBe('limits')
    await expect(`${wordsOf(summary)}\n`).toMatchFileSnapshot('golden/summary.txt')
  })
  test('never adds judgements up: each party has its column, who said nothing is told', () => {
    const [brief] = reportDossier(sealed).sections
    const table = brief?.blocks[0]
    expect(table?.kind === 'table' && table.rows).toEqual([
      [
        '1. Les parents en insertion trouvent-ils plus facilement un accueil ?',
        'plutôt atteint',
        'en partie atteint',
        'non jugé',
      ],
      ['2. Travaille-t-on mieux ensemble ?', 'plutôt atteint', 'sans réponse', 'sans réponse'],
    ])
  })
  test('is provisional while nothing is frozen, on each page', () => {
    const { mention, front } = reportDossier({ ...sealed, sealed: null })
    expect(mention).toBe('Provisoire, au 30 septembre 2028 : rien n’est figé')
    expect(front.join()).not.toContain('Empreinte')
  })
  test('is read back as it was kept, empty as it may be', () => {
    const bare = source({ questions: [], advice: [], evidence: [], judges: [], missing: [], framed: null })
    for (const dossier of [reportDossier(sealed), reportSummary(sealed), reportDossier(bare), reportSummary(bare)])
      expect(readDossier(JSON.parse(JSON.stringify(dossier)))).toEqual(dossier)
  })
})

describe('limits', () => {
  test('those of the evaluation, then those of questions; without any, no report', () => {
    expect(limitLines(evaluationContent)).toHaveLength(3)
    const { framing } = evaluationContent
    expect(refusalToReport({ framing })).toBeUndefined()
    expect(refusalToReport({ framing: { ...framing, limits: ' \n- \n' } })).toBe('report-without-limits')
  })
  test('of the evaluation are all in the summary, however many', () => {
    const limits = Array.from({ length: 12 }, (_, index) => `Limite ${index}.`).join('\n')
    const [first] = reportSummary(source({ framing: { ...evaluationContent.framing, limits } })).sections
    expect(first?.blocks.flatMap(blockWords)).toHaveLength(13)
  })
})

describe('files', () => {
  test('are named after the evaluation and the number of the report', () => {
    expect(reportForms.map((form) => fileNameOf(form, { title: 'Évaluation à mi-parcours', number: 2 }))).toEqual([
      'evaluation-a-mi-parcours-rapport-2.pdf',
      'evaluation-a-mi-parcours-rapport-2.docx',
      'evaluation-a-mi-parcours-rapport-2-synthese.pdf',
      'evaluation-a-mi-parcours-rapport-2-synthese.pptx',
    ])
  })
  test('being made, then lost to who waits too long, or made', () => {
    const askedAt = new Date('2028-09-30T10:00:00Z')
    const state = (at: string, made: readonly (typeof reportForms)[number][] = ['pdf']) =>
      reportState({ made, askedAt }, new Date(at))
    expect(state('2028-09-30T10:05:00Z')).toBe('being-made')
    expect(state('2028-09-30T10:11:00Z')).toBe('lost')
    expect(state('2028-09-30T10:11:00Z', reportForms)).toBe('made')
    expect([refusalToMakeAgain('lost'), refusalToMakeAgain('made')]).toEqual([undefined, 'report-made'])
  })
  test('the summary of the fullest evaluation holds in four pages', async () => {
    const [question = expect.unreachable()] = evaluationContent.questions
    const long = 'Une raison qui dit beaucoup de choses, longuement, et même davantage. '.repeat(20)
    const full = source({
      questions: Array.from({ length: 9 }, (_, index) => ({
        ...question,
        ...{ id: `q${index}`, position: index + 1 },
        judgements: question.judgements.map((judgement) => ({ ...judgement, reasons: long })),
      })),
      advice: Array.from({ length: 60 }, (_, index) => ({
        ...(evaluationContent.advice[0] ?? expect.unreachable()),
        ...{ id: `a${index}`, reason: long },
      })),
    })
    const pdf = await writeDossier('pdf', reportSummary(full), () => expect.unreachable('no logo'))
    expect(measurePages(pdf).pageCount).toBeLessThanOrEqual(4)
  })
})

test('« si rien n’avait changé » is explained where a baseline makes it, and nowhere else', () => {
  const [first] = evidence.result.objectives
  if (!first) throw new Error('no objective')
  const said = (baseline: typeof first.baseline) =>
    JSON.stringify(resultBlocks({ ...evidence.result, objectives: [{ ...first, baseline, points: [], last: null }] }))
  expect(said({ value: 22, year: 2025 })).toContain('prolonge la valeur de départ')
  expect(said(null)).not.toContain('prolonge la valeur de départ')
})
