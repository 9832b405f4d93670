/**
 * The ledger of a spreadsheet that is taken up: each cell that is not empty, hidden or not, and each comment, ends in exactly one
 * line of it. Pure. Rules: docs/rules/taking-up.md §5.
 */

import type { ImportProblemKind } from './draft-action.ts'
import type { ImportField } from './fields.ts'
import type { LeftReason } from './line-cells.ts'
import type { PlanSheet } from './plan-cell.ts'
import type { SheetTable } from './read-columns.ts'

/** In the order they are shown. */
export const cellFates = ['understood', 'words', 'choice', 'aside'] as const
export type CellFate = (typeof cellFates)[number]

/** Its words are in the description of the action; `says-more`: what could be read of it is in its field too. */
export type WordsReason =
  | 'notes'
  | 'says-more'
  | 'part-amount'
  | 'nobody'
  | 'comment'
  | Exclude<ImportProblemKind, 'status' | 'failed-title'>
/** Nothing of it is written until someone says so. */
export type ChoiceReason = 'status' | 'states' | 'hidden-sheet' | 'hidden-column' | LeftReason
export type AsideReason =
  | ('heading' | 'above' | 'total' | 'note' | 'help' | 'beside' | 'no-action' | 'failed-title' | 'comment-outside')
  | ('says-nothing' | 'left-column' | 'older-version' | 'value-list' | 'pivot' | 'other-sheet')
export type LedgerReason = WordsReason | ChoiceReason | AsideReason

export type Account =
  /** `isShared`: several names of one cell, each in its field: lead, co-lead, partners. */
  | { readonly fate: 'understood'; readonly as: ImportField; readonly isShared?: true }
  | { readonly fate: 'words'; readonly because: WordsReason }
  | { readonly fate: 'choice'; readonly because: ChoiceReason }
  | { readonly fate: 'aside'; readonly because: AsideReason }

export const understood = (as: ImportField): Account => ({ fate: 'understood', as })
export const inWords = (because: WordsReason): Account => ({ fate: 'words', because })
export const yourChoice = (because: ChoiceReason): Account => ({ fate: 'choice', because })
export const aside = (because: AsideReason): Account => ({ fate: 'aside', because })

export type LedgerLine = Account & {
  /** From 0. */
  readonly sheet: number
  /** From 1, as the spreadsheet counts. */
  readonly row: number
  /** From 0. */
  readonly column: number
  /** `B12`, in the file. */
  readonly cell: string
  readonly part: 'value' | 'comment'
  readonly text: string
}

type Part = LedgerLine['part']

/** Begins with what is known before reading; each line of a table then says more. */
export function openLedger(sheets: readonly PlanSheet[]) {
  const accounts = new Map<string, Account>()
  const tables = new Map<number, SheetTable>()
  const unread = new Map<number, Account>()
  const drawn = new Map<string, string>()
  const keyOf = (sheet: number, row: number, column: number, part: Part): string => `${sheet}:${row}:${column}:${part}`
  const usual = (sheet: number, row: number, column: number, part: Part): Account => {
    const table = tables.get(sheet)
    if (!table) return unread.get(sheet) ?? aside('other-sheet')
    if (part === 'comment') return aside('comment-outside')
    if (row <= table.headerRow) return aside('above')
    if (table.besideFrom !== undefined && column >= table.besideFrom) return aside('beside')
    // Titles written again under an axis are titles too.
    return aside('heading')
  }
  const drawnAt = (sheet: number, row: number, column: number): string =>
    drawn.get(keyOf(sheet, row, column, 'value')) ?? ''
  return {
    startTable: (sheet: number, table: SheetTable) => void tables.set(sheet, table),
    leaveSheet: (sheet: number, account: Account) => void unread.set(sheet, account),
    set: (sheet: number, row: number, column: number, account: Account, part: Part = 'value') =>
      void accounts.set(keyOf(sheet, row, column, part), account),
    /** What a cell says by its colour alone: it has a line too. */
    draw: (sheet: number, row: number, column: number, text: string) =>
      void drawn.set(keyOf(sheet, row, column, 'value'), text),
    /** @param before columns past it are no part of the table */
    setRow(sheet: number, row: number, account: Account, before = Number.POSITIVE_INFINITY) {
      sheets[sheet]?.rows[row - 1]?.forEach((_, column) => {
        if (column < before) accounts.set(keyOf(sheet, row, column, 'value'), account)
      })
    },
    lines: (): readonly LedgerLine[] =>
      sheets.flatMap(({ rows }, sheet) =>
        rows.flatMap((cells, index) =>
          cells.flatMap(({ text, comment = '', at }, column): LedgerLine[] =>
            (
              [['value', text || drawnAt(sheet, index + 1, column)] as const, ['comment', comment] as const] as const
            ).flatMap(([part, said]) => {
              const row = index + 1
              const account = accounts.get(keyOf(sheet, row, column, part)) ?? usual(sheet, row, column, part)
              return said === ''
                ? []
                : [{ ...account, sheet, row, column, part, cell: at ?? cellName(column, row), text: said }]
            }),
          ),
        ),
      ),
  }
}

export type FateCounts = Readonly<Record<CellFate, number>>

/** How many cells met each fate. */
export const countFates = (lines: readonly LedgerLine[]): FateCounts => {
  const count = (fate: CellFate): number => lines.filter((line) => line.fate === fate).length
  return { understood: count('understood'), words: count('words'), choice: count('choice'), aside: count('aside') }
}

/** `B12`. @param column from 0 */
export function cellName(column: number, row: number): string {
  const letters = (rest: number): string =>
    rest < 0 ? '' : `${letters(Math.floor(rest / 26) - 1)}${String.fromCharCode(65 + (rest % 26))}`
  return `${letters(column)}${row}`
}
