/** What a reader says of a spreadsheet, set against its truth: what it lost, what it says understood and is false. Pure. */
import type { ActionStatus } from '#app/domains/plan/plan.ts'
import type { DatePrecision } from '#app/kernel/calendar.ts'
import { judgeValues } from './judge-values.ts'
import type { ActionTruth, Amount, CellTruth, Field, OfficeFile, Truth } from './truth.ts'

export type SeenLine = {
  readonly sheet: string
  readonly cell: string
  readonly part: 'value' | 'comment'
  readonly fate: 'understood' | 'words' | 'choice' | 'aside'
  readonly as?: string | undefined
}

export type SeenDate = { readonly day: string; readonly precision: DatePrecision }

export type SeenAction = {
  readonly sheet: string
  /** From 1, in the file. */
  readonly row: number
  /** Someone says first whether it is taken. */
  readonly isLeft: boolean
  readonly title: string
  readonly code: string
  readonly axis: string
  readonly objective: string
  readonly lead: string
  readonly partners: string
  readonly places: string
  readonly start: SeenDate | undefined
  readonly end: SeenDate | undefined
  readonly amounts: readonly Amount[]
  /** Empty when the file does not say it. */
  readonly state: ActionStatus | ''
  /** Without an amount. */
  readonly funders: readonly string[]
}

export type Seen = { readonly actions: readonly SeenAction[]; readonly lines: readonly SeenLine[] }

/** `lost` and `misread` are faults; `missed` is a cell that could have been understood and was only kept. */
export type Finding = {
  readonly kind: 'lost' | 'misread' | 'missed'
  readonly what: string
  readonly file: string
  readonly cell: string
  readonly told: string
}

/** Of the convention that takes the file up. */
export type Bounds = { readonly startsOn: string; readonly endsOn: string }

type Place = { readonly sheet: string; readonly cell: string; readonly part: 'value' | 'comment' }
type Found = Pick<Finding, 'kind' | 'what' | 'cell'> & { readonly told?: string }

export function judgeFile({ name, truth }: OfficeFile, seen: Seen, bounds: Bounds): readonly Finding[] {
  // The sheet of a CSV has no name: whichever the reader gives it is right.
  const isCsv = name.endsWith('.csv')
  const keyOf = ({ sheet, cell, part }: Place) =>
    `${isCsv ? '' : sheet}!${cell}${part === 'comment' ? ' (comment)' : ''}`
  const lines = Map.groupBy(seen.lines, keyOf)
  const found = [
    ...judgeCells(truth, lines, keyOf),
    ...seen.actions.flatMap((action) => {
      const inRow = truth.actions.filter(
        (one) => (isCsv || one.sheet === action.sheet) && rowOf(one.cell) === action.row,
      )
      // Where actions are columns, several titles stand on one row.
      const meant = inRow.find(({ title }) => title === action.title) ?? inRow[0]
      const at = `${action.sheet}!${action.row}`
      if (meant) return judgeAction(action, meant)
      return action.isLeft ? [] : [misread('action out of nothing', at, action.title)]
    }),
    ...truth.actions
      .filter((meant) => !meant.isStruck && !meant.isHidden && fateOf(meant) === 'aside')
      .map(
        (meant): Found => ({
          ...{ kind: 'missed', what: 'action left aside' },
          ...{ cell: `${meant.sheet}!${meant.cell}`, told: meant.title },
        }),
      ),
  ]
  return found.map(({ told = '', ...one }) => ({ ...one, told, file: name }))

  function fateOf({ sheet, cell }: Pick<ActionTruth, 'sheet' | 'cell'>): SeenLine['fate'] | undefined {
    return lines.get(keyOf({ sheet, cell, part: 'value' }))?.[0]?.fate
  }

  function judgeAction(action: SeenAction, meant: ActionTruth): readonly Found[] {
    const at = `${action.sheet}!${action.row}`
    const own = truth.cells.filter(({ sheet, cell }) => sheet === meant.sheet && rowOf(cell) === action.row)
    const isUnderstood = (cell: CellTruth): boolean => fateOf(cell) === 'understood'
    const said = {
      isOpen: (field: Field) => own.some((cell) => cell.field === field && cell.expected === 'any'),
      understood: own.filter(isUnderstood),
      // Said for the rows below it.
      outline: truth.cells.filter(
        (cell) =>
          cell.sheet === meant.sheet && (cell.field === 'axis' || cell.field === 'objective') && isUnderstood(cell),
      ),
    }
    const isDecided = !action.isLeft && (meant.isStruck ?? meant.isHidden)
    return [
      ...(isDecided
        ? [misread(meant.isStruck ? 'struck action as if it were not' : 'hidden action without a word', at)]
        : []),
      ...judgeValues(action, meant, said, bounds).map(([kind, what, told]): Found => ({ kind, what, cell: at, told })),
    ]
  }
}

const misread = (what: string, cell: string, told = ''): Found => ({ kind: 'misread', what, cell, told })

const rowOf = (cell: string): number => Number(cell.match(/\d+$/)?.[0])

/** Each cell of the file has one fate, that it may have; no other cell has one. */
function judgeCells(
  { cells }: Truth,
  lines: ReadonlyMap<string, readonly SeenLine[]>,
  keyOf: (at: Place) => string,
): readonly Found[] {
  const told = new Set(cells.map(keyOf))
  const lost = (what: string, cell: string): Found => ({ kind: 'lost', what, cell })
  return [
    ...cells.flatMap((cell) => {
      const [line, another] = lines.get(keyOf(cell)) ?? []
      if (!line) return [lost(`${cell.part} without a fate`, keyOf(cell))]
      if (another) return [lost('counted twice', keyOf(cell))]
      return judgeCell(cell, line).map(
        ([kind, what]): Found => ({ kind, what, cell: keyOf(cell), told: line.as ?? '' }),
      )
    }),
    ...[...lines.keys()].filter((key) => !told.has(key)).map((key) => lost('cell that is not in the file', key)),
  ]
}

/** Which of our fields bears what the office calls so. */
const bears: Readonly<Record<Field, readonly string[]>> = {
  code: ['code'],
  title: ['title'],
  axis: ['axis', 'subAxis'],
  objective: ['objective', 'subAxis'],
  need: ['need'],
  description: ['description'],
  lead: ['lead', 'service'],
  'co-lead': ['coLead'],
  sponsor: ['sponsor'],
  service: ['service', 'lead'],
  partners: ['partners'],
  places: ['areas'],
  public: ['public'],
  start: ['start', 'period'],
  end: ['end', 'period'],
  calendar: ['period', 'start', 'end', 'year'],
  status: ['status', 'tickedStatus'],
  progress: ['status'],
  priority: ['priority'],
  amount: ['budget', 'funder'],
  funder: ['funder', 'budget'],
  indicator: ['indicators'],
  remark: ['notes'],
}

function judgeCell(
  { expected, field, part }: CellTruth,
  { fate, as }: SeenLine,
): readonly (readonly ['misread' | 'missed', string])[] {
  // The number a thing has in another tool has its field, that no office asks for.
  if (part === 'comment' || as === 'externalId') return []
  if (fate !== 'understood') return expected === 'understood' ? [['missed', field ?? 'cell']] : []
  if (expected === 'aside') return [['misread', `aside said understood (${as})`]]
  if (expected === 'words') return [['misread', `words said understood (${field ?? 'unknown column'} as ${as})`]]
  if (expected === 'choice') return [['misread', 'choice said understood']]
  return as && field && !bears[field].includes(as) ? [['misread', `${field} taken for ${as}`]] : []
}
