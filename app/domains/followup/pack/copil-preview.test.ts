import { expect, test } from 'vitest'
import { countHoles, previewSections } from './copil-preview.ts'

test('the copil is told the agenda, the decisions, then where the plan stands, even when there is nothing', () => {
  const sections = previewSections({
    today: '2026-11-24',
    meeting: null,
    sinceOn: null,
    actions: [],
    reports: [],
    decisions: [],
    findingReservations: [],
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

test('holes are counted by kind, the gravest first, and those there are none of are left out', () => {
  const actions = [{ flags: ['without-end', 'late'] as const }, { flags: ['without-end', 'without-lead'] as const }]
  expect(countHoles(actions)).toEqual([
    { flag: 'without-lead', count: 1 },
    { flag: 'without-end', count: 2 },
  ])
})
