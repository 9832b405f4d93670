import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { describe, expect, test } from 'vitest'
import {
  awaitedJudgements,
  isAsked,
  leftToFinal,
  missingInFraming,
  missingInReport,
  outcomes,
  refusalToFreeze,
  refusalToFreezeFraming,
  refusalToJudge,
  refusalToMove,
  refusalToNote,
  refusalToRemove,
  refusalToRemoveQuestion,
} from './evaluation.ts'
import type { Advice, Condition, Evaluation, EvaluationParty, Judgement, Question } from './evaluation-shape.ts'
import { linesOf, stages } from './evaluation-shape.ts'
import { evaluationContent, framingContent, readEvaluation } from './frozen-content.ts'
import { heldWords, judgedWords, evaluationLabels as t } from './labels.fr.ts'
import { ReportLinksCard } from './pages/report-links-card.tsx'

const caf: EvaluationParty = { partyId: 'caf', name: 'Caf de test', shortName: 'Caf', kind: 'caf' }
const town: EvaluationParty = { partyId: 'town', name: 'Ville de test', shortName: 'Ville', kind: 'authority' }

const judgement = (party: EvaluationParty): Judgement => ({
  ...{
    ...party,
    level: 'partly',
    reasons: 'Un tiers renonce.',
    writtenBy: 'Une personne',
    writtenAt: '2028-09-19T08:00:00Z',
  },
  ...{ number: 1, before: [] },
})
const condition = (held: Condition['held']): Condition => ({
  ...{
    id: `c-${held}`,
    text: 'Vingt places',
    noted: '20',
    held,
    heldNote: '',
    notedBy: null,
    notedAt: null,
    version: 1,
  },
})
const question = (position: number, parts: Partial<Question> = {}): Question => ({
  ...{ id: `q${position}`, position, text: `Question ${position}`, criterion: 'effects', limits: 'Peu de réponses' },
  ...{ targets: [], conditions: [condition('yes')], judgements: [], version: 1, ...parts },
})
const framing = { scope: 'Tout', method: 'Enquête', calendar: '2028', means: '', limits: 'Une limite', risks: 'Aucun' }
const evaluation = (parts: Partial<Evaluation> = {}): Evaluation => ({
  ...{
    ctgId: 'ctg',
    id: 'e',
    kind: 'final',
    title: 'Évaluation finale',
    stage: 'framing',
    framing,
    judges: [caf, town],
  },
  ...{ evaluators: [], startedBy: 'Une personne', startedAt: '2028-01-01T08:00:00Z', version: 1, advice: [] },
  ...{ questions: [1, 2, 3].map((position) => question(position)), criterionLabels: {}, framed: null, frozen: null },
  ...parts,
})
const advice = (id: string, kind: Advice['advice'], party: EvaluationParty | null = null): Advice => ({
  ...{ adviceId: `${id}-${party?.partyId}`, on: 'action', id, title: `Action ${id}`, party, advice: kind },
  ...{ reason: 'Une raison.', writtenBy: 'Une personne', writtenAt: '2028-09-19T08:00:00Z', version: 1 },
})

describe('the life of an evaluation', () => {
  test('goes from framing to collecting, judging and frozen, and back until it is frozen', () => {
    const moves = stages.map((stage) => stages.filter((to) => refusalToMove(evaluation({ stage }), to) === undefined))
    expect(moves).toEqual([['collecting'], ['framing', 'judging'], ['collecting', 'frozen'], []])
  })

  test.each([
    ['framing', 'wrong-stage', 'not-judging'],
    ['collecting', undefined, 'not-judging'],
    ['judging', undefined, undefined],
    ['frozen', 'frozen', 'frozen'],
  ] as const)('%s: what is noted (%s) and judged (%s)', (stage, toNote, toJudge) => {
    expect(refusalToNote({ stage })).toBe(toNote)
    expect(refusalToJudge({ stage })).toBe(toJudge)
  })
})

describe('limits are mandatory', () => {
  const withoutLimits = { framing: { ...framing, limits: ' \n - \n' } }

  test('in the framing note, and in the report', () => {
    expect(refusalToFreezeFraming(evaluation(withoutLimits))).toBe('framing-without-limits')
    expect(refusalToFreezeFraming(evaluation())).toBeUndefined()
    expect(refusalToFreeze(evaluation({ stage: 'judging', ...withoutLimits }))).toBe('report-without-limits')
    expect(refusalToFreeze(evaluation({ stage: 'judging' }))).toBeUndefined()
    expect(refusalToFreeze(evaluation({ stage: 'collecting' }))).toBe('wrong-stage')
  })

  test('are read one a line, whatever marks them', () => {
    expect(linesOf('- Peu de réponses\n\n • Une estimation ')).toEqual(['Peu de réponses', 'Une estimation'])
  })
})

