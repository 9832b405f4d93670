/**
 * Communes that were one commune nouvelle for some years and are several again. Pure table.
 * Source: code officiel géographique of Insee, and the years whose figures its producers published for them together.
 * A figure of these years under the code of the whole counts the inhabitants of the parts too.
 */

export type Split = {
  /** Its code is today that of one commune of the former whole. */
  readonly whole: string
  /** Communes that are themselves again. */
  readonly parts: readonly string[]
  /** First and last year of figures published for the whole. */
  readonly from: number
  readonly until: number
}

const splits: readonly Split[] = [
  // Saline: Troarn and Sannerville, 2017 to 2019.
  { whole: '14712', parts: ['14666'], from: 2016, until: 2018 },
  // Neussargues en Pinatelle, end of 2016 to 2024.
  { whole: '15141', parts: ['15031', '15035', '15047', '15171'], from: 2016, until: 2022 },
  // Les Hauts-Talican with Beaumont-les-Nonains, 2019 to 2023.
  { whole: '60054', parts: ['60694'], from: 2018, until: 2021 },
  // Essarts en Bocage with L’Oie and Sainte-Florence, 2016 to 2023.
  { whole: '85084', parts: ['85165', '85212'], from: 2015, until: 2021 },
]

const splitOf = new Map(splits.flatMap((split) => [split.whole, ...split.parts].map((code) => [code, split] as const)))

/** The whole that this commune was in when figures of this year were published; undefined for nearly all. */
export function formerWholeOf(code: string, year: number): Split | undefined {
  const split = splitOf.get(code)
  return split && split.from <= year && year <= split.until ? split : undefined
}

/** The whole that this commune was in for some years; undefined for nearly all. */
export const splitOfCommune = (code: string): Split | undefined => splitOf.get(code)

/** Each commune that was in one, with the whole. */
export const splitCommunes: readonly string[] = [...splitOf.keys()]

/** With the communes that each was one with: what their producers gave them tells whose figure the whole's is. */
export const withFormerParts = (codes: readonly string[]): readonly string[] => {
  const parts = codes.flatMap((code) => splitOf.get(code)?.parts ?? [])
  return parts.length === 0 ? codes : [...new Set([...codes, ...parts])]
}
