import { describe, expect, test } from 'vitest'
import type { PlanContent } from '#app/domains/snapshots/queries.server.ts'
import { type Evidence, evidenceKinds, evidenceShapes } from './evidence-shape.ts'
import type { EvidenceSources } from './evidence-sources.ts'
import { gapWords, processLines } from './labels.fr.ts'
import { countCopils, countDecisions, sumMeans } from './process.ts'
import { computeAllEvidence, gapToFlat, joinPoints } from './results.ts'
import { countByObjective, scopeOf, wholeScope } from './scope.ts'
import { listSlips } from './slips.ts'

type PlanAction = PlanContent['actions'][number]
const action = (id: string, change: Partial<PlanAction> = {}): PlanAction => ({
  ...{ id, number: 1, code: id, title: `Action ${id}`, axisId: null, objectiveIds: [], status: 'in-progress' },
  ...{ isWatched: false, isLate: false, isSilent: false, leadPartyId: null, leadServiceId: null, coLeadPartyId: null },
  ...{ leadName: '', startsOn: null, startsPrecision: 'day', endsOn: null, endsPrecision: 'month', nextStep: '' },
  ...{ nextStepOn: null, lastReportOn: null, reportCount: 0, partyIds: [], serviceIds: [], steps: [], measures: [] },
  means: [],
  ...change,
})
const objective = (id: string): PlanContent['objectives'][number] => ({
  ...{ id, axisId: 'x', code: id, title: `Objectif ${id}`, measureName: '', unit: '', baseline: null },
  ...{ baselineYear: null, target: null, targetYear: null, lastValue: null, lastValueYear: null },
})
const plan = (actions: readonly PlanAction[], objectives = ['o1', 'o2']): PlanContent => ({
  version: 1,
  parties: [
    { id: 'caf', kind: 'caf', shortName: 'Caf' },
    { id: 'town', kind: 'authority', shortName: 'Ville' },
  ],
  services: [
    { id: 's1', partyId: 'caf', name: 'Action sociale' },
    { id: 's2', partyId: 'town', name: 'Petite enfance' },
  ],
  axes: [],
  objectives: objectives.map(objective),
  actions: [...actions],
})

const shared = action('a', { objectiveIds: ['o1', 'o2'], status: 'done' })
const alone = action('b', { objectiveIds: ['o1'] })
const left = action('c', { objectiveIds: ['o2'], status: 'abandoned' })

