/**
 * What an attacker guesses across two tables of one universe: that a line of one is the sum of the lines of the other, under
 * whatever names (a town by its quartiers, then the town), or of some, by their names (bands put together). Pure. Rules:
 * docs/rules/secrecy.md §4.3 bis-ter.
 */
import { type Axis, type Ends, type Guess, judgeSum, type KnownEnds, readGuesses } from './attack-guesses.ts'
import { listNamed } from './joined-names.ts'
import type { AxisNode, ReleasedTable } from './secrecy.ts'

const otherAxis = { rows: 'columns', columns: 'rows' } as const

type Nodes = readonly AxisNode[]

/** Two tables as one, on the lines of `axis` that either has and the lines across that both have. */
type Join = {
  readonly axis: Guess['axis']
  readonly table: ReleasedTable
  readonly sides: readonly [Nodes, Nodes]
}

/** Reads a cell by its names. */
function cellsOf({ rows, columns, cells }: ReleasedTable) {
  const rankOf = (nodes: Nodes) => new Map(nodes.map(({ id }, rank) => [id, rank]))
  const [y, x] = [rankOf(rows), rankOf(columns)]
  return (rowId: string, columnId: string) => cells[y.get(rowId) ?? -1]?.[x.get(columnId) ?? -1] ?? null
}

const missingFrom = (nodes: Nodes, others: Nodes): Nodes => {
  const known = new Set(others.map(({ id }) => id))
  return nodes.filter(({ id }) => !known.has(id))
}

/** Undefined where they have no line across in common, or where each line of one is in the other: then they are read together already. */
function joinAlong(axis: Guess['axis'], one: ReleasedTable, other: ReleasedTable): Join | undefined {
  const theirs = other[otherAxis[axis]]
  const across = one[otherAxis[axis]].filter(({ id }) => theirs.some((node) => node.id === id))
  const added = missingFrom(one[axis], other[axis])
  if (across.length === 0 || added.length === 0 || missingFrom(other[axis], one[axis]).length === 0) return
  const readers = [cellsOf(one), cellsOf(other)]
  const along = [...other[axis], ...added]
  const [rows, columns] = axis === 'rows' ? [along, across] : [across, along]
  const cells = rows.map(({ id: rowId }) =>
    columns.map(({ id: columnId }) => {
      const cells = readers.map((read) => read(rowId, columnId))
      return cells.find((cell) => typeof cell === 'number') ?? cells.find((cell) => cell !== null) ?? null
    }),
  )
  const areZerosShown = one.areZerosShown && other.areZerosShown
  return { axis, table: { ...one, rows, columns, cells, areZerosShown }, sides: [one[axis], other[axis]] }
}

export const joinTables = (one: ReleasedTable, other: ReleasedTable): readonly Join[] =>
  one.universe !== other.universe || one.rule.roundedTo !== undefined || other.rule.roundedTo !== undefined
    ? []
    : [joinAlong('rows', one, other), joinAlong('columns', one, other)].filter((join) => join !== undefined)

/** The lines a table is made of: its finest ones, and those that stand under nothing. */
function wholesOf(nodes: Nodes): readonly (readonly string[])[] {
  const parents = new Set(nodes.map(({ parentId }) => parentId))
  const idsOf = (nodes: Nodes) => nodes.map(({ id }) => id)
  const finest = nodes.filter(({ id }) => !parents.has(id))
  return [idsOf(finest), idsOf(nodes.filter(({ parentId }) => parentId === null))].filter(({ length }) => length > 1)
}

/** Of lines, what all but one are between, for each in turn. */
function sumsButOne(ids: readonly string[], lines: Axis['lines']): readonly (readonly Ends[])[] {
  const all = ids.map((id) => lines.get(id) ?? [])
  const length = Math.max(0, ...all.map((line) => line.length))
  const wholes = Array.from({ length }, (_, at) => {
    const ends = all.map((line) => line[at] ?? { low: 0, high: Infinity })
    const bounded = ends.filter(({ high }) => high < Infinity)
    return {
      low: ends.reduce((sum, { low }) => sum + low, 0),
      high: bounded.reduce((sum, { high }) => sum + high, 0),
      open: ends.length - bounded.length,
    }
  })
  return all.map((line) =>
    wholes.map(({ low, high, open }, at) => {
      const one = line[at] ?? { low: 0, high: Infinity }
      const isOpen = one.high === Infinity
      return { low: low - one.low, high: open > (isOpen ? 1 : 0) ? Infinity : high - (isOpen ? 0 : one.high) }
    }),
  )
}

