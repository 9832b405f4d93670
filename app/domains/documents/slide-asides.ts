/** Blocks that no slide shows: they are in the notes of their section. Pure. Rules: docs/rules/documents.md §14. */
import { chartCaption, chartTable, type DossierTable } from './chart-view.ts'
import type { DossierBlock, DossierChart, DossierSection } from './dossier.ts'
import { documentsLabels } from './labels.fr.ts'
import { flattenText } from './rich-slides.ts'
import { isShort } from './slide-places.ts'

/** A row as one line of the notes. */
export const rowLine = (row: readonly string[]): string => row.map((cell) => cell.replaceAll('\n', ' ')).join(' | ')

/** The headers of the chart's table, then its rows. */
export function chartLines(chart: DossierChart): readonly string[] {
  const { columns, rows } = chartTable(chart)
  return [columns.map(({ header }) => header), ...rows].map(rowLine)
}

/** Rows under the name of their table; none says nothing. */
export const captionedLines = (table: DossierTable, rows: readonly (readonly string[])[]): readonly string[] =>
  rows.length === 0 ? [] : [documentsLabels.dossier.rowsOf(table.caption), ...rows.map(rowLine)]

/** Elsewhere than in a brief section, a table says so for its rows alone: its slide tells where they are. */
const isAside = (block: DossierBlock, { isBriefOnSlides = false }: DossierSection): boolean =>
  block.onSlides === 'notes' && (block.kind !== 'table' || isBriefOnSlides)

/** Its lines in the notes. */
function asideLines(block: DossierBlock): readonly string[] {
  if (block.kind === 'list') return block.items
  if (block.kind === 'chart') return [chartCaption(block), block.sentence, ...chartLines(block)]
  if (block.kind === 'table')
    return [
      documentsLabels.dossier.rowsOf(block.caption),
      ...[block.columns.map(({ header }) => header), ...block.rows].map(rowLine),
    ]
  return block.kind === 'rich' ? flattenText(block.content).flatMap(asideLines) : [block.text]
}

/** What the slides of a section show, and the lines of their notes. */
export function partAsides(section: DossierSection): {
  readonly shown: readonly DossierBlock[]
  readonly asides: readonly string[]
} {
  const shown = section.blocks.filter((block) => !isAside(block, section))
  return { shown, asides: section.blocks.filter((block) => isAside(block, section)).flatMap(asideLines) }
}

/** Words that need no slide of their own after a table: a note, or the sentence or the only item that ends its part. */
export function closingWords(block: DossierBlock, next: DossierBlock | undefined): string | undefined {
  if (block.kind === 'note') return block.text
  if (next !== undefined && next.kind !== 'heading') return undefined
  const [only, ...others] = block.kind === 'paragraph' ? [block.text] : block.kind === 'list' ? block.items : []
  return only !== undefined && others.length === 0 && isShort(only) ? only : undefined
}
