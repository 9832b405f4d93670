import { describe, expect, test } from 'vitest'
import { gennevilliers } from './convention-document.fixture.ts'
import { outsideAxes } from './convention-document.ts'
import { readFrozen, summarise } from './frozen-content.ts'

describe('what a frozen version holds', () => {
  test('is counted: highest axes, their objectives and actions at every level', () => {
    const frozen: unknown = JSON.parse(JSON.stringify(gennevilliers))
    expect(summarise(readFrozen(frozen))).toMatchObject({
      parties: 2,
      actsKnown: 1,
      themes: 2,
      findings: 4,
      issues: 3,
      axes: 2,
      objectives: 3,
      actions: 4,
      bodies: ['Comité de pilotage', 'Comité opérationnel'],
    })
  })

  test('counts an action once though two objectives share it, and no axis « Hors axe »', () => {
    const sheet = { number: '1.1.1', title: 'Un relais' }
    const objectives = [{ actions: [sheet] }, { actions: [sheet, { number: '1.2.1', title: 'Un lieu' }] }]
    const plan = [
      { label: 'Axe 1', axes: [{ label: 'Axe 1.1', axes: [], objectives: [], actions: [] }], objectives, actions: [] },
      { label: outsideAxes, axes: [], objectives: [], actions: [{ number: '9', title: 'Une fête' }] },
    ]
    expect(summarise(readFrozen({ ...JSON.parse(JSON.stringify(gennevilliers)), plan }))).toMatchObject({
      ...{ axes: 1, objectives: 2, actions: 3 },
    })
  })

  test('that is no convention is a bug', () => {
    expect(() => readFrozen({ articles: 'none' })).toThrow()
  })
})
