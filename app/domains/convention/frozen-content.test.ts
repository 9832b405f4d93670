import { describe, expect, test } from 'vitest'
import { gennevilliers } from './convention-document.fixture.ts'
import { readFrozen, summarise } from './frozen-content.ts'

describe('what a frozen version holds', () => {
  test('is counted at every level of the plan', () => {
    const frozen: unknown = JSON.parse(JSON.stringify(gennevilliers))
    expect(summarise(readFrozen(frozen))).toMatchObject({
      parties: 2,
      actsKnown: 1,
      themes: 2,
      findings: 4,
      issues: 3,
      axes: 3,
      objectives: 3,
      actions: 4,
      bodies: ['Comité de pilotage', 'Comité opérationnel'],
    })
  })

  test('that is no convention is a bug', () => {
    expect(() => readFrozen({ articles: 'none' })).toThrow()
  })
})
