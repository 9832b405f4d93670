/** A table of a document, from the things it tells: each column goes with what it says of one of them. Pure. */
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
