/** Blocks that no slide shows, another one saying them already: they are in the notes of their section. Pure. Rules: docs/rules/documents.md §14. */
import { chartCaption, chartTable } from './chart-view.ts'
import type { DossierBlock, DossierChart } from './dossier.ts'
import { isShort } from './slide-places.ts'

/** A row as one line of the notes. */
export const rowLine = (row: readonly string[]): string => row.map((cell) => cell.replaceAll('\n', ' ')).join(' | ')

/** What its bars and lines stand for, then each of its rows. */
export function chartLines(chart: DossierChart): readonly string[] {
  const { columns, rows } = chartTable(chart)
  return [columns.map(({ header }) => header), ...rows].map(rowLine)
}

/** A table says so for its rows alone: its slide tells where they are. */
export const isAside = (block: DossierBlock): boolean =>
  block.kind !== 'table' && block.kind !== 'rich' && block.onSlides === 'notes'

/** Its lines in the notes. */
export function asideLines(block: DossierBlock): readonly string[] {
  if (block.kind === 'list') return block.items
  if (block.kind === 'chart') return [chartCaption(block), ...chartLines(block)]
  return 'text' in block ? [block.text] : []
}

/** Words that need no slide of their own after a table: a note, or the sentence or the only item that ends its part. */
export function closingWords(block: DossierBlock, next: DossierBlock | undefined): string | undefined {
  if (block.kind === 'note') return block.text
  if (next !== undefined && next.kind !== 'heading') return undefined
  const [only, ...others] = block.kind === 'paragraph' ? [block.text] : block.kind === 'list' ? block.items : []
  return only !== undefined && others.length === 0 && isShort(only) ? only : undefined
}
