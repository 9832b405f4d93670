/** Neighbourhoods of the policy for cities (QPV), as pages show them. Pure. Rules: docs/rules/observatory.md §14. */

export const quarterMeasures = [
  'inhabitants',
  'medianIncome',
  'poverty',
  'employment',
  'under25Share',
  'loneParentShare',
  'under3',
] as const
export type QuarterMeasure = (typeof quarterMeasures)[number]

/** Those that a neighbourhood is compared by; the rest follow its size. */
export const comparedMeasures: readonly QuarterMeasure[] = [
  'medianIncome',
  'poverty',
  'employment',
  'under25Share',
  'loneParentShare',
]

/** Null: under the secret of its source, or not in its sheet. */
type Values = Readonly<Record<QuarterMeasure, number | null>>

export type Quarter = {
  readonly code: string
  readonly name: string
  /** Every commune it is in, whole. */
  readonly communeCodes: readonly string[]
  /** Of the communes asked for; empty where there is one only, and where they are not named. */
  readonly communeNames: readonly string[]
  readonly values: Values
}

export type Quarters = {
  /** Year of the sheets, not of what they tell. */
  readonly edition: number
  /** All of them; `quarters` may be cut. */
  readonly count: number
  /** The middle value of the neighbourhoods of the country. */
  readonly country: Values
  readonly quarters: readonly Quarter[]
}

/** Each said with its communes among several: « Centre-ville » is in many. */
export function namedAmong(
  seen: Quarters | null,
  communes: readonly { readonly code: string; readonly name: string }[],
): Quarters | null {
  if (!seen || communes.length < 2) return seen
  const names = new Map(communes.map(({ code, name }) => [code, name]))
  const quarters = seen.quarters.map((quarter) => {
    return { ...quarter, communeNames: quarter.communeCodes.flatMap((code) => names.get(code) ?? []) }
  })
  return { ...seen, quarters }
}
