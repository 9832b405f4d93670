/** A sheet of territories and categories, as a table of counts. Pure. Rules: docs/rules/secrecy.md §7. */
import type { AxisNode, CountTable } from './secrecy.ts'

/** What stops the reading: where, as the spreadsheet numbers it, and what stands there. */
export type ReadProblem = {
  readonly kind: 'no-row' | 'no-column' | 'no-such-column' | 'not-a-count' | 'twice'
  readonly row: number | null
  readonly column: string
  readonly text: string
}

export type ReadingChoices = {
  readonly universe: string
  /** Heading of the column that names what each row is part of; without it all rows are parts of the total. */
  readonly partOf?: string
}

const totalNames = /^(total|totaux|ensemble|tous|toutes)\b/i

const readCount = (text: string): number | null | undefined => {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '')
  if (plain === '') return null
  const count = Number(plain.replace(',', '.'))
  return /^\d+([.,]0+)?$/.test(plain) && Number.isSafeInteger(count) ? count : undefined
}

/** The rows in their order, then the totals that the file does not hold. */
function readRows(names: readonly string[], parts: readonly string[] | undefined): readonly AxisNode[] {
  const total = names.find((name) => totalNames.test(name)) ?? null
  const parentOf = (name: string, rank: number): string | null =>
    name === total ? null : parts?.[rank] && parts[rank] !== name ? parts[rank] : total
  const rows = names.map((name, rank): AxisNode => ({ id: name, label: name, parentId: parentOf(name, rank) }))
  const missing = [...new Set(rows.flatMap(({ parentId }) => parentId ?? []))].filter((id) => !names.includes(id))
  return [...rows, ...missing.map((id): AxisNode => ({ id, label: id, parentId: total }))]
}

const readColumns = (headings: readonly string[]): readonly AxisNode[] => {
  const total = headings.find((heading) => totalNames.test(heading))
  return headings.map((id) => ({ id, label: id, parentId: total === undefined || id === total ? null : total }))
}

/** @param grid the heading first; the first column names the territories */
export function readCountTable(
  grid: readonly (readonly string[])[],
  { universe, partOf }: ReadingChoices,
): CountTable | readonly ReadProblem[] {
  const [headings = [], ...lines] = grid.map((line) => line.map((text) => text.trim()))
  const partColumn = partOf === undefined ? -1 : headings.indexOf(partOf)
  if (partOf !== undefined && partColumn < 1) return [{ kind: 'no-such-column', row: null, column: partOf, text: '' }]
  const counted = headings.flatMap((heading, x) =>
    x > 0 && x !== partColumn && heading !== '' ? [{ heading, x }] : [],
  )
  const filled = lines.flatMap((line, y) => (line[0] ? [{ name: line[0], line, row: y + 2 }] : []))
  if (counted.length === 0) return [{ kind: 'no-column', row: null, column: '', text: '' }]
  if (filled.length === 0) return [{ kind: 'no-row', row: null, column: '', text: '' }]
  const names = filled.map(({ name }) => name)
  const twice = filled.filter(({ name }, rank) => names.indexOf(name) !== rank)
  const twiceHeadings = counted.filter(
    ({ heading }, rank) => counted.findIndex((one) => one.heading === heading) !== rank,
  )
  const problems: ReadProblem[] = [
    ...twice.map(({ name, row }) => ({ kind: 'twice' as const, row, column: headings[0] ?? '', text: name })),
    ...twiceHeadings.map(({ heading }) => ({ kind: 'twice' as const, row: 1, column: heading, text: heading })),
    ...filled.flatMap(({ line, row }) =>
      counted.flatMap(({ heading, x }): readonly ReadProblem[] => {
        const text = line[x] ?? ''
        return readCount(text) === undefined ? [{ kind: 'not-a-count', row, column: heading, text }] : []
      }),
    ),
  ]
  if (problems.length > 0) return problems
  const rows = readRows(names, partColumn < 0 ? undefined : filled.map(({ line }) => line[partColumn] ?? ''))
  const columns = readColumns(counted.map(({ heading }) => heading))
  return {
    universe,
    rows,
    columns,
    values: rows.map((_, y) => counted.map(({ x }) => readCount(filled[y]?.line[x] ?? '') ?? null)),
  }
}
