/**
 * What an attacker guesses without being told: that a line is the sum of its neighbours, or of all the others, since all that is
 * shown allows it. Written from the published form only, whatever the lines are called; shares nothing with the masking but types. Pure.
 */
import {
  type AxisNode,
  type CellPlace,
  cellKey,
  type Interval,
  type ReleasedTable,
  type SecrecyRule,
} from './secrecy.ts'

/** A sum that all that is shown allows; `isCertain`: counts all shown bear it out, somewhere. */
export type Guess = {
  readonly axis: 'rows' | 'columns'
  readonly total: string
  readonly parts: readonly string[]
  readonly isCertain: boolean
}

/** A hidden count that a guess gives away; `among`: the counts shown that give it, any of which hides it again. */
export type GuessedCell = CellPlace & { readonly interval: Interval; readonly among: readonly CellPlace[] }

export type Ends = { readonly low: number; readonly high: number }
type Line = readonly Ends[]
export type Axis = { readonly nodes: readonly AxisNode[]; readonly lines: ReadonlyMap<string, Line> }

/** By `cellKey`: between what each hidden count is known to be, by all the sums that are told. */
export type KnownEnds = ReadonlyMap<string, Ends>

function readAxes(table: ReleasedTable, ends: KnownEnds): readonly [Axis, Axis] {
  const endsAt = (y: number, x: number): Ends => {
    const cell = table.cells[y]?.[x] ?? null
    if (typeof cell === 'number') return { low: cell, high: cell }
    const own = { low: cell === 'secret' && table.areZerosShown ? 1 : 0, high: Infinity }
    const place = { universe: table.universe, rowId: table.rows[y]?.id ?? '', columnId: table.columns[x]?.id ?? '' }
    const known = ends.get(cellKey(place)) ?? own
    return { low: Math.max(own.low, known.low), high: known.high }
  }
  const axis = (nodes: readonly AxisNode[], lineOf: (at: number) => Line): Axis => ({
    nodes,
    lines: new Map(nodes.map(({ id }, at) => [id, lineOf(at)])),
  })
  return [
    axis(table.rows, (y) => table.columns.map((_, x) => endsAt(y, x))),
    axis(table.columns, (x) => table.rows.map((_, y) => endsAt(y, x))),
  ]
}

const isShown = ({ low, high }: Ends): boolean => low === high

/** How what is shown bears a line out as the sum of others. */
export type Verdict = 'denied' | 'not-yet' | 'possible' | 'certain'

export function judgeSum(total: Line, sums: Line, isOfSeveral: boolean): Verdict {
  let isPossible = true
  let borneOut = 0
  for (const [at, { low, high }] of total.entries()) {
    const sum = sums[at] ?? { low: 0, high: 0 }
    if (sum.low > high) return 'denied'
    if (sum.high < low) isPossible = false
    if (isShown(sum) && low === high && sum.low === low && low > 0) borneOut += 1
  }
  // Two equal counts alone are chance.
  if (isPossible && borneOut > (isOfSeveral ? 0 : 1)) return 'certain'
  return isPossible ? 'possible' : 'not-yet'
}

function guessAlong(
  total: string,
  others: readonly string[],
  lines: Axis['lines'],
  inner: ReadonlySet<string | null>,
): readonly Omit<Guess, 'axis'>[] {
  const line = lines.get(total) ?? []
  // A line of which nothing is shown gives nothing away as a total.
  if (!line.some(isShown)) return []
  let sums: Line = line.map(() => ({ low: 0, high: 0 }))
  const guesses: Omit<Guess, 'axis'>[] = []
  for (const [index, other] of others.entries()) {
    const added = lines.get(other) ?? []
    sums = sums.map(({ low, high }, at) => ({ low: low + (added[at]?.low ?? 0), high: high + (added[at]?.high ?? 0) }))
    const verdict = judgeSum(line, sums, index > 0)
    if (verdict === 'denied') break
    if (verdict === 'certain' || (verdict === 'possible' && (index > 0 || inner.has(other))))
      guesses.push({ total, parts: others.slice(0, index + 1), isCertain: verdict === 'certain' })
  }
  return guesses
}

function guessAxis(
  axis: Guess['axis'],
  ids: readonly string[],
  lines: Axis['lines'],
  inner: ReadonlySet<string | null>,
): readonly Guess[] {
  return ids.flatMap((total, at) => {
    const [above, below] = [ids.slice(0, at).reverse(), ids.slice(at + 1)]
    const isBetween = above.length > 0 && below.length > 0
    const all = isBetween ? guessAlong(total, [...above, ...below], lines, inner) : []
    return [
      ...guessAlong(total, above, lines, inner),
      ...guessAlong(total, below, lines, inner),
      ...all.filter(({ parts }) => parts.length === ids.length - 1),
    ].map((guess) => ({ ...guess, axis }))
  })
}

/** The nearest subtotal, that of one line last. */
const nearness = ({ parts }: Guess): number => (parts.length === 1 ? Infinity : parts.length)

/** Lists in which a total is sought: all the lines, the parts of each total that is told, and these once subtotals are put for their parts. */
function guessTree(axis: Guess['axis'], { nodes, lines }: Axis): readonly Guess[] {
  const inner = new Set<string | null>(nodes.map(({ parentId }) => parentId))
  const shown = nodes.filter(({ isWithheld }) => !isWithheld)
  const ids = shown.map(({ id }) => id)
  const guesses = [...guessAxis(axis, ids, lines, inner)]
  for (const parent of inner) {
    let group = shown.flatMap(({ id, parentId }) => (parentId === parent ? [id] : []))
    for (;;) {
      const seen = guessAxis(axis, group, lines, inner)
      guesses.push(...seen)
      const nearest = seen
        .filter(({ isCertain }) => isCertain)
        .toSorted((one, other) => nearness(one) - nearness(other))[0]
      if (!nearest) break
      inner.add(nearest.total)
      group = group.filter((id) => !nearest.parts.includes(id))
    }
  }
  return guesses
}

