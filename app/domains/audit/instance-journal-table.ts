/** The journal of the instance as a table to take away. Pure. */
import { formatInstant } from '#app/kernel/format.ts'
import type { InstanceJournalLine } from './instance-journal.server.ts'
import { instanceLabels as t } from './instance-labels.fr.ts'

/** Whose account a line is about. */
export const accountOf = ({ about, isKnown, mark }: InstanceJournalLine): string =>
  about ?? (isKnown === false ? t.unknown(mark) : '')

const column = (header: string, widthChars: number, read: (line: InstanceJournalLine) => string | null) => ({
  header,
  widthChars,
  kind: 'text' as const,
  read,
})

const columns = [
  column(t.columns.at, 22, ({ at }) => formatInstant(at)),
  column(t.columns.action, 44, ({ sentence }) => sentence),
  column(t.columns.about, 28, accountOf),
  column(t.columns.by, 28, ({ by }) => by),
  column(t.columns.ctg, 36, ({ ctgName }) => ctgName),
]

export const instanceJournalTable = (lines: readonly InstanceJournalLine[]) => ({
  name: t.title,
  columns: columns.map(({ read: _read, ...one }) => one),
  rows: lines.map((line) => columns.map(({ read }) => read(line))),
})
