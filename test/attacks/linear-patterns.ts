/**
 * Which of our regular expressions take more than a time in proportion to the text they read: a page of zeros in a field of numbers kept
 * everybody waiting for hours. Each is run on texts made to tire it, of two lengths. Reads and runs our own source.
 */
import type { SourceFile } from '../house/source-file.ts'
import { processorMs } from '../processor-ms.ts'

export type Pattern = { readonly where: string; readonly written: string; readonly regex: RegExp }

/** Only what may repeat without end can tire. */
const repeats = /[+*]|\{\d+,\}/

function* literalsIn(
  node: unknown,
): Generator<{ readonly pattern: string; readonly flags: string; readonly start: number }> {
  if (Array.isArray(node)) for (const one of node) yield* literalsIn(one)
  else if (typeof node === 'object' && node !== null) {
    if ('regex' in node && 'start' in node && typeof node.start === 'number') {
      const { pattern, flags } = Object(node.regex)
      yield { pattern: String(pattern), flags: String(flags), start: node.start }
    }
    for (const [name, child] of Object.entries(node))
      if (name !== 'parent' && name !== 'regex') yield* literalsIn(child)
  }
}

/** Those of a file, each where it stands. */
export const patternsOf = ({ file, text, program }: SourceFile): readonly Pattern[] =>
  [...literalsIn(program)]
    .filter(({ pattern }) => repeats.test(pattern))
    .map(({ pattern, flags, start }) => ({
      where: `${file}:${text.slice(0, start).split('\n').length}`,
      written: `/${pattern}/${flags}`,
      regex: new RegExp(pattern, flags.includes('g') ? flags : `${flags}g`),
    }))

/** Said again and again: what classes of characters hold, and what people write. Blanks alone are bounded where texts come in. */
const atoms = ['a', 'A', '0', '.', '-', ',', ':', 'a ', '0 ', 'a.', 'a@', '(', '<a', '1 000 ']
/** After it, so that nothing ends as was hoped. */
const end = '\u0001'

/** The signs a pattern names itself, which may tire it alone or one after the other. */
const ownAtoms = (written: string): readonly string[] => {
  const signs = written
    .replace(/\\[sn]/g, '')
    .replace(/^\/|\/\w*$/g, '')
    .replace(/\\[a-z](?:\{[^}]*\})?|\{[\d,]+\}|[\][()?*+^$|\\]/gi, '')
  return [...new Set(signs.replace(/\s/g, ''))].slice(0, 12)
}

const [short, long] = [1_500, 6_000]
/** Under it, nothing is said: the machine measures no finer. */
const leastMs = 8
/** Four times the text: four times the time when it is in proportion, sixteen when it is its square. */
const mostTimes = 8
/** So short a text never takes that long. */
const mostShortMs = 40

function timeOf(regex: RegExp, atom: string, length: number): number {
  const text = atom.repeat(Math.ceil(length / atom.length)) + end
  return processorMs(() => text.replace(regex, ''))
}

const leastOf = (tries: number, time: () => number): number => Math.min(...Array.from({ length: tries }, time))

/** What tires it, as it is written in the source; undefined when nothing known does. */
export function tiredBy({ regex, written }: Pattern): string | undefined {
  for (const atom of new Set([...atoms, ...ownAtoms(written)])) {
    if (timeOf(regex, atom, short) > mostShortMs) return JSON.stringify(atom)
    if (timeOf(regex, atom, long) < leastMs) continue
    const [less = 0, more = 0] = [short, long].map((length) => leastOf(3, () => timeOf(regex, atom, length)))
    if (more >= leastMs && more > mostTimes * Math.max(less, 0.1)) return JSON.stringify(atom)
  }
}
