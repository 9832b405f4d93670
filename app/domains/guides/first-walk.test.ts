/** The first steps, one fact at a time. */
import { describe, expect, test } from 'vitest'
import { firstSteps, firstWalk, isWalkOnDashboard, type WalkFacts } from './first-walk.ts'

const nothing: WalkFacts = {
  coordinatesOnBothSides: false,
  hasThemes: false,
  hasFindings: false,
  hasCopilHolder: false,
  hasConvened: false,
  isFramed: false,
}
const everything: WalkFacts = {
  coordinatesOnBothSides: true,
  hasThemes: true,
  hasFindings: true,
  hasCopilHolder: true,
  hasConvened: true,
  isFramed: true,
}
const done = (facts: WalkFacts) =>
  firstWalk('c', facts)
    .filter((step) => step.isDone)
    .map(({ key }) => key)

describe('the first steps of a CTG', () => {
  test('are seven at most, each leading to a page of the CTG', () => {
    const steps = firstWalk('c', nothing)
    expect(steps.map(({ key }) => key)).toEqual([...firstSteps])
    expect(steps.length).toBeLessThanOrEqual(7)
    for (const { to } of steps) expect(to).toMatch(/^\/ctg\/c\/[a-z/]+$/)
  })

  test('only the CTG itself is done at first', () => {
    expect(done(nothing)).toEqual(['created'])
  })

  test.each([
    ['coordinatesOnBothSides', 'counterpart'],
    ['hasThemes', 'themes'],
    ['hasFindings', 'finding'],
    ['hasCopilHolder', 'copil'],
    ['hasConvened', 'meeting'],
    ['isFramed', 'framing'],
  ] as const)('%s ticks « %s », and no other', (fact, key) => {
    expect(done({ ...nothing, [fact]: true })).toEqual(['created', key])
  })

  test('leave the dashboard once all are done, or once put away', () => {
    expect(isWalkOnDashboard(firstWalk('c', nothing), false)).toBe(true)
    expect(isWalkOnDashboard(firstWalk('c', nothing), true)).toBe(false)
    expect(isWalkOnDashboard(firstWalk('c', everything), false)).toBe(false)
  })
})