/** Of so many sums, some agree by chance in small counts: those that agree must be a thousand times less likely to. */
function isBorneOut(line: readonly Ends[], sums: readonly Ends[]): boolean {
  const same = line.flatMap(({ low, high }, at) =>
    low === high && sums[at]?.low === low && sums[at].high === low ? [low] : [],
  )
  return [...new Set(same)].reduce((bits, count) => bits + Math.log2(Math.max(1, count)), 0) >= 10
}

/** Of a line for the sum of others, whatever their number. */
function judgeLine(lines: Axis['lines'], total: string, ids: readonly string[]) {
  const line = lines.get(total) ?? []
  const sums = line.map((_, at) => ({
    low: ids.reduce((sum, id) => sum + (lines.get(id)?.[at]?.low ?? 0), 0),
    high: ids.reduce((sum, id) => sum + (lines.get(id)?.[at]?.high ?? Infinity), 0),
  }))
  return judgeSum(line, sums, true)
}

/** Lines whose names say of which others they are the sum, unless what is shown denies it. */
function guessNamed(axis: Guess['axis'], nodes: Nodes, lines: Axis['lines']): readonly Guess[] {
  const shown = new Set(nodes.flatMap(({ id, isWithheld }) => (isWithheld ? [] : [id])))
  return listNamed(nodes).flatMap(({ total, parts }) => {
    const verdict = shown.has(total) ? judgeLine(lines, total, parts) : 'denied'
    return verdict === 'certain' || verdict === 'possible' ? [{ axis, total, parts, isCertain: true }] : []
  })
}

/** A line of one side for all the lines of the other, for all but one, or for those that its name says it puts together. */
function guessAcross({ axis, sides }: Join, { lines }: Axis): readonly Guess[] {
  /** Counts alone allow too many of them: only what some count bears out. */
  const butOne = (totals: Nodes, parts: Nodes): readonly Guess[] =>
    wholesOf(parts).flatMap((ids) => {
      const sums = sumsButOne(ids, lines)
      return totals
        .filter(({ id, isWithheld }) => !isWithheld && !parts.some((part) => part.id === id))
        .flatMap(({ id: total }) =>
          ids.flatMap((left, rank): readonly Guess[] => {
            const [line, others] = [lines.get(total) ?? [], sums[rank] ?? []]
            if (judgeSum(line, others, ids.length > 2) !== 'certain' || !isBorneOut(line, others)) return []
            return [{ axis, total, parts: ids.filter((id) => id !== left), isCertain: true }]
          }),
        )
    })
  const guess = (totals: Nodes, parts: Nodes): readonly Guess[] =>
    totals
      .filter(({ id, isWithheld }) => !isWithheld && !parts.some((part) => part.id === id))
      .flatMap(({ id: total }) =>
        wholesOf(parts).flatMap((ids): readonly Guess[] => {
          const verdict = judgeLine(lines, total, ids)
          if (verdict !== 'certain' && verdict !== 'possible') return []
          return [{ axis, total, parts: ids, isCertain: verdict === 'certain' }]
        }),
      )
  const [one, other] = sides
  return [
    ...guess(one, other),
    ...guess(other, one),
    ...guessNamed(axis, [...one, ...other], lines),
    ...butOne(one, other),
    ...butOne(other, one),
  ]
}

export const readGuessesAcross = (join: Join, ends: KnownEnds) =>
  readGuesses(join.table, ends, (rows, columns) => guessAcross(join, join.axis === 'rows' ? rows : columns))

/** Inside one table. */
export const readNamedGuesses = (table: ReleasedTable, ends: KnownEnds) =>
  readGuesses(table, ends, (rows, columns) => [
    ...guessNamed('rows', rows.nodes, rows.lines),
    ...guessNamed('columns', columns.nodes, columns.lines),
  ])
