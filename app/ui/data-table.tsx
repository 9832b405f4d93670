/** A table to read: named by its caption, its columns aligned, in a region one can scroll with the keyboard. */
import { type ReactElement, type ReactNode, use } from 'react'
import { classNames } from './class-names.ts'
import styles from './data-table.module.css'
import { CardTitleContext, type Known, ownKey } from './layout.tsx'
import { Link } from './link.tsx'
import { EmptyState } from './notice.tsx'
import { raised } from './ordinal-text.tsx'

/** A column goes by its header, unless its `key`, unique in the table, says more. */
type Headed = { readonly header: string; readonly key?: string } | { readonly header: ReactNode; readonly key: string }

export type Column<Row> = Headed & {
  readonly cell: (row: Row) => ReactNode
  /** Right-aligned, never broken. */
  readonly isNumeric?: boolean
  /** The cell that names its row, where it is not the first. */
  readonly isRowHeader?: boolean
  /** Small and grey: dates, sources, notes. */
  readonly isNote?: boolean
  /** The header is heard, not seen: a column of buttons. */
  readonly isHeaderHidden?: boolean
  /** Where its cell goes when a row is a card: `bare`, without its header; beside the title, at its `start` or its `end`; nowhere. @default after its header */
  readonly onPhone?: 'bare' | 'start' | 'end' | 'hidden'
  /** Where one reads the rows sorted by this column, and how they are sorted by it now. */
  readonly sort?: { readonly to: string; readonly direction?: 'ascending' | 'descending' | undefined } | undefined
  /** Share of the width it asks for, in percent: several tables of one page then have the same columns. */
  readonly widthPercent?: number
  /** A header above its own, shared with the columns beside that have the same key. */
  readonly under?: { readonly key: string; readonly header: ReactNode }
}

/** Rows under a heading of their own, in one table. */
export type RowGroup<Row> = {
  readonly key: string
  readonly heading: ReactNode
  /** At the end of its line: a count, a target. */
  readonly aside?: ReactNode
  /** Of a group above it: an objective of an axis. */
  readonly isUnder?: boolean
  readonly rows: readonly Row[]
}

type Props<Row> = {
  /** @default the title of the card around */
  readonly caption?: string
  /** When a heading beside the table already says it. @default true */
  readonly isCaptionHidden?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Shown instead of the table when it has no row: a sentence, or an EmptyState that says more. */
  readonly empty?: string | ReactElement
  /** The last rows, by the keys of the columns, or by their headers: sums. */
  readonly foot?: readonly Readonly<Record<string, ReactNode>>[]
  /** Unit, source, scope, under the table. */
  readonly note?: ReactNode
  /** On a phone: each row becomes a small card with its headers, or the table scrolls. @default cards from three columns on */
  readonly onPhone?: 'cards' | 'scroll'
  /** The same rows, parted. */
  readonly groups?: readonly RowGroup<Row>[]
  /** A table that is its page, edge to edge of its card: lower rows. */
  readonly isWide?: boolean
}

const keyOf = ({ key, header }: Headed): string => key ?? String(header)

type KnownByItself<Row> = Omit<Props<Row>, 'rowKey'> & Partial<Pick<Props<Row>, 'rowKey'>>

/** Its first column names each row, unless another says that it does; a row goes by its `id`, `key` or `code`, unless `rowKey` says more. */
export function DataTable<Row extends Known>(props: KnownByItself<Row>): ReactNode
export function DataTable<Row>(props: Props<Row>): ReactNode
export function DataTable<Row>({
  caption: ownCaption,
  isCaptionHidden = true,
  columns,
  rows,
  rowKey = ownKey,
  empty,
  foot,
  note,
  onPhone = columns.length > 2 ? 'cards' : 'scroll',
  groups,
  isWide = false,
}: KnownByItself<Row>) {
  const cardTitle = use(CardTitleContext)
  if (rows.length === 0 && empty !== undefined)
    return typeof empty === 'string' ? <EmptyState>{empty}</EmptyState> : empty
  const caption = ownCaption ?? cardTitle
  // A line that stays a line has its headers over it.
  const isLabelled = onPhone === 'cards' || isWide
  if (caption === undefined) throw new Error('a table without a caption, in no card with a title')
  return (
    <>
      <TableRegion label={caption}>
        <table
          className={classNames(
            onPhone === 'cards' && styles.cards,
            isWide && styles.wide,
            ...columns.map(placeOfNumbers),
          )}
        >
          <caption className={isCaptionHidden ? 'visually-hidden' : styles.caption}>
            {caption}
            {groups && <span className="visually-hidden">. Une ligne d’en-tête ouvre chaque groupe de lignes.</span>}
          </caption>
          <thead>
            <Heads columns={columns} />
          </thead>
          {groups ? (
            groups.map((group) => <Group key={group.key} {...{ group, rowKey, columns, isLabelled }} />)
          ) : (
            <tbody>
              <Rows {...{ rows, rowKey, columns, isLabelled }} />
            </tbody>
          )}
          {foot && foot.length > 0 && <Foot foot={foot} columns={columns} isLabelled={isLabelled} />}
        </table>
      </TableRegion>
      {note && <p className={styles.foot}>{note}</p>}
    </>
  )
}

type Labelled = { readonly isLabelled: boolean }

