/** Where lines go as their boxes stand: the same answer for the preview and for what is written. */
import { expect, test } from 'vitest'
import { numberedLines, stepPlaces } from './step-places.ts'

const under = (key: string, of?: string) => ({ key, step: of === undefined ? undefined : { of } })
const lines = [under('A1'), under('A1.1', 'A1'), under('A1.1.1', 'A1.1')]
type Case = {
  readonly taken?: readonly string[]
  readonly asSteps?: readonly string[]
  readonly there?: readonly { readonly key: string; readonly id: string; readonly isStep: boolean }[]
}
const homes = ({ taken = ['A1', 'A1.1', 'A1.1.1'], asSteps = ['A1.1', 'A1.1.1'], there = [] }: Case) => {
  const homeOf = stepPlaces(numberedLines(lines, there), {
    isTaken: (key) => taken.includes(key),
    isStep: (key) => asSteps.includes(key),
  })
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
