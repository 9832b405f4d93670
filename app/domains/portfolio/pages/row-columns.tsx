/** The cells of the portfolio, one column each. */

import { ctgLabels } from '#app/domains/ctg/labels.fr.ts'
import { formatNumber, formatShortDay, formatShortMonth } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { classNames } from '#app/ui/class-names.ts'
import type { Column } from '#app/ui/data-table.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { type Glyph, State } from '#app/ui/state.tsx'
import { portfolioLabels as t } from '../labels.fr.ts'
import { endMark, isCopilOverdue, monthsSinceCopil, type PortfolioColumn, type SortKey, stageOf } from '../portfolio.ts'
import type { PortfolioPageData } from '../queries.server.ts'
import styles from './portfolio.module.css'

export type Row = PortfolioPageData['rows'][number]

const glyphs: Readonly<Record<Row['phase'], Glyph>> = {
  'in-force': 'half',
  'in-application-unsigned': 'agreed',
  'in-preparation': 'draft',
  'signed-not-begun': 'agreed',
  ended: 'done',
}

type MarkOf = Pick<Row, 'startsOn' | 'endsOn' | 'hasSuccessor' | 'today'>

export function EndMark(row: MarkOf) {
  const near = endMark(row)
  if (!near) return null
  const look = near.mark === 6 ? styles.mark6 : near.mark === 12 ? styles.mark12 : undefined
  return <span className={classNames(styles.mark, look)}>{t.monthsLeft(near.monthsLeft)}</span>
}

function StateCell(row: Row) {
  const stage = stageOf(row)
  return (
    <>
      <State glyph={glyphs[row.phase]}>{t.phase[row.phase]}</State>
      {stage && <span className={styles.stage}>{t.stage(stage)}</span>}
    </>
  )
}

const EndCell = (row: Row) =>
  row.endsOn === null ? (
    gapWords.date
  ) : (
    <>
      {formatShortMonth(row.endsOn)} <EndMark {...row} />
      {row.hasSuccessor && <span className="fine muted"> suivie</span>}
    </>
  )

function CopilCell(row: Row) {
  const months = monthsSinceCopil(row)
  const isOverdue = isCopilOverdue(row)
  const words = months === undefined ? t.noCopil : formatNumber(months)
  if (!isOverdue) return months === undefined ? '–' : words
  return (
    <span className={styles.overdue}>
      {words} <span aria-hidden="true">!</span>
      <span className="visually-hidden">copil en retard</span>
    </span>
  )
}

const DoneCell = ({ done, total }: Pick<Row, 'done' | 'total'>) =>
  total === 0 ? (
    t.noAction
  ) : (
    <>
      <span className={styles.progress} aria-hidden="true">
        <span style={{ width: `${Math.round((done / total) * 100)}%` }} />
      </span>
      <span className={styles.whole}>{t.doneOf(done, total)}</span>
    </>
  )

/** A count that leads to what it counts; nothing when there is none. */
const Count = ({ count, to, words }: { readonly count: number; readonly to: string; readonly words: string }) =>
  count === 0 ? (
    '–'
  ) : (
    <Link to={to}>
      {formatNumber(count)}
      <span className="visually-hidden"> {words}</span>
    </Link>
  )

function NextCell({ id, today, next, nextCopilOn, yearlyCopil }: Row) {
  const isDue = yearlyCopil !== null && yearlyCopil.state !== 'in-time' && nextCopilOn === null
  if (next === null)
    return isDue ? (
      <Link to={`/ctg/${id}/reunions/nouvelle`}>
        à fixer <span className="fine muted">copil</span>
      </Link>
    ) : (
      '–'
    )
  return (
    <>
      <OrdinalText text={formatShortDay(next.on, today)} /> <span className="fine muted">{t.body[next.bodyKind]}</span>
    </>
  )
}

const SppeCell = ({ id, sppeAnswered }: Row) =>
  sppeAnswered === null ? (
    '–'
  ) : (
    <Link to={`/ctg/${id}/convention/sppe`}>
      <State glyph={sppeAnswered === 0 ? 'crossed' : sppeAnswered === 11 ? 'done' : 'half'}>
        {t.sppe(sppeAnswered)}
      </State>
    </Link>
  )

type Cell = Pick<Column<Row>, 'cell' | 'isNumeric' | 'isNote' | 'widthPercent'> & { readonly sort?: SortKey }

const cells: Readonly<Record<PortfolioColumn, Cell>> = {
  state: { widthPercent: 13, cell: StateCell },
  end: { sort: 'end', widthPercent: 13, cell: EndCell },
  copil: { sort: 'copil', isNumeric: true, widthPercent: 7, cell: CopilCell },
  done: { sort: 'done', widthPercent: 11, cell: DoneCell },
  late: {
    sort: 'late',
    isNumeric: true,
    widthPercent: 7,
    cell: ({ id, late }) => <Count count={late} to={`/ctg/${id}/suivi?signal=en-retard`} words="actions en retard" />,
  },
  silent: {
    sort: 'silent',
    isNumeric: true,
    widthPercent: 8,
    cell: ({ id, silent }) => (
      <Count count={silent} to={`/ctg/${id}/suivi?signal=sans-nouvelle`} words="actions sans nouvelle" />
    ),
  },
  posts: {
    sort: 'posts',
    isNumeric: true,
    widthPercent: 7,
    cell: ({ id, posts }) => <Link to={`/ctg/${id}/convention/annexes/postes`}>{t.posts(posts)}</Link>,
  },
  sppe: { widthPercent: 9, cell: SppeCell },
  next: { sort: 'next', widthPercent: 11, cell: NextCell },
  reports: {
    isNumeric: true,
    cell: ({ id, reports }) => <Count count={reports} to={`/ctg/${id}/suivi#points`} words="points à relire" />,
  },
  parties: { isNote: true, cell: ({ parties }) => parties },
  role: { isNote: true, cell: ({ role }) => ctgLabels.role[role] },
  inhabitants: { sort: 'inhabitants', isNumeric: true, cell: ({ inhabitants }) => formatNumber(inhabitants) },
}

/** Those chosen, each sorted by its header where it may be. */
export const columnsOf = (
  columns: readonly PortfolioColumn[],
  sortOf: (key: SortKey) => Column<Row>['sort'],
): readonly Column<Row>[] =>
  columns.map((key) => {
    const { sort, ...look } = cells[key]
    return { key, header: t.column[key], ...look, ...(sort && { sort: sortOf(sort) }) }
  })
