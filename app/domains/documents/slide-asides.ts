/** Blocks that no slide shows, another one saying them already: they are in the notes of their section. Pure. Rules: docs/rules/documents.md §14. */
import { chartCaption, chartTable } from './chart-view.ts'
import type { DossierBlock, DossierChart } from './dossier.ts'

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
