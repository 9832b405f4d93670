/** Of which action each sub-action is a step, once someone has chosen what is taken. Pure. Rules: docs/rules/taking-up.md §3.24. */

export type NumberedLine = {
  readonly key: string
  /** Key of the line right above it in numbers: an action, or a step of one. */
  readonly of: string | undefined
  /** All its euros are a part of those of that line. */
  readonly isPart: boolean
  /** Of its euros; undefined where none is said. */
  readonly years: readonly (number | undefined)[]
  /** The action of the plan that it is, or of which it is a step there; and the years of which that action has amounts. */
  readonly there: { readonly id: string; readonly isStep: boolean; readonly amountYears: readonly number[] } | undefined
}
type Amounts = readonly { readonly euros: number | null; readonly year?: number | undefined }[]
type Said = { readonly amounts: Amounts; readonly step: { readonly of: string; readonly amounts: Amounts } | undefined }

/** As a reading says it, and the plan as it is. */
export const numberedLines = (
  lines: readonly (Said & { readonly key: string })[],
  matches: readonly (NonNullable<NumberedLine['there']> & { readonly key: string })[],
): readonly NumberedLine[] => {
  const matchOf = new Map(matches.map((match) => [match.key, match]))
  const hasEuros = (amounts: Amounts): boolean => amounts.some(({ euros }) => euros !== null)
  return lines.map(({ key, amounts, step }) => {
    const isPart = step !== undefined && hasEuros(amounts) && !hasEuros(step.amounts)
    const years = amounts.flatMap(({ euros, year }) => (euros === null ? [] : [year]))
    return { key, of: step?.of, isPart, years, there: matchOf.get(key) }
  })
}

type Choice = { readonly isTaken: (key: string) => boolean; readonly isStep: (key: string) => boolean }
/** A line that is an action; `id`: already in the plan. */
export type StepHome = { readonly key: string; readonly id: string | undefined }

/** @returns the action a new line is a step of, if it is one; undefined when that action is neither taken nor in the plan */
export function stepPlaces(lines: readonly NumberedLine[], { isTaken, isStep }: Choice) {
  const lineOf = new Map(lines.map((line) => [line.key, line]))
  const actionAt = (key: string): StepHome | undefined => {
    const { of, there } = lineOf.get(key) ?? {}
    if (there && !there.isStep) return { key, id: there.id }
    const above = of !== undefined && (there || isStep(key)) ? actionAt(of) : undefined
    return above ?? (!there && isTaken(key) ? { key, id: undefined } : undefined)
  }
  return (key: string): StepHome | undefined => {
    const { of, there } = lineOf.get(key) ?? {}
    return of === undefined || there ? undefined : actionAt(of)
  }
}

/** The line above that holds what is a part of its amounts, taken or in the plan: right above it, or beyond one that was itself such a part. */
export function countedAbove(lines: readonly NumberedLine[], isTaken: (key: string) => boolean) {
  const lineOf = new Map(lines.map((line) => [line.key, line]))
  // What the plan has keeps its own amounts, ticked or not: they hold nothing of another year.
  const isHeld = ({ there, key }: NumberedLine, years: NumberedLine['years']): boolean =>
    there
      ? years.some((year) => (year === undefined ? there.amountYears.length > 0 : there.amountYears.includes(year)))
      : isTaken(key)
  return (key: string): string | undefined => {
    const { years = [], of } = lineOf.get(key) ?? {}
    let above = lineOf.get(of ?? '')
    while (above && !isHeld(above, years)) above = above.isPart ? lineOf.get(above.of ?? '') : undefined
    return above?.key
  }
}

/** Those that are what the plan has, once someone has ticked what is new all the same. */
export const settledMatches = <Match extends { readonly key: string; readonly renamed?: string }>(
  matched: readonly Match[],
  isTaken: (key: string) => boolean,
): readonly Match[] => matched.filter(({ key, renamed }) => renamed === undefined || !isTaken(key))
