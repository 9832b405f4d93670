import { expect, test } from 'vitest'
import type { PlanFilter } from '#app/domains/plan-list/queries.server.ts'
import { layOut, type Thread } from './thread.ts'
import { linesWithin, scopeOfFilter } from './thread-scope.ts'

const issue = (id: string, themeId: string) => ({ id, themeId, title: id, isRetained: true })
const objective = (id: string, issueId: string | null, themeId: string | null) => ({
  ...{ id, issueId, themeId, code: '1.1', title: id, hasBaseline: true },
})
const action = (id: string) => ({ id, themeId: null, title: id, status: 'in-progress' as const })

/** Of childhood: an issue answered by two objectives, one of them without action. Of youth: an issue nobody answers. */
const thread: Thread = {
  findings: [],
  findingIssues: [],
  issues: [issue('places', 'childhood'), issue('evenings', 'youth'), issue('rent', 'housing')],
  objectives: [
    objective('open', 'places', 'childhood'),
    objective('train', 'places', 'childhood'),
    objective('lend', 'rent', 'housing'),
  ],
  actions: [action('crèche'), action('relay'), action('loan')],
  objectiveActions: [
    { from: 'open', to: 'crèche' },
    { from: 'open', to: 'relay' },
    { from: 'lend', to: 'loan' },
  ],
}
const outline = {
  axes: [
    { id: 'families', parentId: null },
    { id: 'small', parentId: 'families' },
    { id: 'home', parentId: null },
  ],
  objectives: [
    { id: 'open', axisId: 'small', themeId: 'childhood' },
    { id: 'train', axisId: 'small', themeId: 'childhood' },
    { id: 'lend', axisId: 'home', themeId: 'housing' },
  ],
}
const scope = (filter: PlanFilter, ...actionIds: readonly string[]) => {
  const { issueIds, objectiveIds } = scopeOfFilter(thread, outline, filter, new Set(actionIds))
  return { issues: [...issueIds], objectives: [...objectiveIds] }
}

test.each<[string, PlanFilter, readonly string[], readonly string[], readonly string[]]>([
  [
    'without criterion, everything is in',
    {},
    ['crèche', 'relay', 'loan'],
    ['places', 'evenings', 'rent'],
    ['open', 'train', 'lend'],
  ],
  ['a theme keeps its needs, answered or not', { themeIds: ['childhood'] }, ['crèche'], ['places'], ['open', 'train']],
  ['a need nobody answers is in its theme', { themeIds: ['youth'] }, [], ['evenings'], []],
  [
    'an axis keeps the objectives under it, and their issues',
    { axisIds: ['families'] },
    [],
    ['places'],
    ['open', 'train'],
  ],
  ['an objective keeps itself and its issue', { objectiveIds: ['train'] }, [], ['places'], ['train']],
  [
    'an action brings its objective from another theme',
    { themeIds: ['youth'] },
    ['loan'],
    ['evenings', 'rent'],
    ['lend'],
  ],
  ['criteria of needs must all hold', { themeIds: ['housing'], axisIds: ['families'] }, [], [], []],
  ['a criterion of actions keeps no need without one', { statuses: ['done'] }, ['crèche'], ['places'], ['open']],
  ['even beside a theme', { themeIds: ['childhood'], text: 'crèche' }, ['crèche'], ['places'], ['open']],
])('%s', (_name, filter, actionIds, issues, objectives) => {
  expect(scope(filter, ...actionIds)).toEqual({ issues, objectives })
})

test('an objective says how many of its actions the filter leaves out', () => {
  const scope = scopeOfFilter(thread, outline, { text: 'crèche' }, new Set(['crèche']))
  const lines = linesWithin(layOut(thread), scope)
  expect(lines.map(({ issue: { id } }) => id)).toEqual(['places'])
  expect(lines[0]?.objectives).toMatchObject([
    { objective: { id: 'open' }, actions: [{ id: 'crèche' }], otherCount: 1 },
  ])
})
