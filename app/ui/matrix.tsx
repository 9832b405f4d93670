/** A table of counts crossing two lists; the shade repeats the number, it never replaces it. */
import type { ReactNode } from 'react'
import { formatNumber } from '#app/kernel/format.ts'
import { TableRegion } from './data-table.tsx'
import styles from './matrix.module.css'

type Line = {
  readonly key: string
  readonly label: string
  /** One count per column, in the order of `columns`; null where the two cannot be crossed. */
  readonly counts: readonly (number | null)[]
}

type Props = {
  readonly caption: string
  /** Heading of the row names, for screen readers only. */
  readonly rowsLabel: string
  readonly columns: readonly { readonly key: string; readonly label: string }[]
  readonly lines: readonly Line[]
  /** What one sees of a count that is not zero: a link to the things counted, for instance. @default the number */
  readonly cell?: (count: number, lineKey: string, columnKey: string) => ReactNode
}

/** From a tenth to a half of the accent: dark ink stays readable on the darkest. */
const shade = (ratio: number): string => `color-mix(in srgb, var(--accent) ${Math.round(10 + 40 * ratio)}%, #fff)`

/** A table of ones stays pale. */
const palestScale = 4

/** Zero is written « – » and read « 0 ». The darkest shade is the largest count of the table. */
export function Matrix({ caption, rowsLabel, columns, lines, cell }: Props) {
  const largest = Math.max(palestScale, ...lines.flatMap(({ counts }) => counts.map((count) => count ?? 0)))
  return (
    <TableRegion label={caption}>
      <table className={styles.matrix}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{rowsLabel}</span>
            </th>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col" className={styles.count}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.label}</th>
              {columns.map((column, index) => {
                const count = line.counts[index]
                if (count === null || count === undefined)
                  return (
                    <td key={column.key} className={styles.apart}>
                      <span className="visually-hidden">sans objet</span>
                    </td>
                  )
                return count === 0 ? (
                  <td key={column.key} className={styles.none}>
                    <span aria-hidden="true">–</span>
                    <span className="visually-hidden">0</span>
                  </td>
                ) : (
                  <td key={column.key} className={styles.count} style={{ background: shade(count / largest) }}>
                    {cell ? cell(count, line.key, column.key) : formatNumber(count)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  )
}
