import { describe, expect, test } from 'vitest'
import { buildPublicContent } from './build-content.ts'
import { createReader, isSecretCount } from './held-back.ts'
import type { ActionSource, ObjectiveSource, PublicSources } from './public-sources.ts'

const action = (changes: Partial<ActionSource> = {}): ActionSource => ({
  ...{ id: 'a1', number: 1, code: '1.1', title: 'Ouvrir dix places', description: '', publics: '' },
  ...{ status: 'in-progress', isRestricted: false, axisId: 'x1', theme: 'Petite enfance', leads: [] },
  ...{ startsOn: null, startsPrecision: 'quarter', endsOn: null, endsPrecision: 'quarter' },
  ...{ news: null, hasWaitingReport: false, objectiveIds: [], steps: [], communeCodes: [], areaIds: [] },
  ...changes,
})
const objective = (changes: Partial<ObjectiveSource> = {}): ObjectiveSource => ({
  ...{
    id: 'o1',
    title: 'Accueillir',
    axisId: 'x1',
    issueStatus: null,
    measure: 'Familles accueillies',
    unit: 'familles',
  },
  ...{ decimals: 0, isIndicator: false, baseline: 22, baselineYear: 2025, lastValue: 31, lastValueYear: 2026 },
  ...{ target: 60, targetYear: 2029, series: [], isSecret: false, source: '' },
  ...changes,
})
const sources = (changes: Partial<PublicSources> = {}): PublicSources => ({
  page: { title: '', introduction: '', showsProposed: false },
  ctg: { name: 'CTG', startsOn: '2026-01-01', endsOn: '2030-12-31', signedOn: null },
  ...{
    parties: [],
    communes: [],
    areas: [],
    issues: [],
    objectives: [],
    meetings: [],
    decisions: [],
    acts: [],
    documents: [],
  },
  axes: [
    { id: 'x1', parentId: null, code: '1', title: 'Concilier' },
    { id: 'x2', parentId: 'x1', code: '1.1', title: 'Les horaires' },
    { id: 'x3', parentId: null, code: '2', title: 'Partir' },
  ],
  actions: [],
  evaluation: null,
  people: ['Nora Fictive', 'Claire Mousseline'],
  mandated: ['Claire Mousseline'],
  formerActions: [],
  ...changes,
})
const built = (changes: Partial<PublicSources>) => buildPublicContent(sources(changes))

describe('an action is public', () => {
  test.each([
    ['when it is under way', action(), undefined],
    ['never when its sheet is restricted', action({ isRestricted: true }), 'restricted'],
    ['not while it is only proposed', action({ status: 'proposed' }), 'not-decided'],
    ['not once it left the plan unseen', action({ status: 'abandoned' }), 'left-plan'],
    ['not when its title names somebody', action({ title: 'Le projet de Nora Fictive' }), 'name'],
    ['when its title names who has a mandate', action({ title: 'La mission de Claire Mousseline' }), undefined],
  ])('%s', (_title, given, reason) => {
    const { content, heldBack } = built({ actions: [given] })
    expect(content.actions.map(({ title }) => title)).toEqual(reason === undefined ? [given.title] : [])
    expect(heldBack).toEqual(reason === undefined ? [] : [{ kind: 'action', label: given.title, reason }])
  })

  test('proposed, when the coordinations show them; abandoned, when it was promised in public before', () => {
    const proposed = action({ status: 'proposed' })
    expect(
      built({ actions: [proposed], page: { title: '', introduction: '', showsProposed: true } }).content.actions,
    ).toHaveLength(1)
    expect(built({ actions: [action({ status: 'abandoned' })], formerActions: [1] }).content.actions).toMatchObject([
      { status: 'abandoned' },
    ])
  })

  test('with its place among the axes of the first level; an axis without a public action is not named', () => {
    const { content } = built({ actions: [action({ axisId: 'x3' }), action({ number: 2, axisId: null })] })
    expect(content.groups.map(({ title }) => title)).toEqual(['Partir'])
    expect(content.actions.map(({ group }) => group)).toEqual([0, null])
    expect(built({ actions: [action({ axisId: 'x2' })] }).content.groups).toEqual([{ code: '1', title: 'Concilier' }])
  })

  test('without the text that names or reaches somebody, which is said by the title of its sheet', () => {
    const given = action({
      description: 'Écrire à nora@exemple.fr',
      news: { on: '2026-11-02', words: 'Mme Fictive a visité le local.' },
      steps: [
        { title: 'Appeler le 01 40 85 66 66', status: 'to-come', doneOn: null, targetOn: null, targetPrecision: 'day' },
      ],
      hasWaitingReport: true,
    })
    const { content, heldBack } = built({ actions: [given] })
    expect(content.actions).toMatchObject([{ description: '', news: null, steps: [] }])
    expect(heldBack.map(({ kind, reason }) => `${kind} ${reason}`).sort()).toEqual([
      'news name',
      'news not-accepted',
      'step contact',
      'words contact',
    ])
  })
})