describe('what a question is judged on', () => {
  const content = plan([shared, alone, left])
  test('an action under two objectives counts whole in each, once in the total', () => {
    const scope = scopeOf(content, { objectiveIds: ['o1', 'o2'], actionIds: ['a'] })
    expect(scope.actions.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(countByObjective(scope).map(({ id, total, done }) => [id, total, done])).toEqual([
      ['o1', 2, 1],
      ['o2', 1, 1],
    ])
    const [{ evidence } = expect.unreachable()] = computeAllEvidence(sources({ plan: content }), [])
    expect(evidence.process.actions).toEqual({ total: 2, done: 1, going: 1, late: 0, left: 1 })
  })
  test('of the actions linked alone, the objectives they serve; of objectives linked, those only', () => {
    const ids = (links: Parameters<typeof scopeOf>[1]) => scopeOf(content, links).objectives.map(({ id }) => id)
    expect(ids({ objectiveIds: [], actionIds: ['a'] })).toEqual(['o1', 'o2'])
    expect(ids({ objectiveIds: ['o1'], actionIds: ['a'] })).toEqual(['o1'])
  })
  test('without any link, the whole plan, and it is told', () => {
    expect(scopeOf(content, { objectiveIds: [], actionIds: [] })).toEqual(wholeScope(content))
    expect(wholeScope(content).isWhole).toBe(true)
  })
})

describe('dates that moved', () => {
  const dated = action('a', {
    ...{ status: 'done', endsOn: '2028-03-01', endsPrecision: 'month' },
    steps: [
      {
        id: 's',
        title: 'Ouverture',
        targetOn: '2027-09-01',
        targetPrecision: 'month',
        doneOn: '2028-03-14',
        status: 'done',
      },
      {
        id: 't',
        title: 'Abandonnée',
        targetOn: '2027-09-01',
        targetPrecision: 'month',
        doneOn: null,
        status: 'dropped',
      },
      { id: 'u', title: 'Nouvelle', targetOn: '2029-01-01', targetPrecision: 'year', doneOn: null, status: 'to-come' },
    ],
  })
  test('the first date frozen beside what is planned now or was done, in months', () => {
    const slips = listSlips(
      [dated],
      [
        { id: 'a', on: '2028-03-01', precision: 'month', source: 'state' },
        { id: 's', on: '2027-09-01', precision: 'month', source: 'journal' },
        { id: 't', on: '2027-09-01', precision: 'month', source: 'state' },
      ],
    )
    expect(slips).toMatchObject({ known: 2, fromJournal: 1, unknown: 1 })
    expect(slips.moved.map(({ title, months, isDone }) => [title, months, isDone])).toEqual([['Ouverture', 6, true]])
  })
  test('a quarter is taken at its end, and what came earlier is told as such', () => {
    const one = action('a', { endsOn: '2027-01-01', endsPrecision: 'month' })
    const [slip] = listSlips([one], [{ id: 'a', on: '2027-01-01', precision: 'quarter', source: 'state' }]).moved
    expect(slip?.months).toBe(-2)
  })
  test('nothing is claimed of dates of which neither a state nor the journal speaks', () => {
    expect(listSlips([action('a', { endsOn: '2027-01-01' })], [])).toEqual({
      known: 0,
      fromJournal: 0,
      unknown: 1,
      moved: [],
    })
  })
})

describe('copils held on promised', () => {
  const facts = {
    startsOn: '2025-01-01',
    endsOn: '2029-12-31',
    signedOn: '2025-03-10',
    lastHeldOn: null,
    intervalMonths: 12,
  }
  const days = ['2024-12-01', '2025-11-20', '2026-12-03', '2027-11-25']
  test.each<[string, Partial<EvidenceSources['copilFacts']>, string, number, number | null]>([
    ['since the signature', {}, '2028-09-12', 3, 3],
    ['since the start when it is not signed', { signedOn: null }, '2026-06-01', 1, 1],
    ['not after the end', { endsOn: '2026-12-31' }, '2028-09-12', 2, 1],
    ['every six months', { intervalMonths: 6 }, '2026-03-12', 1, 2],
    ['nothing is promised before it runs', { signedOn: null, startsOn: '2029-01-01' }, '2028-01-01', 4, null],
  ])('%s', (_title, change, today, held, promised) => {
    expect(countCopils({ ...facts, ...change }, days, today)).toMatchObject({ held, promised })
  })
})

describe('decisions and means', () => {
  const decisions = [
    { state: 'done', subjectIds: ['a', 'o2'] },
    { state: 'to-do', subjectIds: ['a'] },
    { state: 'dropped', subjectIds: ['b'] },
    { state: 'no-follow-up', subjectIds: [] },
  ] as const
  test('a decision about two things of a question counts once; the whole counts every decision', () => {
    const content = plan([shared, alone])
    expect(countDecisions(decisions, scopeOf(content, { objectiveIds: ['o2'], actionIds: [] }))).toEqual({
      ...{ total: 2, done: 1, open: 1, dropped: 0 },
    })
    expect(countDecisions(decisions, wholeScope(content))).toEqual({ total: 4, done: 2, open: 1, dropped: 1 })
  })
  test('means granted or paid on those announced; an amount nobody said is counted apart', () => {
    const line = (state: PlanAction['means'][number]['state'], amountEuros: number | null) => ({
      ...{ id: state, year: 2027, nature: 'operating' as const, funder: 'Caf', funderPartyId: null, scheme: '' },
      ...{ state, amountEuros },
    })
    const funded = action('a', {
      means: [line('granted', 50_000), line('paid', 23_000), line('requested', 18_000), line('estimated', null)],
    })
    expect(sumMeans([funded, { ...left, means: [line('granted', 9)] }])).toEqual({
      ...{ announcedEuros: 91_000, grantedEuros: 73_000, lines: 4, unknown: 1 },
    })
  })
})

describe('results', () => {
  test('the curve starts at the baseline the parties wrote, ends at the last value, one value a year', () => {
    const figures = [
      { year: 2023, value: 1 },
      { year: 2025, value: 20 },
      { year: 2026, value: 24 },
    ]
    expect(joinPoints([figures, [{ year: 2028, value: 41 }], [{ year: 2025, value: 22 }]], 2025)).toEqual([
      { year: 2025, value: 22 },
      { year: 2026, value: 24 },
      { year: 2028, value: 41 },
    ])
  })
  test('the gap to « si rien n’avait changé » is told only when both ends are known', () => {
    const { objectives } = evidenceOf({ values: { baseline: 22, target: 60, last: 41 } }).result
    const [result = expect.unreachable()] = objectives
    expect([gapToFlat(result), gapWords(result)]).toEqual([19, '19 de plus'])
    expect(gapWords({ ...result, baseline: null })).toBe('')
    expect(gapWords({ ...result, last: result.baseline })).toBe('')
    expect(gapWords({ ...result, last: { value: 22, year: 2028 } })).toBe('autant qu’au départ')
  })
  test('a secret figure is told by its words, never by a number', () => {
    const { objectives } = evidenceOf({
      values: { baseline: 22, target: null, last: null },
      last: { text: 'secret', year: 2028 },
    }).result
    expect(objectives[0]).toMatchObject({ last: null, lastWords: 'secret', points: [{ year: 2025, value: 22 }] })
  })
})

const sources = (change: Partial<EvidenceSources>): EvidenceSources => ({
  ...{ today: '2028-09-12', plan: plan([]), firstState: null, firstDates: [], objectives: [], indicators: [] },
  ...{
    ownPoints: [],
    decisions: [],
    copilDays: [],
    attending: [],
    actionThemes: [],
    testimonies: [],
    surveys: [],
    files: [],
  },
  copilFacts: { startsOn: null, endsOn: null, signedOn: null, lastHeldOn: null, intervalMonths: 12 },
  ...change,
})

type Measured = EvidenceSources['objectives'][number]
function evidenceOf(change: Partial<Measured>, others: Partial<EvidenceSources> = {}): Evidence {
  const measured: Measured = {
    ...{
      id: 'o1',
      code: '1.2',
      title: 'Accueil',
      themeId: 'care',
      issueId: null,
      issueTitle: null,
      isIssueRetained: false,
    },
    ...{ isMeasurable: true, measureName: 'Familles accueillies', baseline: { text: '22', year: 2025 } },
    ...{ target: { text: '60', year: 2029 }, last: { text: '41', year: 2028 }, hypothesis: null },
    values: { baseline: 22, target: 60, last: 41 },
    measured: { indicatorId: null, indicatorUnit: null, decimals: null, measureUnit: 'familles' },
    ...change,
  }
  const of = sources({ plan: plan([shared, alone]), objectives: [measured], ...others })
  const [, { evidence } = expect.unreachable()] = computeAllEvidence(of, [
    { id: 'q', objectiveIds: ['o1'], actionIds: [] },
  ])
  return evidence
}

describe('the evidence of a question', () => {
  const testimony = {
    text: 'La place était à cinq minutes.',
    source: 'Une mère',
    kind: 'survey',
    collectedOn: '2028-06-01',
  } as const
  test('words of its themes, files of its actions, bodies of its themes; those of others are not there', () => {
    const evidence = evidenceOf(
      {},
      {
        testimonies: [
          { id: 't1', themeId: 'care', themeName: 'Petite enfance', ...testimony },
          { id: 't2', themeId: 'youth', themeName: 'Jeunesse', ...testimony },
        ],
        files: [
          { fileId: 'f1', actionId: 'a', name: 'Bilan', about: 'a Action a' },
          { fileId: 'f2', actionId: 'z', name: 'Autre', about: 'z' },
        ],
        attending: [
          { name: 'Mission locale', kind: 'partner', themeId: 'care', noted: 8, sat: 5 },
          { name: 'Ville', kind: 'authority', themeId: null, noted: 3, sat: 3 },
        ],
      },
    )
    expect(evidence.word.testimonies.map(({ id }) => id)).toEqual(['t1'])
    expect(evidence.document.files).toEqual([{ fileId: 'f1', name: 'Bilan', about: 'a Action a' }])
    expect(evidence.process.attendance).toEqual([{ name: 'Mission locale', kind: 'partner', sat: 5, noted: 8 }])
  })
  test('who acts with whom, then and now', () => {
    const then = plan([{ ...shared, serviceIds: ['s1'] }])
    const evidence = evidenceOf(
      {},
      {
        plan: plan([{ ...shared, serviceIds: ['s1', 's2'] }, alone]),
        firstState: { name: 'Copil de lancement', takenOn: '2025-11-20', content: then },
      },
    )
    expect(evidence.process.together.first).toMatchObject({ on: '2025-11-20', severalServices: 0, pairs: [] })
    expect(evidence.process.together.today).toMatchObject({
      ...{ actionCount: 2, severalServices: 1, crossing: 1 },
      pairs: [{ one: 's1', other: 's2', actions: 1 }],
    })
  })
  test('is read back as it was frozen', () => {
    const evidence = evidenceOf({})
    for (const kind of evidenceKinds)
      expect(evidenceShapes[kind].parse(JSON.parse(JSON.stringify(evidence[kind])))).toEqual(evidence[kind])
  })
  test('what is not known is said on its line', () => {
    const found = Object.fromEntries(processLines(evidenceOf({}).process).map(({ what, found: said }) => [what, said]))
    expect(found).toMatchObject({
      'Actions réalisées': '1 sur 2, 1 en cours',
      'Dates déplacées': 'premières dates non relevées',
      'Décisions exécutées': 'aucune décision',
      'Moyens accordés sur annoncés': 'aucun moyen indiqué',
    })
  })
})
