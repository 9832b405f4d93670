/** Two days of a form that cannot follow one another: refused when one of them is typed; kept from before, told as a remark. Pure. */

export type DaysInDisorder = {
  readonly earlier: string
  /** Where the sentence is said. */
  readonly later: string
  readonly sentence: string
}

/** One that is not known is in no order. @returns at most one */
export function inDisorder(
  earlier: string,
  later: string,
  days: readonly [from: string | null, to: string | null],
  sentence: string,
): readonly DaysInDisorder[] {
  const [from, to] = days
  return from === null || to === null || from <= to ? [] : [{ earlier, later, sentence }]
}
