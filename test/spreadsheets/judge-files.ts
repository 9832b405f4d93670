/** Many spreadsheets read by Trame and judged, the faults counted by what they are, with the first file of each. */
import { fileFacts } from '#test/plan-files/is-found.ts'
import { type Finding, judgeFile } from './judge.ts'
import { seeFile } from './see-file.ts'
import type { OfficeFile } from './truth.ts'

export type Counted = {
  readonly kind: Finding['kind']
  readonly what: string
  readonly count: number
  readonly files: number
  /** The first one met. */
  readonly example: string
}

/** The most frequent first. One file after the other: together, more would wait than one CTG may. */
export async function judgeFiles(files: Iterable<OfficeFile>): Promise<readonly Counted[]> {
  const bounds = { startsOn: fileFacts.ctg.startsOn ?? '', endsOn: fileFacts.ctg.endsOn ?? '' }
  const found = new Map<string, Finding[]>()
  for (const file of files)
    for (const one of judgeFile(file, await seeFile(file), bounds)) {
      const key = `${one.kind} ${one.what}`
      found.set(key, [...(found.get(key) ?? []), one])
    }
  return [...found.values()]
    .flatMap((all) => {
      const [first] = all
      return first ? [countOf(first, all)] : []
    })
    .toSorted((one, other) => other.count - one.count)
}

const countOf = ({ kind, what, file, cell, told }: Finding, all: readonly Finding[]): Counted => ({
  ...{ kind, what, count: all.length, files: new Set(all.map((one) => one.file)).size },
  example: `${file} ${cell} ${told}`,
})

export const ofKind = (counts: readonly Counted[], kind: Finding['kind']): Readonly<Record<string, number>> =>
  Object.fromEntries(counts.flatMap((one) => (one.kind === kind ? [[one.what, one.count]] : [])))