describe('a mid-term evaluation is the same thing, lighter', () => {
  const bare = {
    framing: { ...framing, method: '', calendar: '', risks: '' },
    questions: [question(1, { limits: '' })],
  }
  test('asks for neither method, calendar, risks, limits of questions nor recommendations: it leaves them, and says so', () => {
    const midTerm = evaluation({ kind: 'mid-term', ...bare })
    const codes = ['method', 'calendar', 'risks', 'questions-without-limits', 'no-advice']
    expect(missingInFraming(midTerm)).toEqual([])
    expect(missingInReport(midTerm).map(({ code }) => code)).toEqual(['judgements'])
    expect(leftToFinal(midTerm).map(({ code }) => code)).toEqual(codes)
  })
  test('a final one asks for all of them, and leaves nothing', () => {
    const final = evaluation(bare)
    expect(missingInFraming(final).map(({ code }) => code)).toEqual(['method', 'calendar', 'risks', 'few-questions'])
    expect(leftToFinal(final)).toEqual([])
  })
  test.each(['scope', 'questions-without-condition', 'no-judge', 'judgements', 'conditions-not-known'] as const)(
    'asks as much as a final one: %s',
    (code) => {
      expect([isAsked('mid-term', code), isAsked('final', code)]).toEqual([true, true])
    },
  )
  test.each([
    [0, ['few-questions']],
    [1, []],
    [5, []],
    [6, ['many-questions']],
  ])('has one to five questions: %d', (count, codes) => {
    const questions = Array.from({ length: count }, (_, index) => question(index + 1))
    expect(missingInFraming(evaluation({ kind: 'mid-term', questions })).map(({ code }) => code)).toEqual(codes)
  })
  test('limits stay mandatory', () => {
    const withoutLimits = { kind: 'mid-term' as const, framing: { ...framing, limits: '' } }
    expect(refusalToFreezeFraming(evaluation(withoutLimits))).toBe('framing-without-limits')
    expect(refusalToFreeze(evaluation({ ...withoutLimits, stage: 'judging' }))).toBe('report-without-limits')
  })
})

describe('what is missing is said, never forbidden', () => {
  test.each([
    [[1, 2], ['few-questions']],
    [[1, 2, 3, 4, 5, 6, 7], []],
    [[1, 2, 3, 4, 5, 6, 7, 8], ['many-questions']],
  ])('questions %j', (positions, codes) => {
    const one = evaluation({ questions: positions.map((position) => question(position)) })
    expect(missingInFraming(one).map(({ code }) => code)).toEqual(codes)
    expect(refusalToFreezeFraming(one)).toBeUndefined()
  })

  test('of the framing: what it does not say, questions without condition, who judges', () => {
    const said = missingInFraming(
      evaluation({
        framing: { ...framing, method: '', risks: '' },
        ...{ judges: [caf], questions: [question(1), question(2), question(3, { conditions: [] })] },
      }),
    )
    expect(said).toEqual([
      { code: 'method', count: 1, names: [] },
      { code: 'risks', count: 1, names: [] },
      { code: 'questions-without-condition', count: 1, names: ['Question 3'] },
      { code: 'single-judge', count: 1, names: [] },
    ])
  })

  test('of the report: each party that said nothing of a question, « non jugé » being an answer', () => {
    const one = evaluation({
      questions: [
        question(1, { judgements: [judgement(caf), { ...judgement(town), level: 'not-judged' }] }),
        question(2, { judgements: [judgement(caf)], conditions: [condition('not-known')], limits: '' }),
      ],
    })
    expect(awaitedJudgements(one)).toEqual([{ questionId: 'q2', position: 2, party: town }])
    expect(missingInReport(one)).toEqual([
      { code: 'conditions-not-known', count: 1, names: [] },
      { code: 'judgements', count: 1, names: ['Ville, question 2'] },
      { code: 'questions-without-limits', count: 1, names: ['Question 2'] },
      { code: 'no-advice', count: 1, names: [] },
    ])
  })
})

test('what was judged or framed is not thrown away', () => {
  const judged = question(1, { judgements: [judgement(caf)] })
  expect(refusalToRemoveQuestion({ stage: 'framing' }, judged)).toBe('question-judged')
  expect(refusalToRemoveQuestion({ stage: 'framing' }, question(1))).toBeUndefined()
  expect(refusalToRemoveQuestion({ stage: 'judging' }, question(1))).toBe('framed')
  expect(refusalToRemove({ framed: null, questions: [judged] })).toBe('question-judged')
  expect(refusalToRemove({ framed: null, questions: [] })).toBeUndefined()
})