const keyOf = ({ axis, total, parts }: Guess): string => JSON.stringify([axis, total, ...parts.toSorted()])

/** A sum that the table tells needs no guess. */
function isStated(table: ReleasedTable, { axis, total, parts }: Guess): boolean {
  const children = table[axis].filter(({ parentId }) => parentId === total)
  return children.length === parts.length && children.every(({ id }) => parts.includes(id))
}

const isNarrow = ({ threshold, protection }: SecrecyRule, { low, high }: Ends): boolean =>
  low > 0 && low < threshold && (high < threshold || high - low < 2 * protection)

/** Where the lines of a guess are read: each column of the rows it ties, or each row of its columns. */
type Reading = {
  readonly lines: Axis['lines']
  readonly placeOf: (id: string, at: number) => CellPlace
  readonly length: number
}

/** Added once for a list, whose counts are then taken away one by one: each against all the others took the square of its length. */
const sumEnds = (counts: readonly Ends[]) => {
  const bounded = counts.filter(({ high }) => Number.isFinite(high))
  return {
    low: counts.reduce((sum, { low }) => sum + low, 0),
    high: bounded.reduce((sum, { high }) => sum + high, 0),
    unbounded: counts.length - bounded.length,
  }
}

/** The most that the others may be together. */
function highWithout({ high, unbounded }: ReturnType<typeof sumEnds>, one: Ends): number {
  const isBounded = Number.isFinite(one.high)
  if (unbounded > (isBounded ? 0 : 1)) return Infinity
  return isBounded ? high - one.high : high
}

/** The counts that one guess would leave too little room to, by itself: small ones, or that may be small. */
function listGivenAway(
  rule: SecrecyRule,
  { total, parts }: Guess,
  { lines, placeOf, length }: Reading,
): readonly GuessedCell[] {
  return Array.from({ length }, (_, at): readonly GuessedCell[] => {
    const whole = lines.get(total)?.[at]
    if (!whole || !isShown(whole)) return []
    const counts = parts.flatMap((id) => {
      const one = lines.get(id)?.[at]
      return one ? [{ id, ...one }] : []
    })
    const among = [{ id: total, ...whole }, ...counts].flatMap((one) =>
      isShown(one) && one.low > 0 ? [placeOf(one.id, at)] : [],
    )
    const all = sumEnds(counts)
    return counts.flatMap((one): readonly GuessedCell[] => {
      // What the sums that are told leave so little room to is not found by guessing.
      if (isShown(one) || isNarrow(rule, one)) return []
      const interval = {
        low: Math.max(one.low, whole.low - highWithout(all, one)),
        high: Math.min(one.high, whole.low - (all.low - one.low)),
      }
      return isNarrow(rule, interval) ? [{ ...placeOf(one.id, at), interval, among }] : []
    })
  }).flat()
}

/** Guesses that are certain, to be added to the sums; and those that give counts away by themselves. */
export type Guesses = {
  readonly certain: readonly Guess[]
  readonly giving: readonly { readonly guess: Guess; readonly givenCells: readonly GuessedCell[] }[]
}

type ListGuesses = (rows: Axis, columns: Axis) => readonly Guess[]
const guessWithin: ListGuesses = (rows, columns) => [...guessTree('rows', rows), ...guessTree('columns', columns)]

/** Counts that their source has rounded no longer add up, and leave more room than a guess takes. */
export function readGuesses(table: ReleasedTable, ends: KnownEnds, list: ListGuesses = guessWithin): Guesses {
  if (table.rule.roundedTo !== undefined || !table.cells.flat().some((cell) => typeof cell !== 'number'))
    return { certain: [], giving: [] }
  const [rows, columns] = readAxes(table, ends)
  const { universe } = table
  const readings: Readonly<Record<Guess['axis'], Reading>> = {
    rows: {
      lines: rows.lines,
      length: table.columns.length,
      placeOf: (rowId, at) => ({ universe, rowId, columnId: table.columns[at]?.id ?? '' }),
    },
    columns: {
      lines: columns.lines,
      length: table.rows.length,
      placeOf: (columnId, at) => ({ universe, rowId: table.rows[at]?.id ?? '', columnId }),
    },
  }
  const guesses = [...new Map(list(rows, columns).map((guess) => [keyOf(guess), guess])).values()].filter(
    (guess) => !isStated(table, guess),
  )
  return {
    certain: guesses.filter(({ isCertain }) => isCertain),
    giving: guesses.flatMap((guess) => {
      const givenCells = listGivenAway(table.rule, guess, readings[guess.axis])
      return givenCells.length > 0 ? [{ guess, givenCells }] : []
    }),
  }
}

/** The counts shown beside a hidden one in guesses: any of them, hidden, takes the guess away. */
export function listBeside(table: ReleasedTable, guesses: readonly Guess[], place: CellPlace): readonly CellPlace[] {
  const { universe } = table
  return guesses.flatMap(({ axis, total, parts }) => {
    const ids = [total, ...parts]
    if (!ids.includes(axis === 'rows' ? place.rowId : place.columnId)) return []
    return ids.flatMap((id) => {
      const [rowId, columnId] = axis === 'rows' ? [id, place.columnId] : [place.rowId, id]
      const y = table.rows.findIndex((node) => node.id === rowId)
      const cell = table.cells[y]?.[table.columns.findIndex((node) => node.id === columnId)]
      return typeof cell === 'number' && cell > 0 ? [{ universe, rowId, columnId }] : []
    })
  })
}
