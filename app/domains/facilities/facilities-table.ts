/** The facilities of a year as a table to take away; its titles are those that a list brought back is read by. Pure. */
import { facilitiesLabels as t } from './labels.fr.ts'
import type { FacilityRow } from './rows.server.ts'

type Column = { readonly header: string; readonly widthChars: number; readonly kind: 'text' | 'number' }
type Read = Column & { readonly read: (row: FacilityRow) => string | number | null }

const { header } = t.page

const text = (title: string, widthChars: number, read: Read['read']): Read => ({
  ...{ header: title, widthChars, kind: 'text', read },
})

const columns: readonly Read[] = [
  text(header.name, 40, ({ name }) => name),
  text(header.kind, 28, ({ kind }) => t.kind[kind]),
  text(header.commune, 22, ({ communeName, communeCode }) =>
    communeName === null ? null : `${communeName} (${communeCode})`,
  ),
  text(header.address, 30, ({ address }) => address),
  text(header.state, 12, ({ state }) => t.state[state]),
  { header: header.places, widthChars: 10, kind: 'number', read: ({ places }) => places },
  text(header.opening, 28, ({ opening }) => opening),
  text(header.operator, 28, ({ operator }) => operator),
  text(header.operatorKind, 22, ({ operatorKind }) => operatorKind && t.operatorKind[operatorKind]),
  text(header.cof, 8, ({ hasCof }) => t.cof(hasCof)),
  text(header.source, 24, ({ source }) => source),
  text(header.note, 40, ({ note }) => note),
]

export const facilitiesTable = (year: number, rows: readonly FacilityRow[]) => ({
  name: t.tableName(year),
  columns: columns.map(({ read, ...column }): Column => column),
  rows: rows.map((row) => columns.map(({ read }) => read(row))),
})
