/**
 * Tells a file about persons from a table of counts, before a byte leaves the workstation. Pure. Rules: docs/rules/secrecy.md §6.
 *
 * How far it goes: it knows numbers by their key or form, columns by their heading, persons by what is said of them one by one. It
 * does not know a first name in a column named otherwise, an address, nor a story told in free words (but for a number in them).
 * The contact of a facility is not a person: where a file names facilities, their telephone and e-mail are let pass.
 */
import {
  countHeadings,
  facilityHeadings,
  headingsByKind,
  identifierHeadings,
  personAttributes,
  plainHeading,
} from './nominative-words.ts'
import {
  isBeneficiaryNumber,
  isDate,
  isEmail,
  isPhone,
  isSchoolCode,
  isSocialSecurityNumber,
} from './personal-numbers.ts'

export type NominativeKind =
  | 'nir'
  | 'beneficiary-number'
  | 'birth-date'
  | 'e-mail'
  | 'phone'
  | 'name-column'
  | 'one-row-per-person'

export type NominativeSign = {
  readonly kind: NominativeKind
  /** From 0, in the columns given. */
  readonly column: number
  /** Of the first cell that says so, as a spreadsheet numbers rows, the heading being row 1. */
  readonly row: number
  /** Cells of the column that say so. */
  readonly count: number
}

type Column = {
  readonly index: number
  readonly heading: string
  readonly cells: readonly { readonly row: number; readonly text: string }[]
}

/** Fewer rows than this could be a small table of counts. */
const fewestPersons = 12

function signOf(
  kind: NominativeKind,
  { index, cells }: Column,
  says: (text: string) => boolean,
): readonly NominativeSign[] {
  const found = cells.filter(({ text }) => says(text))
  const [first] = found
  return first ? [{ kind, column: index, row: first.row, count: found.length }] : []
}

/** Enough cells of a column to be more than chance. */
const isMost = ({ cells }: Column, [sign]: readonly NominativeSign[]): boolean =>
  sign !== undefined && sign.count >= 3 && sign.count * 2 >= cells.length

function signsOfColumn(column: Column, isAboutFacilities: boolean): readonly NominativeSign[] {
  const { heading, cells } = column
  const isHeaded = (kind: NominativeKind) => headingsByKind[kind]?.test(heading) === true
  const signs: NominativeSign[] = []
  signs.push(...signOf('nir', column, (text) => isSocialSecurityNumber(text, { isKeyNeeded: !isHeaded('nir') })))
  const numbers = signOf('beneficiary-number', column, (text) =>
    isBeneficiaryNumber(text, isHeaded('beneficiary-number')),
  )
  const areSchools = cells.length > 0 && cells.every(({ text }) => isSchoolCode(text))
  if (isHeaded('beneficiary-number') || (isMost(column, numbers) && !areSchools)) signs.push(...numbers)
  if (isHeaded('birth-date')) signs.push(...signOf('birth-date', column, isDate))
  if (isHeaded('name-column')) signs.push(...signOf('name-column', column, (text) => /\p{L}{2}/u.test(text)))
  if (!isAboutFacilities) {
    const [emails, phones] = [signOf('e-mail', column, isEmail), signOf('phone', column, isPhone)]
    if (isMost(column, emails) || (isHeaded('e-mail') && emails.length > 0)) signs.push(...emails)
    if (isHeaded('phone') || (isMost(column, phones) && phones[0]?.count === cells.length)) signs.push(...phones)
  }
  return signs
}

/** Two things said of each row, under a number of its own, without a count, or twice alike: rows are persons. */
function signOfPersons(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly NominativeSign[] {
  const isFull = ({ cells }: Column) => cells.length * 10 >= rows.length * 9
  const personalColumns = columns.filter((column) =>
    personAttributes.some(
      ({ headings, values }) =>
        headings.test(column.heading) && isFull(column) && column.cells.every(({ text }) => values.test(text)),
    ),
  )
  const [first] = personalColumns
  const [cell] = first?.cells ?? []
  if (!first || !cell || personalColumns.length < 2 || rows.length < fewestPersons) return []
  const isNumbered = columns.some(
    ({ heading, cells }) =>
      identifierHeadings.test(heading) && new Set(cells.map(({ text }) => text)).size === rows.length,
  )
  const crossed = columns.filter(({ heading }) => !countHeadings.test(heading))
  const lines = rows.map((line) => crossed.map(({ index }) => line[index] ?? '').join('\u0000'))
  const areCrossings = crossed.length < columns.length && new Set(lines).size === lines.length
  if (areCrossings && !isNumbered) return []
  return [{ kind: 'one-row-per-person', column: first.index, row: cell.row, count: rows.length }]
}

/**
 * Signs that this file is about persons, column by column.
 * @param rows without the heading; a long file may be given piece by piece
 * @param firstRow what a spreadsheet numbers the first of them
 * @returns empty when it may be read further
 */
export function findNominativeSigns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  firstRow = 2,
): readonly NominativeSign[] {
  const width = Math.max(headings.length, ...rows.map(({ length }) => length))
  const columns = Array.from(
    { length: width },
    (_, index): Column => ({
      index,
      heading: plainHeading(headings[index] ?? ''),
      cells: rows.flatMap((line, rank) => {
        const text = (line[index] ?? '').trim()
        return text === '' ? [] : [{ row: firstRow + rank, text }]
      }),
    }),
  )
  const isAboutFacilities = columns.some(({ heading }) => facilityHeadings.test(heading))
  return [...columns.flatMap((column) => signsOfColumn(column, isAboutFacilities)), ...signOfPersons(columns, rows)]
}
