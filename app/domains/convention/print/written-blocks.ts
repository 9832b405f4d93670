/** Pieces of a document in Word: tables without a printed caption, facts, chips in words. Pure. */
import type { GridCell, RichBlock, Run } from '#app/domains/documents/document-text.ts'
import type { DossierBlock } from '#app/domains/documents/dossier.ts'

export type CellText = string | readonly Run[]

const runsOf = (text: CellText): readonly Run[] => (typeof text === 'string' ? [{ text }] : text)

const cellOf = (text: CellText, isHead: boolean, align: GridCell['align']): GridCell => ({
  isHead,
  align,
  colspan: 1,
  rowspan: 1,
  blocks: [{ kind: 'words', runs: runsOf(text) }],
})

export type WrittenColumn = { readonly head: string; readonly width?: number; readonly isEnd?: boolean }

/** A table with its heads; nothing for no row. */
export function tableBlock(
  columns: readonly WrittenColumn[],
  rows: readonly (readonly CellText[])[],
): readonly DossierBlock[] {
  if (rows.length === 0) return []
  const alignOf = (index: number) => (columns[index]?.isEnd ? 'end' : 'start')
  const grid: RichBlock = {
    kind: 'grid',
    widths: columns.map(({ width = 1 }) => width),
    headRows: 1,
    rows: [
      columns.map(({ head }, index) => cellOf(head, true, alignOf(index))),
      ...rows.map((row) => row.map((text, index) => cellOf(text, false, alignOf(index)))),
    ],
  }
  return [{ kind: 'rich', content: [grid] }]
}

/** Names and values; an empty value is left out. */
export function factsBlock(pairs: readonly (readonly [string, string])[]): readonly DossierBlock[] {
  const shown = pairs.filter(([, value]) => value !== '')
  if (shown.length === 0) return []
  const grid: RichBlock = {
    kind: 'grid',
    widths: [1, 4],
    headRows: 0,
    rows: shown.map(([name, value]) => [cellOf(name, true, 'start'), cellOf(value, false, 'start')]),
  }
  return [{ kind: 'rich', content: [grid] }]
}

export const orDash = (value: string | null | undefined): string => value || '–'
export const paragraph = (text: string): DossierBlock => ({ kind: 'paragraph', text })
export const heading = (level: 2 | 3 | 4 | 5, text: string): DossierBlock => ({ kind: 'heading', level, text })
/** Words in bold above what they name, which are no heading. */
export const boldWords = (text: string): DossierBlock => ({
  kind: 'rich',
  content: [{ kind: 'words', runs: [{ text, bold: true }] }],
})
