/** The table of a plan laid on a sheet: head, axes, actions, sums, in one of the ways of offices. Pure. */
import type { Random } from '#test/seeded-choices.ts'
import type { Column, Said } from './office-columns.ts'
import type { PlanAction, PlanAxis, PlanObjective } from './office-plan.ts'
import { comments } from './office-words.ts'
import { cellName, columnName, type Look, type SheetDraft, text } from './sheet-draft.ts'
import type { ActionTruth, CellTruth } from './truth.ts'

export type Place = 'none' | 'merged' | 'once' | 'each' | 'band'

export type TableHabits = {
  readonly axisPlace: Place
  readonly objectivePlace: Place
  readonly axisLabel: (axis: PlanAxis) => string
  readonly objectiveLabel: (objective: PlanObjective) => string
  /** Empty columns on the left. */
  readonly margin: number
  readonly hasTwoRows: boolean
  readonly hasHelp: boolean
  readonly hasSubtotals: boolean
  readonly hasTotal: boolean
  readonly repeatsHead: boolean
  readonly hasBlankRows: boolean
  /** A CSV strikes, hides and comments nothing. */
  readonly isPlain: boolean
}

/** What a file is made of, filled as sheets are laid. */
export type Office = {
  readonly random: Random
  readonly habits: Set<string>
  readonly actions: ActionTruth[]
}

const headLook: Look = { fill: '1F4E79', isBold: true }
const colours = ['FFE699', 'C6E0B4', 'BDD7EE', 'F8CBAD'] as const
const heading = { expected: 'any' } as const
const aside = { expected: 'aside' } as const

type Table = Office & {
  readonly sheet: SheetDraft
  readonly habitsOf: TableHabits
  /** Axis and objective first when they have a column. */
  readonly columns: readonly Column[]
  readonly outline: readonly ('axis' | 'objective')[]
}

/** From this row on; the first row after it. */
export function layTable(
  office: Office,
  sheet: SheetDraft,
  columns: readonly Column[],
  actions: readonly PlanAction[],
  habitsOf: TableHabits,
  from: number,
): number {
  const isColumn = (place: Place): boolean => place !== 'none' && place !== 'band'
  const outline = [
    ...(isColumn(habitsOf.axisPlace) ? (['axis'] as const) : []),
    ...(isColumn(habitsOf.objectivePlace) ? (['objective'] as const) : []),
  ]
  const table: Table = { ...office, sheet, habitsOf, columns, outline }
  let row = putHead(table, from)
  if (habitsOf.hasHelp) row = putHelp(table, row)
  const allRows: number[] = []
  const axes = [...new Set(actions.map(({ axis }) => axis))]
  for (const axis of axes) {
    const isFirst = axis === axes[0]
    if (habitsOf.hasBlankRows && !isFirst) row++
    if (habitsOf.axisPlace === 'band') row = putBand(table, row, 'axis', habitsOf.axisLabel(axis), axis.title)
    if (habitsOf.repeatsHead && habitsOf.axisPlace === 'band' && !isFirst) {
      office.habits.add('head said again')
      row = putHead(table, row)
    }
    const rows = putAxis(table, row, axis, actions)
    row = (rows.at(-1) ?? row - 1) + 1
    allRows.push(...rows)
    if (habitsOf.hasSubtotals) row = putSum(table, row, `Sous-total axe ${axis.number}`, rows)
  }
  return habitsOf.hasTotal ? putSum(table, row, office.random.oneOf(['TOTAL', 'Total général', 'Total']), allRows) : row
}

