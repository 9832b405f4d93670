import { describe, expect, test } from 'vitest'
import { listPlanHoles } from './plan-holes.ts'
import type { Thread } from './thread.ts'

const thread: Thread = {
  findings: [],
  issues: [
    { id: 'answered', themeId: 't', title: 'Un besoin', isRetained: true },
    { id: 'waiting', themeId: 't', title: 'Un autre besoin', isRetained: false },
  ],
  objectives: [
    { id: 'o1', themeId: 't', issueId: 'answered', code: '1.1', title: 'Accueillir', hasBaseline: true },
    { id: 'o2', themeId: 't', issueId: null, code: '1.2', title: 'Loger', hasBaseline: true },
  ],
  actions: [{ id: 'a1', themeId: 't', title: 'Ouvrir', status: 'in-progress' }],
  findingIssues: [],
  objectiveActions: [{ from: 'o1', to: 'a1' }],
}
const codes = new Map([
  ['o1', '1.1'],
  ['o2', '1.2'],
])
const line = { id: 'a1', code: '1.1.1', title: 'Ouvrir', version: 3, flags: ['without-lead', 'late'] as const }
const everything = {
  actionIds: new Set(['a1']),
  objectiveIds: new Set(['o1', 'o2']),
  issueIds: new Set(['answered', 'waiting']),
}
const may = { writeObjectives: false, writeAction: (id: string) => id === 'a1' }

describe('what is missing on the side of the plan', () => {
  test('is told in the order of the thread, with what mends it and who may', () => {
    const holes = listPlanHoles(thread, [line], codes, everything, may)
    expect(holes).toEqual([
      { kind: 'issue-without-objective', id: 'waiting', title: 'Un autre besoin', mayMend: false, version: 1 },
      { kind: 'objective-without-issue', id: 'o2', title: '1.2 Loger', mayMend: false, version: 1 },
      { kind: 'objective-without-action', id: 'o2', title: '1.2 Loger', mayMend: false, version: 1 },
      { kind: 'action-without-lead', id: 'a1', title: '1.1.1 Ouvrir', mayMend: true, version: 3 },
    ])
  })

  test('an action calls for what its flags say, and nothing once it is over', () => {
    const kinds = (flags: Parameters<typeof listPlanHoles>[1][number]['flags']) =>
      listPlanHoles({ ...thread, issues: [], objectives: [] }, [{ ...line, flags }], codes, everything, may).map(
        ({ kind }) => kind,
      )
    expect(kinds(['without-objective', 'without-end', 'without-measure', 'unfunded'])).toEqual([
      'action-without-objective',
      'action-without-end',
      'action-without-measure',
    ])
    expect(kinds([])).toEqual([])
  })

  test('under a filter, only of what is in it', () => {
    const within = { actionIds: new Set<string>(), objectiveIds: new Set(['o1']), issueIds: new Set(['waiting']) }
    const holes = listPlanHoles(thread, [line], codes, within, may)
    // The objective that is in has an action, though none is in.
    expect(holes.map(({ kind, id }) => [kind, id])).toEqual([['issue-without-objective', 'waiting']])
  })
})
