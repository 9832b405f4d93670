/**
 * A typed text as documents print it and pages show it: prose of old fields, or rich blocks of texts written by several hands.
 * Nothing left to resolve: links are whole, figures are words. Pure. Rules: docs/rules/documents.md §16.
 */
import type { ProseBlock } from './prose.ts'

/** Words alike; `\n` where a line breaks. */
export type Run = {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly underline?: true
  readonly strike?: true
  /** Someone named. */
  readonly mention?: true
  /** http, https, mailto, or a path of Trame, which only a page follows. ASCII: no typography changes it. */
  readonly href?: string
  /** Name of what fills these words, kept in step with what the partners write elsewhere. On pages only. */
  readonly fact?: string
  /** Words that came or went: in a comparison, or while a suggestion waits. On pages only. */
  readonly change?: 'added' | 'removed'
  /** Threads of comments open on these words, and those whose passage ends here. On pages only. */
  readonly threads?: readonly string[]
  readonly endOf?: readonly string[]
}

/** A figure as it is read: number, or reason why there is none, where, when, from whom. */
export type EvidenceFigure = {
  readonly title: string
  /** « 57,4 », « 16,0 % », « secret ». */
  readonly value: string
  readonly isMissing: boolean
  readonly territory: string
  /** Null when the card names no known figure. */
  readonly year: number | null
  readonly source: string
  /** Note needed to read the number: « arrondi à 5 », or why there is none; may be empty. */
  readonly note: string
  /** « Donnée plus récente : 2024, 58,1 »; null when there is none. */
  readonly newer: string | null
}

export type TitleLevel = 1 | 2 | 3

export type GridCell = {
  readonly isHead: boolean
  readonly align: 'start' | 'center' | 'end'
  readonly colspan: number
  readonly rowspan: number
  readonly blocks: readonly RichBlock[]
}

export type Grid = {
  readonly kind: 'grid'
  /** Widths of the columns, in proportion to one another. */
  readonly widths: readonly number[]
  /** First rows made of heads only, from which no cell comes down. */
  readonly headRows: number
  /** Row by row, each place covered by exactly one cell; a cell stands in the row where it begins. */
  readonly rows: readonly (readonly GridCell[])[]
}

export type RichBlock =
  | { readonly kind: 'words'; readonly runs: readonly Run[] }
  /** No level is skipped: the first title is of level 1. */
  | { readonly kind: 'title'; readonly level: TitleLevel; readonly runs: readonly Run[] }
  /** `start`: number of the first item; null: bullets. */
  | { readonly kind: 'items'; readonly start: number | null; readonly items: readonly (readonly RichBlock[])[] }
  | { readonly kind: 'quote'; readonly blocks: readonly RichBlock[] }
  | { readonly kind: 'evidence'; readonly figure: EvidenceFigure }
  | Grid

export type DocumentText = readonly (ProseBlock | RichBlock)[]

/** The words alone, one line a block. */
export function richWords(blocks: readonly RichBlock[]): string {
  return blocks
    .map(wordsOfBlock)
    .filter((words) => words !== '')
    .join('\n')
}

export const runWords = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')

function wordsOfBlock(block: RichBlock): string {
  switch (block.kind) {
    case 'words':
    case 'title':
      return runWords(block.runs)
    case 'items':
      return block.items.map(richWords).join('\n')
    case 'quote':
      return richWords(block.blocks)
    case 'evidence':
      return evidenceSentence(block.figure)
    case 'grid':
      return block.rows.map((row) => row.map(({ blocks }) => richWords(blocks)).join(' ')).join('\n')
  }
}

/** « Taux de couverture : 57,4 (Gennevilliers, 2023 ; Cnaf) ». */
export function evidenceSentence({ title, value, territory, source, note, newer }: EvidenceFigure): string {
  const details = [territory, source, note].filter((part) => part !== '').join(' ; ')
  return `${title} : ${value}${details && ` (${details})`}${newer === null ? '' : `. ${newer}`}`
}
