/** Steps of an action whose titles were changed since they were taken: by their number, else their words, else their date. Pure. Rules: docs/rules/taking-up.md §5.8. */
import { plainWords } from '#app/kernel/plain-words.ts'

export type StepSaid = {
  /** Of a line of the spreadsheet its key, of a step of the plan its id. */
  readonly key: string
  readonly title: string
  /** Empty when nothing says it. */
  readonly code: string
  readonly target: string
}

const shortest = 4
const wordsOf = (title: string): ReadonlySet<string> =>
  new Set(
    plainWords(title)
      .match(/\p{L}+/gu)
      ?.filter(({ length }) => length >= shortest),
  )

/** « A1.2 » begins « A1.2 Recruter une animatrice », and not « A1.21 Recruter ». */
function bearsCode(title: string, code: string): boolean {
  const [words, start] = [plainWords(title), plainWords(code)]
  return start !== '' && words.startsWith(start) && !/^\.?\d/.test(words.slice(start.length))
}

/** Most of the words of the shorter title are in the other. */
function isAlike(one: string, other: string): boolean {
  const [few, many] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.size - b.size)
  const shared = [...(few ?? [])].filter((word) => many?.has(word)).length
  return shared > 0 && shared / (few?.size ?? 1) > 0.5
}

/** From the surest sign to the least; each is looked for among what the one before left. */
const signs: readonly ((line: StepSaid, there: StepSaid) => boolean)[] = [
  ({ code }, { title }) => bearsCode(title, code),
  (line, there) => isAlike(line.title, there.title),
  ({ target }, there) => target !== '' && target === there.target,
]

/** @returns by line, the step it may be: only where one alone answers to the sign, each once */
export function findRenamed(lines: readonly StepSaid[], there: readonly StepSaid[]): ReadonlyMap<string, StepSaid> {
  const found = new Map<string, StepSaid>()
  for (const isSign of signs) {
    const taken = new Set([...found.values()].map(({ key }) => key))
    const [left, free] = [lines.filter(({ key }) => !found.has(key)), there.filter(({ key }) => !taken.has(key))]
    for (const line of left) {
      const [step, another] = free.filter((one) => isSign(line, one))
      const isOnly = step !== undefined && left.filter((one) => isSign(one, step)).length === 1
      if (isOnly && another === undefined) found.set(line.key, step)
    }
  }
  return found
}