/** Rows of the actions of an axis. */
function putAxis(table: Table, from: number, axis: PlanAxis, actions: readonly PlanAction[]): readonly number[] {
  const { habitsOf } = table
  const rows: number[] = []
  let row = from
  const own = actions.filter((action) => action.axis === axis)
  const objectives = [...new Set(own.map(({ objective }) => objective.number))]
  for (const number of objectives) {
    const under = own.filter(({ objective }) => objective.number === number)
    const [first] = under
    if (!first) continue
    if (habitsOf.objectivePlace === 'band')
      row = putBand(table, row, 'objective', habitsOf.objectiveLabel(first.objective), first.objective.title)
    const ownRows = under.map((action, index) => {
      putAction(table, row + index, action)
      return row + index
    })
    putOutline(table, 'objective', ownRows, habitsOf.objectiveLabel(first.objective), first.objective.title)
    rows.push(...ownRows)
    row += ownRows.length
  }
  const isSplit = habitsOf.objectivePlace === 'band'
  putOutline(table, 'axis', rows, habitsOf.axisLabel(axis), axis.title, isSplit)
  return rows
}

/** An axis or an objective in its column: merged, said once, or on each row. Parted rows are not merged. */
function putOutline(
  { sheet, outline, habitsOf, habits, random }: Table,
  field: 'axis' | 'objective',
  rows: readonly number[],
  label: string,
  value: string,
  isSplit = false,
): void {
  const [first] = rows
  if (!outline.includes(field) || first === undefined) return
  const column = habitsOf.margin + outline.indexOf(field)
  const wanted = field === 'axis' ? habitsOf.axisPlace : habitsOf.objectivePlace
  const place = wanted === 'merged' && isSplit ? 'once' : wanted
  habits.add(`${field} ${place}`)
  const look: Look = place === 'each' ? {} : { fill: random.oneOf(colours), isBold: true }
  for (const row of place === 'each' ? rows : [first])
    sheet.put(row, column, label, { expected: 'understood', field, value }, look)
  if (place === 'merged') sheet.merge(first, column, rows.length, 1)
}

function putBand(
  { sheet, habitsOf, habits, columns, outline, random }: Table,
  row: number,
  field: 'axis' | 'objective',
  label: string,
  value: string,
) {
  habits.add(`${field} as a band`)
  const fill = field === 'axis' ? random.oneOf(colours) : 'EDEDED'
  sheet.put(row, habitsOf.margin, label, { expected: 'understood', field, value }, { fill, isBold: true })
  sheet.merge(row, habitsOf.margin, 1, columns.length + outline.length)
  return row + 1
}

function putHead({ sheet, habitsOf, columns, outline, habits }: Table, row: number): number {
  const { margin, hasTwoRows } = habitsOf
  const names = { axis: 'Axe', objective: 'Objectif' } as const
  const deep = hasTwoRows ? 2 : 1
  outline.forEach((field, index) => {
    sheet.put(row, margin + index, names[field], heading, headLook)
    sheet.merge(row, margin + index, deep, 1)
  })
  const start = margin + outline.length
  columns.forEach(({ header, group }, index) => {
    if (!hasTwoRows || group === undefined) {
      sheet.put(row, start + index, header, heading, headLook)
      sheet.merge(row, start + index, deep, 1)
      return
    }
    if (columns[index - 1]?.group !== group) {
      const across = columns.slice(index).findIndex((one) => one.group !== group)
      sheet.put(row, start + index, group, heading, headLook)
      sheet.merge(row, start + index, 1, across === -1 ? columns.length - index : across)
    }
    sheet.put(row + 1, start + index, header, heading, headLook)
    habits.add('head of two rows')
  })
  return row + deep
}

function putHelp({ sheet, habitsOf, columns, outline, habits }: Table, row: number): number {
  const start = habitsOf.margin + outline.length
  let hasWords = false
  columns.forEach(({ help }, index) => {
    if (!help) return
    hasWords = true
    sheet.put(row, start + index, index % 2 === 0 ? help : `(${help})`, aside, {})
  })
  if (!hasWords) return row
  habits.add('help row')
  return row + 1
}

/** How a row is to be taken: struck or hidden, a person decides. */
function lookOfRow(
  { random, habitsOf, habits, sheet }: Table,
  row: number,
): Pick<ActionTruth, 'isStruck' | 'isHidden'> {
  if (habitsOf.isPlain) return {}
  if (random.is(0.04)) {
    habits.add('struck row')
    return { isStruck: true }
  }
  if (!random.is(0.04)) return {}
  habits.add('hidden row')
  sheet.hiddenRows.add(row)
  return { isHidden: true }
}

