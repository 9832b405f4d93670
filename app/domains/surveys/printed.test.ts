import { describe, expect, test } from 'vitest'
import { surveyBlocks } from './printed.fr.ts'
import type { QuestionResult, ShownCount } from './results.ts'

const question = (
  counts: readonly ShownCount[],
  changes: Partial<QuestionResult> & { readonly answered?: ShownCount } = {},
): QuestionResult => {
  const answered = changes.answered ?? 20
  return {
    ...{ id: 'q', rank: 1, label: 'Avez-vous trouvé ?', kind: 'one', askedIf: null, asked: 25, answered, without: 5 },
    choices: counts.map((count, index) => ({
      ...{ label: `R${index + 1}`, count, byGroup: [] },
      sharePercent: typeof count === 'number' && typeof answered === 'number' ? (count * 100) / answered : null,
    })),
    ...changes,
  }
}

const summaryOf = (...questions: readonly QuestionResult[]) => {
  const survey = { title: 'Les familles', audience: 'families', closedOn: '2026-06-15', answers: 25 } as const
  const list = surveyBlocks({ ...survey, questions }).head.find(({ kind }) => kind === 'list')
  return list?.kind === 'list' ? list.items.map((item) => item.replaceAll('\u00a0', ' ')) : []
}

describe('what each question brought most', () => {
  test('is one sentence, with its numbers, however the question ends', () => {
    expect(summaryOf(question([12, 8]))).toEqual(['Avez-vous trouvé ? Surtout « R1 », 60 % (12 sur 20).'])
    expect(summaryOf(question([12, 8], { label: 'Votre quartier' }))).toEqual([
      'Votre quartier. Surtout « R1 », 60 % (12 sur 20).',
    ])
  })
  test('says « chacune » of several answers given as often, and of those alone', () => {
    expect(summaryOf(question([8, 8, 6], { kind: 'several' }))).toEqual([
      'Avez-vous trouvé ? Surtout « R1 » et « R2 », 40 % chacune (8 sur 20).',
    ])
  })
  test('is silent when nothing stands out, or when a hidden count may be the largest', () => {
    expect(summaryOf(question([10, 10]))).toEqual([])
    expect(summaryOf(question([0, 0], { answered: 0 }))).toEqual([])
    expect(summaryOf(question([9, 'secret', 'secret']))).toEqual([])
    expect(summaryOf(question([12, 'secret', 'secret'], { kind: 'several' }))).toEqual([])
    expect(summaryOf(question([12, 8], { answered: 'secret' }))).toEqual([])
    expect(summaryOf(question([12, 'secret', 'secret']))).toHaveLength(1)
  })
  test('a question that could not be shown says so after its own words', () => {
    const { tables } = surveyBlocks({
      ...{ title: 'Les familles', audience: 'families', closedOn: '2026-06-15', answers: 25 },
      questions: [question([], { label: 'Votre quartier', answered: null })],
    })
    expect(tables).toEqual([
      { kind: 'paragraph', text: 'Votre quartier. Cette question n’a pas pu être montrée sans en dire trop.' },
    ])
  })
})
