import { expect, test } from 'vitest'
import { listHoles, previewSections, withinActions } from './copil-preview.ts'
import { anAction, aReport, packData } from './pack-data.fixture.ts'
import type { PackCorrective, PackDecision } from './pack-data.ts'

test('the copil is told the agenda, the decisions, then where the plan stands, even when there is nothing', () => {
  const sections = previewSections({
    ctgId: 'c1',
    today: '2026-11-24',
    meeting: null,
    endedOn: null,
    sinceOn: null,
    actions: [],
    reports: [],
    decisions: [],
    axes: [],
    correctives: [],
  })
  expect(sections.map(({ key }) => key)).toEqual([
    'agenda',
    'decisions',
    'progress',
    'difficulties',
    'silences',
    'correctives',
  ])
})

test('holes are told by kind, the gravest first, and those there are none of are left out', () => {
  const actions = [
    { id: 'one', flags: ['without-end', 'late'] as const },
    { id: 'other', flags: ['without-end', 'without-lead'] as const },
  ]
  expect(listHoles(actions)).toEqual([
    { flag: 'without-lead', actionIds: ['other'] },
    { flag: 'without-end', actionIds: ['one', 'other'] },
  ])
})

test('of a filter, only what is about its actions is told; the agenda stays whole', () => {
  const decision = (number: number, ...actionIds: readonly string[]): PackDecision => ({
    ...{ number, actionIds, text: '', responsible: '', dueOn: null, state: 'to-do', decidedOn: '2026-10-01' },
    ...{ bodyName: 'Copil', positions: [] },
  })
  const corrective = (actionId: string | null): PackCorrective => ({
    ...{ actionId, actionCode: null, actionTitle: null, objectiveTitle: null, decisionNumber: null, decidedOn: null },
    ...{ gap: '', cause: '', measure: '', responsible: '', dueOn: '2026-12-01', state: 'open', result: '' },
    closedOn: null,
  })
  const data = packData({
    actions: [anAction({ id: 'kept' })],
    reports: [aReport({ actionId: 'kept' }), aReport({ actionId: 'other' })],
    decisions: [decision(1, 'other'), decision(2, 'kept', 'other'), decision(3)],
    correctives: [corrective(null), corrective('kept'), corrective('other')],
  })
  const within = withinActions(data)
  expect(within.reports.map(({ actionId }) => actionId)).toEqual(['kept'])
  expect(within.decisions.map(({ number }) => number)).toEqual([2])
  expect(within.correctives.map(({ actionId }) => actionId)).toEqual(['kept'])
  expect(within.meeting).toBe(data.meeting)
})
