import { describe, expect, test } from 'vitest'
import { sessionLabels } from './labels.fr.ts'
import { agendaTime, closingChanges, closingFactsOf, closingKey, movedBy } from './session.ts'

const item = (durationMinutes: number | null, isPutOff = false) => ({ durationMinutes, isPutOff })

describe('the time of an agenda', () => {
  test.each([
    ['fits', 60, [item(20), item(30)], { sumMinutes: 50, untimedCount: 0, overMinutes: 0 }],
    ['is too long', 60, [item(45), item(30)], { sumMinutes: 75, untimedCount: 0, overMinutes: 15 }],
    ['leaves out what is put off', 60, [item(45), item(30, true)], { sumMinutes: 45, untimedCount: 0, overMinutes: 0 }],
    [
      'counts the points that say nothing',
      null,
      [item(null), item(10)],
      { sumMinutes: 10, untimedCount: 1, overMinutes: 0 },
    ],
    ['is nothing without points', 60, [], { sumMinutes: 0, untimedCount: 0, overMinutes: 0 }],
  ])('%s', (_case, planned, items, expected) => {
    expect(agendaTime(planned, items)).toEqual(expected)
  })
})

describe('moving a point', () => {
  test.each([
    ['up', 'b', -1, ['b', 'a', 'c']],
    ['down', 'b', 1, ['a', 'c', 'b']],
    ['up from the top', 'a', -1, ['a', 'b', 'c']],
    ['down from the end', 'c', 1, ['a', 'b', 'c']],
    ['that is not there', 'z', 1, ['a', 'b', 'c']],
  ] as const)('%s', (_case, id, step, expected) => {
    expect(movedBy(['a', 'b', 'c'], id, step)).toEqual(expected)
  })
})

describe('what the closing sums up', () => {
  const noted = { version: 1 }
  const facts = closingFactsOf(
    [
      {
        minutes: 'Dit.',
        isPutOff: false,
        outcomes: [
          { ...noted, kind: 'task' },
          { ...noted, kind: 'decision' },
        ],
      },
      { minutes: '', isPutOff: true, outcomes: [{ ...noted, kind: 'information', version: 3 }] },
    ],
    [
      { presence: 'present', personName: 'A', holderName: 'A' },
      { presence: null, personName: null, holderName: 'B' },
      { presence: null, personName: null, holderName: null },
    ],
    [{ version: 2 }, { version: 1 }, { version: 1 }],
  )
  test('counts seats, points, decisions of the register, informations and tasks', () => {
    expect(facts).toEqual({
      seatCount: 3,
      notedCount: 1,
      itemCount: 2,
      writtenCount: 1,
      decisionCount: 3,
      informationCount: 1,
      taskCount: 1,
      putOffCount: 1,
      seatedCount: 1,
      correctionCount: 3,
    })
  })
  test('says what changed since it was shown, and nothing when nothing did', () => {
    const texts = ['Tour de table.', 'Dit.']
    const seen = closingKey(facts, texts)
    expect(closingChanges(seen, facts, texts)).toEqual([])
    expect(closingChanges(seen, { ...facts, decisionCount: 4 }, texts)).toEqual([
      { name: 'decisionCount', before: 3, after: 4 },
    ])
    expect(closingChanges(seen, facts, ['Tour de table.', 'Redit.'])).toEqual(['texts'])
    expect(closingChanges(seen, { ...facts, writtenCount: 2 }, [...texts, 'Écrit.'])).toEqual([
      { name: 'writtenCount', before: 1, after: 2 },
    ])
  })
})

test('the room hears a point end once, when what it asks is a question', () => {
  expect(sessionLabels.roomPoint(1, 6, 'Calendrier', 0)).toBe('Point 1 sur 6 : Calendrier.')
  expect(sessionLabels.roomPoint(2, 6, 'Retenir les priorités ?', 0)).toBe('Point 2 sur 6 : Retenir les priorités ?')
})

test.each([
  ['notedCount', 1, 5, 'Présences notées : 1 sur 5'],
  ['notedCount', 5, 5, '5\u00a0présences notées'],
  ['seatedCount', 0, 5, 'Sièges présents ou représentés : 0 sur 5'],
  ['writtenCount', 2, 3, 'Points écrits au compte rendu : 2 sur 3'],
  ['itemCount', 3, 3, '3\u00a0points'],
] as const)('of %s, %i out of %i: « %s »', (name, count, outOf, words) => {
  expect(sessionLabels.counted(name, count, outOf)).toBe(words)
})

test('what was proposed is no longer once the meeting is closed', () => {
  expect([false, true].map((isOver) => sessionLabels.proposes('Caf', isOver))).toEqual([
    'La Caf propose',
    'La Caf proposait',
  ])
})
