/** The portfolio as a table to take away: the same rows and counts as the page, every column. Pure. */
import { ctgLabels } from '#app/domains/ctg/labels.fr.ts'
import type { Role } from '#app/kernel/actor.ts'
import { portfolioLabels as t } from './labels.fr.ts'
import { endMark, isCopilOverdue, monthsSinceCopil, type PortfolioRow, stageOf } from './portfolio.ts'

export type ExportedRow = PortfolioRow & { readonly role: Role; readonly sppeAnswered: number | null }

type Kind = 'text' | 'number' | 'date'
type CellReader = (row: ExportedRow) => string | number | null
type Column = { readonly header: string; readonly widthChars: number; readonly kind: Kind }

const column = (header: string, kind: Kind, widthChars: number, read: CellReader) => ({
  header,
  kind,
  widthChars,
  read,
})

const columns = [
  column('CTG', 'text', 36, ({ name }) => name),
  column(t.column.parties, 'text', 30, ({ parties }) => parties),
  column(t.column.state, 'text', 20, ({ phase }) => t.phase[phase]),
  column(t.stageColumn, 'text', 24, (row) => {
    const stage = stageOf(row)
    return stage ? t.stage(stage) : null
  }),
  column(t.table.startsOn, 'date', 12, ({ startsOn }) => startsOn),
  column(t.table.endsOn, 'date', 12, ({ endsOn }) => endsOn),
  column(t.table.monthsLeft, 'number', 10, (row) => endMark(row)?.monthsLeft ?? null),
  column(t.table.lastCopil, 'date', 12, ({ lastCopilOn }) => lastCopilOn),
  column(t.column.copil, 'number', 12, (row) => monthsSinceCopil(row) ?? null),
  column(t.table.isCopilLate, 'text', 10, (row) => (isCopilOverdue(row) ? 'oui' : 'non')),
  column(t.table.actions, 'number', 10, ({ total }) => total),
  column(t.column.done, 'number', 10, ({ done }) => done),
  column(t.column.late, 'number', 10, ({ late }) => late),
  column(t.column.silent, 'number', 10, ({ silent }) => silent),
  column(t.column.reports, 'number', 10, ({ reports }) => reports),
  column(t.column.posts, 'number', 10, ({ posts }) => posts.total),
  column(t.table.postsUnsaid, 'number', 10, ({ posts }) => posts.unsaid),
  column(t.table.sppe, 'number', 12, ({ sppeAnswered }) => sppeAnswered),
  column(t.column.next, 'date', 12, ({ next }) => next?.on ?? null),
  column(t.table.body, 'text', 24, ({ next }) => next?.bodyName ?? null),
  column(t.column.inhabitants, 'number', 12, ({ inhabitants }) => inhabitants),
  column(t.column.role, 'text', 24, ({ role }) => ctgLabels.role[role]),
]

export const portfolioTable = (rows: readonly ExportedRow[]) => ({
  name: t.table.name,
  columns: columns.map(({ read: _read, ...one }): Column => one),
  rows: rows.map((row) => columns.map(({ read }) => read(row))),
})
