import { describe, expect, test } from 'vitest'
import { listAwaited } from './awaited.ts'
import { type SummaryInput, summaryOf } from './summary.ts'

const caf = { id: 'caf', shortName: 'Caf', isSignatory: true, isLead: true }
const town = { id: 'town', shortName: 'Ville', isSignatory: true, isLead: true }
const agreement = (partyId: string) => ({ partyId, position: 'agreement' as const })

const findings = [
  { id: 'f1', title: 'Partagé', status: 'shared', figureCount: 2, positions: [agreement('caf'), agreement('town')] },
  { id: 'f2', title: 'Sans Caf', status: 'proposed', figureCount: 0, positions: [agreement('town')] },
  { id: 'f3', title: 'Retiré', status: 'withdrawn', figureCount: 0, positions: [] },
] as const
const issues = [
  { id: 'i1', title: 'À débattre', status: 'to-debate', objectives: [] },
  { id: 'i2', title: 'Retenu', status: 'retained', objectives: [{ id: 'o1' }] },
  { id: 'i3', title: 'Écarté', status: 'not-retained', objectives: [] },
] as const

const input = {
  parties: [caf, town],
  readings: [
    { themeId: 'early', partyId: 'town', text: 'Lu.', askedOn: null, writtenOn: '2026-11-10' },
    { themeId: 'early', partyId: 'caf', text: '', askedOn: '2026-11-12', writtenOn: null },
  ],
  testimonies: [{ themeId: 'early' }, { themeId: 'housing' }],
  findings: findings.map((finding) => ({ ...finding, themeId: 'early', testimonyCount: 0 })),
  issues: issues.map((issue) => ({ ...issue, themeId: 'early' })),
  isOver: false,
} satisfies SummaryInput

describe('the summary of a theme', () => {
  test('counts what is alive, of this theme', () => {
    expect(summaryOf('early', input)).toEqual({
      readingsWritten: 1,
      readingsAwaited: 1,
      lastReadingOn: '2026-11-10',
      testimonies: 1,
      findings: 2,
      findingsShared: 1,
      findingsAwaitingPosition: 1,
      issues: 2,
      issuesRetained: 1,
      issuesToDebate: 1,
    })
    expect(summaryOf('housing', input)).toMatchObject({ findings: 0, lastReadingOn: null, testimonies: 1 })
  })
  test('awaits nothing once the convention has ended, and counts what was written as before', () => {
    const running = summaryOf('early', input)
    expect(summaryOf('early', { ...input, isOver: true })).toEqual({
      ...running,
      ...{ readingsAwaited: 0, findingsAwaitingPosition: 0, issuesToDebate: 0 },
    })
  })
})

test('what awaits one’s own party comes first', () => {
  const titles = (actingPartyId: string) =>
    listAwaited({
      ...input,
      actingPartyId,
      themes: [{ id: 'early', name: 'Petite enfance' }],
      awaitedReadings: input.readings.slice(1),
    }).map(({ title, isOwn }) => `${isOwn ? '* ' : ''}${title}`)
  expect(titles('caf')).toEqual([
    '* Lecture de la Caf sur « Petite enfance »',
    '* Position de la Caf sur « Sans Caf »',
    'Débattre de « À débattre »',
  ])
  expect(titles('town')[0]).toBe('Lecture de la Caf sur « Petite enfance »')
})
