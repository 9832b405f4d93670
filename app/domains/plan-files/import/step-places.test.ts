/** Where lines go as their boxes stand: the same answer for the preview and for what is written. */
import { expect, test } from 'vitest'
import { countedAbove, numberedLines, stepPlaces } from './step-places.ts'

const euros = (...amounts: readonly number[]) => amounts.map((one) => ({ euros: one, year: 2027 }))
/** @param own its amounts that are no part of those above it */
const under = (key: string, of?: string, amounts: readonly number[] = [], own: readonly number[] = []) => ({
  ...{ key, amounts: euros(...amounts), step: of === undefined ? undefined : { of, amounts: euros(...own) } },
})
const lines = [under('A1'), under('A1.1', 'A1'), under('A1.1.1', 'A1.1')]
type Case = {
  readonly taken?: readonly string[]
  readonly asSteps?: readonly string[]
  readonly there?: readonly { readonly key: string; readonly id: string; readonly isStep: boolean }[]
}
const homes = ({ taken = ['A1', 'A1.1', 'A1.1.1'], asSteps = ['A1.1', 'A1.1.1'], there = [] }: Case) => {
  const homeOf = stepPlaces(
    numberedLines(
      lines,
      there.map((match) => ({ ...match, amountYears: [] })),
    ),
    {
      isTaken: (key) => taken.includes(key),
      isStep: (key) => asSteps.includes(key),
    },
  )
  return lines.slice(1).map(({ key }) => homeOf(key))
}
const action = (key: string, id?: string) => ({ key, id })

test.each([
  ['all taken', {}, [action('A1'), action('A1')]],
  ['the step above is an action', { asSteps: ['A1.1.1'] }, [action('A1'), action('A1.1')]],
  ['the step above is not taken', { taken: ['A1', 'A1.1.1'] }, [action('A1'), action('A1')]],
  ['the action is not taken', { taken: ['A1.1', 'A1.1.1'] }, [undefined, action('A1.1')]],
  ['nothing above is taken', { taken: ['A1.1.1'] }, [undefined, undefined]],
  [
    'the action is in the plan, and hidden',
    { taken: ['A1.1', 'A1.1.1'], there: [{ key: 'A1', id: 'a', isStep: false }] },
    [action('A1', 'a'), action('A1', 'a')],
  ],
  [
    'the step above is a step of the plan',
    {
      taken: ['A1.1.1'],
      there: [
        { key: 'A1', id: 'a', isStep: false },
        { key: 'A1.1', id: 'a', isStep: true },
      ],
    },
    [undefined, action('A1', 'a')],
  ],
  [
    'the step above is an action of the plan',
    { there: [{ key: 'A1.1', id: 'b', isStep: false }] },
    [undefined, action('A1.1', 'b')],
  ],
] as const)('%s', (_, given: Case, expected) => expect(homes(given)).toEqual(expected))

const costed = (own: readonly number[] = []) => [
  under('A1', undefined, [10_000]),
  under('A1.1', 'A1', [10_000], own),
  under('A1.1.1', 'A1.1', [4000]),
]
const there = (key: string, ...amountYears: readonly number[]) => [{ key, id: key, isStep: false, amountYears }]
test.each([
  ['the line above is taken', ['A1', 'A1.1'], costed(), [], 'A1.1'],
  ['that line is not taken, and was a part of the next one', ['A1'], costed(), [], 'A1'],
  ['that line is not taken, and was no part of the next one', ['A1'], costed([10_000]), [], undefined],
  ['none is taken', [], costed(), [], undefined],
  ['that line is in the plan with amounts', [], costed(), there('A1.1', 2027), 'A1.1'],
  ['that line is in the plan with amounts of other years', [], costed(), there('A1.1', 2026), undefined],
  ['that line has amounts of other years, and the next one is taken', ['A1'], costed(), there('A1.1', 2026), 'A1'],
  ['that line is in the plan without, and the next one is taken', ['A1', 'A1.1'], costed(), there('A1.1'), 'A1'],
  ['the next one is in the plan without amounts', ['A1'], costed(), there('A1'), undefined],
] as const)('parts of amounts are counted where they are held: %s', (_, taken, all, matches, expected) => {
  const isTaken = (key: string) => taken.some((one) => one === key)
  expect(countedAbove(numberedLines(all, matches), isTaken)('A1.1.1')).toBe(expected)
})
