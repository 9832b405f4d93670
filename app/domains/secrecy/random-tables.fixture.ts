/** Tables drawn for tests: many small counts, zeros, a few large ones. Pure. */
import fc from 'fast-check'
import type { AxisNode, CountTable } from './secrecy.ts'

/** As counts are in a small territory: half under the threshold. */
export const count = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 4, arbitrary: fc.integer({ min: 5, max: 30 }) },
  { weight: 1, arbitrary: fc.integer({ min: 31, max: 900 }) },
)

export const nodes = (prefix: string, length: number, parentId: string | null): readonly AxisNode[] =>
  Array.from({ length }, (_, index) => ({ id: `${prefix}${index}`, label: `${prefix}${index}`, parentId }))

/** One root over leaves; with groups between them when there are several. */
function axisOf(prefix: string, leaves: number, groups: number): readonly AxisNode[] {
  const root = { id: `${prefix}-all`, label: 'Total', parentId: null }
  if (groups < 2) return [root, ...nodes(prefix, leaves, root.id)]
  return [
    root,
    ...nodes(`${prefix}-group`, groups, root.id),
    ...nodes(prefix, leaves, null).map((node, index) => ({ ...node, parentId: `${prefix}-group${index % groups}` })),
  ]
}

const isLeaf = (axis: readonly AxisNode[], { id }: AxisNode): boolean => !axis.some(({ parentId }) => parentId === id)

/** Totals are left to compute. */
export function tableOf(
  rows: readonly AxisNode[],
  columns: readonly AxisNode[],
  counts: readonly number[],
  universe = 'u',
): CountTable {
  let next = 0
  return {
    universe,
    rows,
    columns,
    values: rows.map((row) =>
      columns.map((column) => (isLeaf(rows, row) && isLeaf(columns, column) ? (counts[next++] ?? 0) : null)),
    ),
  }
}

type Sizes = { readonly rows: number; readonly columns: number; readonly groups: number }

export const randomTable = ({ rows, columns, groups }: Sizes): fc.Arbitrary<CountTable> =>
  fc
    .tuple(
      fc.integer({ min: 1, max: rows }),
      fc.integer({ min: 1, max: columns }),
      fc.integer({ min: 1, max: groups }),
      fc.array(count, { minLength: rows * columns, maxLength: rows * columns }),
    )
    .map(([rowCount, columnCount, groupCount, counts]) =>
      tableOf(axisOf('r', rowCount, Math.min(groupCount, rowCount)), axisOf('c', columnCount, 1), counts),
    )

/** Two tables of one universe: the same territories and the same totals by territory, other categories. */
export const linkedPair = ({ rows, columns, groups }: Sizes): fc.Arbitrary<readonly [CountTable, CountTable]> =>
  fc
    .tuple(
      fc.integer({ min: 2, max: rows }),
      fc.integer({ min: 1, max: groups }),
      fc.array(fc.tuple(fc.array(count, { minLength: columns, maxLength: columns }), fc.nat()), {
        minLength: rows,
        maxLength: rows,
      }),
    )
    .map(([rowCount, groupCount, lines]) => {
      const axis = axisOf('r', rowCount, Math.min(groupCount, rowCount))
      const total = { id: 'c-all', label: 'Total', parentId: null }
      const used = lines.slice(0, rowCount)
      // The second table cuts each total in two, anywhere.
      const halves = used.flatMap(([counts, cut]) => {
        const sum = counts.reduce((all, one) => all + one, 0)
        const half = cut % (sum + 1)
        return [half, sum - half]
      })
      return [
        tableOf(
          axis,
          [total, ...nodes('c', columns, total.id)],
          used.flatMap(([counts]) => counts),
        ),
        tableOf(axis, [total, ...nodes('d', 2, total.id)], halves),
      ]
    })