type FootProps<Row> = Pick<Props<Row>, 'columns'> & Labelled & { readonly foot: NonNullable<Props<Row>['foot']> }

const Foot = <Row,>({ foot, columns, isLabelled }: FootProps<Row>) => (
  <tfoot>
    <Rows
      isLabelled={isLabelled}
      rows={foot}
      rowKey={(cells) => String(foot.indexOf(cells))}
      columns={columns.map((column) => ({
        ...column,
        cell: (cells: Readonly<Record<string, ReactNode>>) => cells[keyOf(column)],
      }))}
    />
  </tfoot>
)

/** The places that the style sheet knows; a number elsewhere says so in its own cell. */
const isPlaced = (place: number): boolean => styles[`number${place + 1}`] !== undefined

const placeOfNumbers = ({ isNumeric }: Pick<Column<never>, 'isNumeric'>, place: number) =>
  isNumeric && styles[`number${place + 1}`]

function Rows<Row>({ rows, rowKey, columns, isLabelled }: Pick<Props<Row>, 'rows' | 'rowKey' | 'columns'> & Labelled) {
  const naming = columns.find(({ isRowHeader }) => isRowHeader) ?? columns[0]
  return rows.map((row) => (
    <tr key={rowKey(row)}>
      {columns.map((column, place) => {
        const { header, cell, isNumeric, isNote, isHeaderHidden, onPhone } = column
        return column === naming ? (
          <th key={keyOf(column)} scope="row">
            {raised(cell(row))}
          </th>
        ) : (
          <td
            key={keyOf(column)}
            className={classNames(
              isNumeric && !isPlaced(place) && styles.number,
              isNote && styles.note,
              onPhone && styles[onPhone],
            )}
            data-label={labelOf(header, isHeaderHidden || onPhone !== undefined || !isLabelled)}
          >
            {raised(cell(row))}
          </td>
        )
      })}
    </tr>
  ))
}

type HeadProps<Row> = {
  readonly column: Column<Row>
  /** Its alignment comes from its place. */
  readonly isAligned?: boolean
  readonly rowSpan?: number
}

const Head = <Row,>({ column, isAligned = false, rowSpan }: HeadProps<Row>) => {
  const { header, isNumeric, isHeaderHidden, widthPercent, sort } = column
  return (
    <th
      scope="col"
      rowSpan={rowSpan}
      aria-sort={sort?.direction}
      className={isNumeric && !isAligned ? styles.number : undefined}
      style={widthPercent === undefined ? undefined : { width: `${widthPercent}%` }}
    >
      {isHeaderHidden ? <span className="visually-hidden">{header}</span> : <Header header={header} sort={sort} />}
    </th>
  )
}

/** One line of headers, two where some columns stand under a common one. */
function Heads<Row>({ columns }: Pick<Props<Row>, 'columns'>) {
  const groupOf = (column: Column<Row> | undefined) => column?.under?.key
  const below = columns.filter(({ under }) => under)
  if (below.length === 0)
    return (
      <tr>
        {columns.map((column, place) => (
          <Head key={keyOf(column)} column={column} isAligned={isPlaced(place)} />
        ))}
      </tr>
    )
  return (
    <>
      <tr>
        {columns.map((column, place) =>
          column.under === undefined ? (
            <Head key={keyOf(column)} column={column} rowSpan={2} />
          ) : (
            groupOf(columns[place - 1]) !== column.under.key && (
              <th
                key={keyOf(column)}
                scope="colgroup"
                colSpan={below.filter((one) => groupOf(one) === groupOf(column)).length}
              >
                {column.under.header}
              </th>
            )
          ),
        )}
      </tr>
      <tr>
        {below.map((column) => (
          <Head key={keyOf(column)} column={column} />
        ))}
      </tr>
    </>
  )
}

type GroupProps<Row> = Labelled & Pick<Props<Row>, 'rowKey' | 'columns'> & { readonly group: RowGroup<Row> }

/** Rows under their heading, in a body of their own. */
const Group = <Row,>({ group: { heading, aside, isUnder, rows }, ...others }: GroupProps<Row>) => (
  <tbody>
    <tr className={isUnder ? styles.underGroup : styles.group}>
      <th colSpan={others.columns.length} scope="rowgroup">
        <span className={styles.groupLine}>
          <span>{raised(heading)}</span>
          {aside && <span className={styles.groupAside}>{aside}</span>}
        </span>
      </th>
    </tr>
    <Rows rows={rows} {...others} />
  </tbody>
)

type HeaderProps = Pick<Column<never>, 'header' | 'sort'>

/** The header, a link when rows may be sorted by it. */
const Header = ({ header, sort }: HeaderProps) =>
  sort ? (
    <Link to={sort.to} className={styles.sort} preventScrollReset>
      {header}
      <span aria-hidden="true">{sort.direction ? (sort.direction === 'ascending' ? ' ↑' : ' ↓') : ''}</span>
      <span className="visually-hidden"> : trier</span>
    </Link>
  ) : (
    header
  )

/** The header that a cell carries with it when rows are cards. */
const labelOf = (header: ReactNode, isHidden: boolean | undefined): string | undefined =>
  typeof header === 'string' && !isHidden ? header : undefined

/** Around any wide table: scrolls by itself, with the keyboard too, so that the page never does. */
export const TableRegion = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <figure className={styles.region} aria-label={label} tabIndex={0}>
    {children}
  </figure>
)