const decided = (fate: Said['fate'], isOpen: boolean): Pick<CellTruth, 'expected' | 'field' | 'value'> =>
  isOpen && fate.expected === 'understood' ? { ...fate, expected: 'choice' } : fate

function putAction(table: Table, row: number, action: PlanAction): void {
  const { sheet, habitsOf, columns, outline, random, habits } = table
  const state = lookOfRow(table, row)
  const isOpen = Boolean(state.isStruck ?? state.isHidden)
  const truth: ActionTruth[] = []
  columns.forEach((column, index) => {
    const said = column.say(action)
    if (!said) return
    const at = habitsOf.margin + outline.length + index
    const hasComment = !habitsOf.isPlain && random.is(0.025)
    if (hasComment) habits.add('comment on a cell')
    if (said.habit) habits.add(said.habit)
    sheet.put(
      row,
      at,
      said.value,
      decided(said.fate, isOpen),
      state.isStruck ? { isStruck: true } : {},
      hasComment ? random.oneOf(comments) : undefined,
    )
    truth.push({
      ...emptyAction,
      ...said.adds,
      sheet: sheet.name,
      cell: column.field === 'title' ? cellName(row, at) : '',
    })
  })
  const hasAxis = habitsOf.axisPlace !== 'none'
  const hasObjective = habitsOf.objectivePlace !== 'none'
  table.actions.push({
    ...truth.reduce(joinTruth, { ...emptyAction, sheet: sheet.name }),
    ...(hasAxis && { axis: action.axis.title }),
    ...(hasObjective && { objective: action.objective.title }),
    ...state,
  })
}

const emptyAction: ActionTruth = {
  ...{ sheet: '', cell: '', title: '', calendar: {} },
  ...{ leads: [], partners: [], places: [], amounts: [] },
}

/** What each of its cells adds to an action. */
const joinTruth = (one: ActionTruth, other: ActionTruth): ActionTruth => ({
  ...one,
  cell: one.cell || other.cell,
  title: one.title || other.title,
  ...((one.code ?? other.code) !== undefined && { code: one.code ?? other.code ?? '' }),
  ...((one.status ?? other.status) !== undefined && { status: one.status ?? other.status ?? '' }),
  calendar: { ...one.calendar, ...other.calendar },
  leads: [...one.leads, ...other.leads],
  partners: [...one.partners, ...other.partners],
  places: [...one.places, ...other.places],
  amounts: [...one.amounts, ...other.amounts],
})

/** Sums under each column of amounts, as formulas. */
function putSum(
  { sheet, habitsOf, columns, outline, habits }: Table,
  row: number,
  label: string,
  rows: readonly number[],
): number {
  const start = habitsOf.margin + outline.length
  const sums = columns.flatMap(({ field }, index) => {
    const numbers = rows.flatMap((one) => {
      const value = sheet.cells.get(cellName(one, start + index))?.value
      return value && 'number' in value ? [value.number] : []
    })
    const sum = numbers.reduce((total, number) => total + number, 0)
    return field === 'amount' && sum > 0 ? [{ column: start + index, sum }] : []
  })
  const [first] = sums
  if (!first || rows.length === 0) return row
  habits.add(label.startsWith('Sous') ? 'subtotals' : 'total')
  sheet.put(row, habitsOf.margin, text(label), aside, { isBold: true, fill: 'D9D9D9' })
  for (const { column, sum } of sums) {
    const name = columnName(column)
    const formula = `SUM(${name}${(rows[0] ?? 0) + 1}:${name}${(rows.at(-1) ?? 0) + 1})`
    sheet.put(row, column, { kind: 'euro', number: sum, formula }, aside, { isBold: true, fill: 'D9D9D9' })
  }
  return row + 1
}
