import { describe, expect, test } from 'vitest'
import { layOut, listHoles, type Thread } from './thread.ts'

const thread = (given: Partial<Thread> = {}): Thread => ({
  findings: [{ id: 'f1', themeId: 't', title: 'Horaires', isShared: true, figureCount: 2, testimonyCount: 1 }],
  issues: [{ id: 'i1', themeId: 't', title: 'Accueil', isRetained: true }],
  objectives: [{ id: 'o1', themeId: 't', issueId: 'i1', code: '1.1', title: 'Soixante familles', hasBaseline: true }],
  actions: [{ id: 'a1', themeId: 't', title: 'Vingt places', status: 'in-progress' }],
  findingIssues: [{ from: 'f1', to: 'i1' }],
  objectiveActions: [{ from: 'o1', to: 'a1' }],
  ...given,
})

describe('the thread', () => {
  test('has no hole when everything answers something', () => {
    expect(listHoles(thread())).toEqual([])
  })

  test.each([
    [
      'finding-without-element',
      { findings: [{ id: 'f1', themeId: 't', title: 'Horaires', isShared: true, figureCount: 0, testimonyCount: 0 }] },
    ],
    ['finding-without-issue', { issues: [], findingIssues: [], objectives: [], actions: [], objectiveActions: [] }],
    ['issue-without-finding', { findings: [], findingIssues: [] }],
    ['issue-without-objective', { objectives: [], actions: [], objectiveActions: [] }],
    ['objective-without-action', { actions: [], objectiveActions: [] }],
    [
      'action-without-objective',
      { actions: [...thread().actions, { id: 'a2', themeId: null, title: 'Fête', status: 'proposed' }] },
    ],
  ] as const)('tells %s, once', (kind, given) => {
    expect(listHoles(thread(given)).map((hole) => hole.kind)).toEqual([kind])
  })

  test('asks nothing of an action that is done', () => {
    const done = { id: 'a2', themeId: null, title: 'Fête', status: 'done' } as const
    expect(listHoles(thread({ actions: [...thread().actions, done] }))).toEqual([])
  })

  test('tells an objective without baseline, and one without issue', () => {
    const objective = {
      id: 'o1',
      themeId: 't',
      issueId: null,
      code: '1.1',
      title: 'Soixante familles',
      hasBaseline: false,
    }
    const kinds = listHoles(thread({ objectives: [objective] })).map(({ kind }) => kind)
    expect(kinds).toEqual(['issue-without-objective', 'objective-without-issue', 'objective-without-baseline'])
  })

  test('is walked from an issue to its findings and to its actions', () => {
    const [line] = layOut(thread())
    expect(line?.findings.map(({ title }) => title)).toEqual(['Horaires'])
    expect(
      line?.objectives.map(({ objective, actions }) => [objective.code, actions.map(({ title }) => title)]),
    ).toEqual([['1.1', ['Vingt places']]])
  })
})
