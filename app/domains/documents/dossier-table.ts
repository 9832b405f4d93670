/** A table of a document, built from things: each column has a header and reads its cell from a thing. Pure. */
import type { DossierBlock, DossierColumn } from './dossier.ts'

type TableBlock = Extract<DossierBlock, { readonly kind: 'table' }>
type ToldColumn<Thing> = DossierColumn & { readonly cell: (thing: Thing) => string }

/** @param columns the first one names its row */
export const tableOf = <Thing>(
  { caption, ...slides }: Pick<TableBlock, 'caption' | 'onSlides'>,
  things: readonly Thing[],
  columns: readonly ToldColumn<Thing>[],
): TableBlock => ({
  kind: 'table',
  caption,
  columns: columns.map(({ cell: _, ...column }) => column),
  rows: things.map((thing) => columns.map(({ cell }) => cell(thing))),
  ...slides,
})
