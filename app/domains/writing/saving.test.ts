import { describe, expect, test } from 'vitest'
import { factsAtFirst, mayTypeIn, type SavingFacts, type SavingState, savingStateOf } from './saving.ts'

const open: SavingFacts = { ...factsAtFirst, hasText: true }

describe('what is said of a text being written', () => {
  const cases: readonly (readonly [string, SavingFacts, SavingState])[] = [
    ['nothing is typed before the text has come', factsAtFirst, 'opening'],
    ['« Enregistré » once the database has everything', open, 'saved'],
    ['something typed is on its way', { ...open, isDirty: true }, 'saving'],
    ['not confirmed for long: said aloud', { ...open, isDirty: true, isLate: true }, 'late'],
    ['no server, even with nothing to save', { ...open, isConnected: false }, 'offline'],
    ['no server while typing: never « Enregistrement… »', { ...open, isConnected: false, isDirty: true }, 'offline'],
    ['a frozen text', { ...open, isFrozen: true }, 'frozen'],
    ['a right that went while the others write', { ...open, isReadOnly: true }, 'forbidden'],
    ['frozen for everyone is said rather', { ...open, isReadOnly: true, isFrozen: true }, 'frozen'],
    ['a session that ended comes before everything', { ...open, isConnected: false, door: 'signed-out' }, 'signed-out'],
  ]
  test.each(cases)('%s', (_title, facts, state) => {
    expect(savingStateOf(facts)).toBe(state)
  })
  test('one may go on typing without the server, not in a frozen text', () => {
    expect(mayTypeIn.offline).toBe(true)
    expect(mayTypeIn.late).toBe(true)
    expect(mayTypeIn.frozen).toBe(false)
    expect(mayTypeIn.opening).toBe(false)
  })
})