describe('what is recommended of a target', () => {
  test('is what is common, else what every party says; else each stays beside the others', () => {
    const results = outcomes([
      advice('common', 'adapt'),
      advice('common', 'stop', caf),
      advice('agreed', 'stop', caf),
      advice('agreed', 'stop', town),
      advice('apart', 'stop', caf),
      advice('apart', 'continue', town),
    ])
    expect(results.map(({ id, advice: kind, voices }) => [id, kind, voices.map(({ by }) => by)])).toEqual([
      ['common', 'adapt', [null, 'Caf de test']],
      ['agreed', 'stop', ['Caf de test', 'Ville de test']],
      ['apart', null, ['Caf de test', 'Ville de test']],
    ])
  })
})

describe('what is frozen', () => {
  const whole = evaluation({
    stage: 'judging',
    ...{ advice: [advice('open', 'adapt'), advice('restricted', 'stop')] },
    questions: [
      question(1, {
        judgements: [judgement(caf)],
        targets: [
          { on: 'action', id: 'open', title: 'Ouverte' },
          { on: 'action', id: 'restricted', title: 'Réservée' },
        ],
      }),
    ],
  })
  const restricted = new Set(['restricted'])

  test('reads back as it was written, without anything of a restricted sheet', () => {
    const content = evaluationContent({
      ...{
        evaluation: whole,
        missing: missingInReport(whole),
        left: leftToFinal(whole),
        ctgName: 'CTG',
        isDemo: false,
        madeOn: '2028-10-01',
      },
      ...{ evidence: [], restricted },
    })
    expect(readEvaluation(JSON.parse(JSON.stringify(content)))).toEqual(content)
    expect(JSON.stringify(content)).not.toMatch(/restricted|Réservée/)
    expect(content.advice.map(({ id }) => id)).toEqual(['open'])
    expect(JSON.stringify(framingContent(whole, restricted))).not.toMatch(/restricted|Réservée|Un tiers/)
  })
})

describe('conditions of success', () => {
  test.each([
    [[], 'aucune condition'],
    [['not-known', 'not-known'], '2 non dites'],
    [['yes', 'not-known'], '1 sur 2, 1 non dite'],
    [['in-part', 'no'], '0 sur 2'],
  ] as const)('held %j are told « %s »: what is not said is never said not held', (answers, words) => {
    expect(heldWords(answers.map(condition)).replaceAll('\u00a0', ' ')).toBe(words)
  })
})

test.each([
  ['collecting', true],
  ['judging', false],
  ['frozen', false],
] as const)('elements of an evaluation %s are said to freeze before judging: %s', (stage, isSaid) => {
  const card = createElement(ReportLinksCard, { ctgId: 'c', id: 'e', stage })
  const words = renderToStaticMarkup(createElement(MemoryRouter, null, card))
  expect(words.includes('à figer avant de juger')).toBe(isSaid)
})

test('where it stands says who froze it, when and by which decision; nothing is « pas encore » in what no longer changes', () => {
  const decision = { id: 'd', number: 4, decidedOn: '2028-09-30' }
  const frozen = { id: 'v', sha256: '', frozenBy: 'Une personne', frozenAt: '2028-10-01T08:00:00Z', missing: [] }
  const at = (parts: Partial<Evaluation>) => t.standing(evaluation(parts))
  expect(at({ stage: 'judging', frozen: null })).toBe('Évaluation finale, jugements ouverts.')
  expect(at({ stage: 'frozen', frozen: { ...frozen, decision: null } })).toBe(
    'Évaluation finale, figée le 1er octobre 2028 par Une personne.',
  )
  expect(at({ stage: 'frozen', frozen: { ...frozen, decision } })).toBe(
    'Évaluation finale, figée le 1er octobre 2028 par Une personne, décision 2028-04 du 30 septembre 2028.',
  )
  const said = [heldWords([condition('not-known')]), judgedWords(evaluation(), question(1)), t.noAnswer]
  expect(said.join(' ')).not.toContain('encore')
})

test('what is missing is named one by one, whatever commas and question marks the names hold', () => {
  const names = ['Caf, question 1', 'Ville, question 1']
  expect(t.missing({ code: 'judgements', count: 2, names })).toMatch(/ : Caf, question 1 ; Ville, question 1$/)
  expect(t.missing({ code: 'few-questions', count: 0, names: [] })).toBe('Aucune question n’est écrite')
})
