/** What is ticked, what is left unticked, and the state that a column of ticks says. Pure. Rules: docs/rules/taking-up.md §3. */
import type { ActionStatus } from '#app/domains/plan/plan.ts'
import { parseStatus } from '#app/domains/plan/values/parse-status.ts'

export const isTick = (text: string): boolean => /^(x|oui|ok|1|vrai|[✓✔●•■√*☑☒✗✘⊠])$/iu.test(text.trim())
export const isUnticked = (text: string): boolean => /^(non|0|-|faux|[☐□○◻])$/iu.test(text.trim())

const longestState = 30
/** « Avancement, En cours », « Fait »: the state its last heading names. */
export function stateOfHeading(header: string): ActionStatus | undefined {
  const last = header.split(', ').at(-1) ?? ''
  return last.length > longestState ? undefined : parseStatus(last)
}

const isNumber = (text: string): boolean => /^[01]$/.test(text.trim())
/** Ticks under the name of a state, « x » under « En cours », and no state in words. Zeros and ones may be counted. */
export const areTickedStates = ({
  header,
  samples,
}: {
  readonly header: string
  readonly samples: readonly string[]
}) =>
  stateOfHeading(header) !== undefined &&
  samples.some(isTick) &&
  samples.every((text) => isTick(text) || isUnticked(text) || parseStatus(text) === undefined) &&
  !samples.some(isNumber)
