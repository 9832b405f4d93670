/**
 * A spreadsheet as a real office keeps its plan, made from a seed, with the truth of each of its cells. Whoever wrote it has not
 * read the reader: what it makes is what offices do, not what Trame likes.
 */
import { createRandom, type Random } from '#test/seeded-choices.ts'
import { type BudgetStyle, budgetColumns } from './budget-columns.ts'
import {
  contactsSheet,
  helpSheet,
  layLegend,
  layNotes,
  layTitles,
  listsSheet,
  oldSheet,
  pivotSheet,
} from './lay-around.ts'
import { layForms } from './lay-forms.ts'
import { layTable, type Office, type Place, type TableHabits } from './lay-table.ts'
import * as columns from './office-columns.ts'
import { codeStyles, makeOfficePlan, type OfficePlan, type PlanAxis, type PlanObjective } from './office-plan.ts'
import { draftSheet, type SheetDraft, truthOfCells } from './sheet-draft.ts'
import type { OfficeFile } from './truth.ts'
import { type CsvKind, writeCsv } from './write-csv.ts'
import { writeOds } from './write-ods.ts'
import { writeXlsx } from './write-xlsx.ts'

type Kind = 'xlsx' | 'ods' | CsvKind
const kinds = [
  'xlsx',
  'xlsx',
  'xlsx',
  'xlsx',
  'ods',
  'ods',
  'semicolon-mark',
  'comma',
  'tab-1252',
  'semicolon-1252',
] as const

export function makeOfficeFile(seed: number): OfficeFile {
  const random = createRandom(seed)
  const kind: Kind = random.oneOf(kinds)
  const office: Office = { random, habits: new Set(), actions: [] }
  const codes = random.oneOf(codeStyles)
  const plan = makeOfficePlan(random, codes)
  if (plan.hasTwins) office.habits.add('identical titles')
  const isCsv = kind !== 'xlsx' && kind !== 'ods'
  const sheets = isCsv ? [oneTable(office, plan, '', true)] : workbook(office, plan)
  office.habits.add(kind)
  const bytes = isCsv
    ? writeCsv(sheets[0] ?? draftSheet(''), kind)
    : kind === 'ods'
      ? writeOds(sheets)
      : writeXlsx(sheets)
  return {
    name: `plan-${seed}.${isCsv ? 'csv' : kind}`,
    ...{ bytes, truth: { cells: truthOfCells(sheets), actions: office.actions }, habits: office.habits },
  }
}

function workbook(office: Office, plan: OfficePlan): readonly SheetDraft[] {
  const { random, habits } = office
  const shape = random.oneOf(['table', 'table', 'table', 'table', 'sheet by axis', 'forms'])
  habits.add(shape)
  const plans =
    shape === 'forms'
      ? layForms(office, plan)
      : shape === 'sheet by axis'
        ? axisSheets(office, plan)
        : [oneTable(office, plan, random.oneOf(['Plan d’actions', 'Feuil1', 'Actions', 'CTG']), false)]
  const others = [
    ...(random.is(0.2) ? [helpSheet(office)] : []),
    ...(random.is(0.25) ? [listsSheet(office)] : []),
    ...(random.is(0.15) ? [pivotSheet(office, plan)] : []),
    ...(random.is(0.12) ? [contactsSheet(office)] : []),
    ...(random.is(0.15) ? [oldSheet(office, plan)] : []),
  ]
  return random.is(0.3) ? [...others.slice(0, 1), ...plans, ...others.slice(1)] : [...plans, ...others]
}

/** Each axis on its sheet, whose name says it, as far as Excel lets a name go. */
function axisSheets(office: Office, plan: OfficePlan): readonly SheetDraft[] {
  const habitsOf = { ...tableHabits(office.random, false), axisPlace: 'none' as const }
  const made = columnsOf(office.random, plan, habitsOf)
  return [...new Set(plan.actions.map(({ axis }) => axis))].map((axis) => {
    const sheet = draftSheet(`Axe ${axis.number} ${axis.title}`.slice(0, 31))
    const actions = plan.actions.filter((action) => action.axis === axis)
    const before = office.actions.length
    const row = layTitles(office, sheet, plan.firstYear, made.length)
    layTable(office, sheet, made, actions, habitsOf, row)
    for (let index = before; index < office.actions.length; index++) {
      const action = office.actions[index]
      if (action) office.actions[index] = { ...action, axis: sheet.name.replace(/^Axe \d+ /, '') }
    }
    return sheet
  })
}