describe('an objective', () => {
  test('has its first and last values, and its target', () => {
    expect(built({ objectives: [objective()] }).content.objectives).toMatchObject([
      {
        points: [
          { year: 2025, value: 22 },
          { year: 2026, value: 31 },
        ],
        target: 60,
      },
    ])
  })
  test('does not say a count of people under five', () => {
    const { content, heldBack } = built({ objectives: [objective({ lastValue: 3 })] })
    expect(content.objectives).toMatchObject([{ points: [{ year: 2025, value: 22 }] }])
    expect(heldBack).toEqual([{ kind: 'objective', label: 'Accueillir', reason: 'secret-figure' }])
  })
  test('of an indicator has its published years alone, and says when the last one is secret', () => {
    const series = [
      { year: 2023, value: 57.4 },
      { year: 2021, value: 54.1 },
    ]
    const { content, heldBack } = built({
      objectives: [objective({ isIndicator: true, series, isSecret: true, lastValue: 2 })],
    })
    expect(content.objectives[0]?.points.map(({ year }) => year)).toEqual([2021, 2023])
    expect(heldBack.map(({ reason }) => reason)).toEqual(['secret-figure'])
  })
  test('waits until the issue it answers is retained', () => {
    expect(built({ objectives: [objective({ issueStatus: 'proposed' })] }).content.objectives).toEqual([])
  })
})

describe('decisions and issues', () => {
  const decision = {
    id: 'd1',
    number: 3,
    on: '2026-10-14',
    text: 'Six priorités.',
    body: 'Copil',
    isChosen: true,
    isAboutRestricted: false,
  }
  test.each([
    ['a decision is public by choice', decision, undefined],
    ['a decision that nobody chose is not', { ...decision, isChosen: false }, 'not-chosen'],
    ['nor one about a restricted sheet, even chosen', { ...decision, isAboutRestricted: true }, 'about-restricted'],
    ['nor one that names somebody', { ...decision, text: 'Nora Fictive est chargée du projet.' }, 'name'],
  ])('%s', (_title, given, reason) => {
    const { content, heldBack } = built({ decisions: [given] })
    expect(content.decisions).toHaveLength(reason === undefined ? 1 : 0)
    expect(heldBack.map((one) => one.reason)).toEqual(reason === undefined ? [] : [reason])
  })
  test('an issue is public once a decision retained it', () => {
    const issue = { title: 'L’accueil', argument: '', theme: 'Petite enfance' }
    const { content, heldBack } = built({
      issues: [
        { ...issue, isRetained: true },
        { ...issue, title: 'Le reste', isRetained: false },
      ],
    })
    expect(content.issues.map(({ title }) => title)).toEqual(['L’accueil'])
    expect(heldBack).toEqual([{ kind: 'issue', label: 'Le reste', reason: 'not-retained' }])
  })
})

describe('a text is read for people', () => {
  const read = createReader(['Nora Fictive', 'Jean-Luc Dupré', 'Équipe'], ['Claire Mousseline'])
  test.each([
    ['Nora Fictive', 'name'],
    ['FICTIVE Nora', 'name'],
    ['jean luc dupre', 'name'],
    ['M. Dupré viendra', 'name'],
    ['Une route fictive', undefined],
    ['L’équipe se réunit', undefined],
    ['Claire Mousseline', undefined],
    ['nora@exemple.fr', 'contact'],
    ['06 12 34 56 78', 'contact'],
    ['2026-2030, 31 familles', undefined],
    ['1 85 05 78 006 084 91', 'contact'],
  ])('« %s » : %s', (words, found) => expect(read(words)).toBe(found))
})

test.each([
  [3, 'familles', '', true],
  [0, 'familles', '', false],
  [5, 'familles', '', false],
  [3, 'lieux', 'Lieux ouverts', false],
  [3, '', 'Enfants accueillis', true],
])('%s %s %s: secret %s', (value, unit, measure, secret) => expect(isSecretCount(value, unit, measure)).toBe(secret))
