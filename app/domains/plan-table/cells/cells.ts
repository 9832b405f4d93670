/**
 * An action as cells of text: the fields of the sheet that a spreadsheet shows, what each says, what is understood of what one types
 * there. Pure. Table: plan/sheet/fields.fr.ts. Rules: docs/rules/plan.md §15.
 */
import { type ColumnsOf, type KeyOf, partners, type TiesOf, valueKeysOf } from '#app/domains/plan/sheet/field-kinds.ts'
import type { FieldLists } from '#app/domains/plan/sheet/field-lists.ts'
import { fieldText } from '#app/domains/plan/sheet/field-text.ts'
import { sheetFields } from '#app/domains/plan/sheet/fields.fr.ts'
import { type Reading, readField } from '#app/domains/plan/sheet/read-field.ts'
import type { SheetState } from '#app/domains/plan/sheet/settle.ts'
import { isFormulaError } from '#app/kernel/formula-error.ts'
import { cellLabels as t } from './labels.fr.ts'

export type { FieldLists as CellLists } from '#app/domains/plan/sheet/field-lists.ts'

/** A long text has its own editor, what follows a sheet its own acts; partners are one cell, parties and words. */
const { description: _text, isWatched: _watched, externalId: _origin, partnersText, ...described } = sheetFields
const { leadServices: _leading, services: _associated, ...others } = described

/** In the order of the table. */
export const cellFields = {
  ...others,
  partners: partners(others.partners.tie, partnersText.column, t.partners, partnersText.max, [28, 16]),
}

export type CellKey = keyof typeof cellFields
const isCellKey = (key: string): key is CellKey => key in cellFields
export const cellKeys: readonly CellKey[] = Object.keys(cellFields).filter(isCellKey)

type CellField = (typeof cellFields)[CellKey]
/** What cells are made of. */
export type CellValues = Pick<SheetState, KeyOf<ColumnsOf<CellField>> | TiesOf<CellField>>
export type CellPatch = Partial<CellValues>
export type CellTexts = Readonly<Record<CellKey, string>>

/** The values of one cell, as a batch keeps them. */
export function valuesIn(line: CellPatch, key: CellKey): CellPatch
export function valuesIn(line: Readonly<Record<string, unknown>>, key: CellKey): Readonly<Record<string, unknown>> {
  return Object.fromEntries(valueKeysOf(cellFields[key]).map((name) => [name, line[name]]))
}

/** What each cell of an action shows; a cell with nothing is ''. */
export function cellTexts(values: CellValues, lists: FieldLists): CellTexts
export function cellTexts(values: Readonly<Record<string, unknown>>, lists: FieldLists) {
  return Object.fromEntries(cellKeys.map((key) => [key, fieldText(cellFields[key], values, lists, 'screen')]))
}

/** As spreadsheets and forms send it: line ends and spaces made the same. */
export const plainCell = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim()

export const isSameCell = (one: string, other: string): boolean => plainCell(one) === plainCell(other)

/** What is meant by a text typed or pasted in a cell, the cell alone: what the rest of the row allows is for `judgeCells`. */
export function readCell(key: CellKey, text: string, lists: FieldLists): Reading<CellPatch>
export function readCell(key: CellKey, text: string, lists: FieldLists): Reading {
  const plain = plainCell(text)
  return isFormulaError(plain) ? { ok: false, reason: t.formulaError } : readField(cellFields[key], plain, lists)
}