function oneTable(office: Office, plan: OfficePlan, name: string, isPlain: boolean): SheetDraft {
  const { random } = office
  const sheet = draftSheet(name)
  const habitsOf = tableHabits(random, isPlain)
  const made = columnsOf(random, plan, habitsOf)
  const width = habitsOf.margin + made.length + 2
  const from = layTitles(office, sheet, plan.firstYear, made.length)
  const end = layTable(office, sheet, made, plan.actions, habitsOf, from)
  if (random.is(0.3)) layNotes(office, sheet, end)
  if (random.is(0.1)) layLegend(office, sheet, from, width)
  if (!isPlain && random.is(0.15)) hideColumn(office, sheet, width)
  return sheet
}

/** A column of the table that was folded away. What stands in it is a choice. */
function hideColumn({ random, habits }: Office, sheet: SheetDraft, width: number): void {
  const column = random.between(3, Math.max(3, width - 3))
  const own = [...sheet.cells].filter(([, cell]) => cell.column === column)
  if (own.length === 0 || own.some(([, { fate }]) => fate.field === 'title' || fate.field === 'axis')) return
  habits.add('hidden column')
  sheet.hiddenColumns.add(column)
  for (const [name, cell] of own)
    if (cell.fate.expected === 'understood')
      sheet.cells.set(name, { ...cell, fate: { ...cell.fate, expected: 'choice' } })
}

function tableHabits(random: Random, isPlain: boolean): TableHabits {
  const axisPlace = random.oneOf<Place>(['merged', 'merged', 'once', 'each', 'band', 'band', 'none'])
  const objectivePlace =
    axisPlace === 'none' ? 'none' : random.oneOf<Place>(['none', 'none', 'once', 'merged', 'each', 'band'])
  const isSmall = random.is(0.5)
  const axisLabel = random.oneOf<(axis: PlanAxis) => string>([
    ({ number, title }) => `Axe ${number} : ${title}`,
    ({ number, title }) => `AXE ${number} – ${title.toUpperCase()}`,
    ({ number, title }) => `AXE ${number} ${title}`,
    ({ number, title }) => `Axe ${number}. ${title}`,
    ({ number, title }) => `${number}. ${title}`,
    ({ title }) => title,
  ])
  const objectiveLabel = random.oneOf<(objective: PlanObjective) => string>([
    ({ number, title }) => `${number} ${title}`,
    ({ number, title }) => `Objectif ${number} : ${title}`,
    ({ title }) => title,
  ])
  return {
    ...{ axisPlace, objectivePlace: objectivePlace === 'band' && axisPlace !== 'band' ? 'each' : objectivePlace },
    ...{ axisLabel, objectiveLabel, isPlain },
    margin: random.is(0.15) ? 1 : 0,
    hasTwoRows: random.is(0.35),
    hasHelp: random.is(0.12),
    hasSubtotals: isSmall && random.is(0.3),
    hasTotal: random.is(0.4),
    repeatsHead: random.is(0.4),
    hasBlankRows: random.is(0.2),
  }
}

const budgets: readonly [BudgetStyle, ...BudgetStyle[]] = [
  ...(['none', 'one', 'years', 'funders', 'years × funders', 'years × funders'] as const),
  ...(['two rows, years', 'two rows, funders', 'words'] as const),
]

/** Title first or after its code, then who, when, how much, and the rest in any order. */
function columnsOf(random: Random, plan: OfficePlan, habitsOf: TableHabits): readonly columns.Column[] {
  const hasCodes = plan.actions.some(({ code }) => code !== undefined)
  const isPrefix = hasCodes && random.is(0.35)
  const budget = budgetColumns(random, random.oneOf(budgets), plan.firstYear)
  const isTwoRows = habitsOf.hasTwoRows
  const style = random.oneOf(['two', 'two', 'one', 'one', 'one', 'deadline', 'years', 'none'] as const)
  const dates = columns.calendarColumns(random, style, plan.firstYear)
  const head = [...(hasCodes && !isPrefix ? [columns.codeColumn(random)] : []), columns.titleColumn(random, isPrefix)]
  const known = [
    ...(random.is(0.85) ? [columns.leadColumn(random)] : []),
    ...(random.is(0.6) ? [columns.partnersColumn(random)] : []),
    ...(random.is(0.3) ? [columns.placesColumn(random)] : []),
  ]
  const rest = [
    ...random.someOf(columns.wordColumns(random), random.below(4)),
    ...(random.is(0.45) ? [columns.statusColumn(random)] : []),
    ...(random.is(0.2) ? [columns.progressColumn(random)] : []),
  ]
  const middle = random.is(0.5) ? [...known, ...dates, ...budget] : [...known, ...budget, ...dates]
  const tail = isTwoRows || random.is(0.5) ? rest : []
  const all = [...head, ...(tail.length ? middle : [...rest, ...middle]), ...tail]
  // Without its second row, a title of year and funder in two rows says all in one.
  return all.map((column) =>
    isTwoRows || column.group === undefined || column.field !== 'amount'
      ? column
      : { ...column, header: `${column.group} ${column.header}` },
  )
}
