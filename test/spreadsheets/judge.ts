/** What a reader says of a spreadsheet, set against its truth: what it lost, what it says understood and is false. Pure. */
import { type DatePrecision, lastDayOf } from '#app/kernel/calendar.ts'
import type { ActionTruth, Amount, CellTruth, Field, OfficeFile, Span } from './truth.ts'

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
  /** From 1. */
  readonly row: number
  readonly title: string
  readonly axis: string
  readonly objective: string
  readonly lead: string
  readonly start: SeenDate | undefined
  readonly end: SeenDate | undefined
  readonly amounts: readonly Amount[]
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

export function judgeFile({ name, truth }: OfficeFile, seen: Seen, bounds: Bounds): readonly Finding[] {
  // The sheet of a CSV has no name: whichever the reader gives it is right.
  const isCsv = name.endsWith('.csv')
  const keyOf = (at: { readonly sheet: string; readonly cell: string; readonly part: string }) =>
    `${isCsv ? '' : at.sheet}!${at.cell}${at.part === 'comment' ? ' (comment)' : ''}`
  const lines = new Map<string, SeenLine[]>()
  for (const line of seen.lines) lines.set(keyOf(line), [...(lines.get(keyOf(line)) ?? []), line])
  const told = new Set(truth.cells.map(keyOf))
  const finding = (kind: Finding['kind'], what: string, cell: string, words = ''): Finding => ({
    ...{ kind, what, file: name, cell, told: words },
  })
  const fateOf = (sheet: string, cell: string) => lines.get(keyOf({ sheet, cell, part: 'value' }))?.[0]?.fate
  return [
    ...truth.cells.flatMap((cell) => {
      const found = lines.get(keyOf(cell)) ?? []
      if (found.length === 0) return [finding('lost', `${cell.part} without a fate`, keyOf(cell))]
      if (found.length > 1) return [finding('lost', 'counted twice', keyOf(cell))]
      return judgeCell(cell, found[0]).map(([kind, what]) => finding(kind, what, keyOf(cell), String(found[0]?.as)))
    }),
    ...[...lines.keys()]
      .filter((key) => !told.has(key))
      .map((key) => finding('lost', 'cell that is not in the file', key)),
    ...seen.actions.flatMap((action) => {
      const meant = truth.actions.find((one) => (isCsv || one.sheet === action.sheet) && rowOf(one.cell) === action.row)
      const at = `${action.sheet}!${action.row}`
      if (!meant) return [finding('misread', 'action out of nothing', at, action.title)]
      const isOpen = (field: Field) =>
        truth.cells.some(
          (cell) =>
            cell.sheet === meant.sheet &&
            rowOf(cell.cell) === action.row &&
            cell.field === field &&
            cell.expected === 'any',
        )
      return [
        ...(fateOf(meant.sheet, meant.cell) === 'understood' && (meant.isStruck ?? meant.isHidden)
          ? [
              finding(
                'misread',
                meant.isStruck ? 'struck action as if it were not' : 'hidden action without a word',
                at,
              ),
            ]
          : []),
        ...judgeAction(action, meant, isOpen, bounds).map(([what, words]) => finding('misread', what, at, words)),
        ...(isCodeLeft(action, meant) ? [finding('missed', 'code left in the title', at, action.title)] : []),
      ]
    }),
    ...truth.actions
      .filter((meant) => !meant.isStruck && !meant.isHidden && fateOf(meant.sheet, meant.cell) === 'aside')
      .map((meant) => finding('missed', 'action left aside', `${meant.sheet}!${meant.cell}`, meant.title)),
  ]
}

const rowOf = (cell: string): number => Number(cell.match(/\d+$/)?.[0])

/** Names that the reader gives to our fields; a name that is not there is not judged. */
const fieldsOf: Readonly<Record<string, readonly Field[]>> = {
  title: ['title'],
  code: ['code'],
  axis: ['axis'],
  objective: ['objective'],
  lead: ['lead'],
  partners: ['partners'],
  start: ['start', 'calendar'],
  end: ['end', 'calendar'],
  period: ['calendar', 'start', 'end'],
  budget: ['amount'],
  status: ['status'],
  public: ['public'],
  areas: ['places'],
  need: ['need'],
  indicators: ['indicator'],
}

function judgeCell(
  { expected, field, part }: CellTruth,
  line: SeenLine | undefined,
): readonly (readonly ['misread' | 'missed', string])[] {
  if (!line || part === 'comment' || expected === 'any') return []
  if (line.fate !== 'understood') return expected === 'understood' ? [['missed', field ?? 'cell']] : []
  if (expected === 'aside') return [['misread', `aside said understood (${line.as})`]]
  if (expected === 'words') return [['misread', `words said understood (${field ?? 'unknown column'} as ${line.as})`]]
  if (expected === 'choice') return [['misread', 'choice said understood']]
  const known = line.as === undefined ? undefined : fieldsOf[line.as]
  return known && field && !known.includes(field) ? [['misread', `${field} taken for ${line.as}`]] : []
}

const plain = (words: string): string =>
  words.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").replaceAll(/\s+/g, ' ').trim().toLowerCase()

function judgeAction(
  seen: SeenAction,
  meant: ActionTruth,
  isOpen: (field: Field) => boolean,
  bounds: Bounds,
): readonly (readonly [what: string, words: string])[] {
  const same = (one: string, other: string | undefined): boolean => plain(one) === plain(other ?? '')
  const { start, end, either, isWhole } = meant.calendar
  const at = (day: string): Span | undefined => (isWhole ? { from: day, to: day } : undefined)
  return [
    ...(same(seen.title, meant.title) || isCodeLeft(seen, meant)
      ? []
      : [['title', `« ${seen.title} » for « ${meant.title} »`] as const]),
    ...(same(seen.axis, meant.axis) || seen.axis === ''
      ? []
      : [['axis', `« ${seen.axis} » for « ${meant.axis} »`] as const]),
    ...(same(seen.objective, meant.objective) || seen.objective === ''
      ? []
      : [['objective', `« ${seen.objective} » for « ${meant.objective} »`] as const]),
    ...judgeLead(seen.lead, meant.leads),
    ...judgeDate('start', seen.start, start ?? either ?? at(bounds.startsOn)),
    ...judgeDate('end', seen.end, end ?? either ?? at(bounds.endsOn)),
    ...(isOpen('amount') ? [] : judgeAmounts(seen.amounts, meant.amounts)),
  ]
}

/** The code before a title is kept with it: nothing is false, nothing is lost. */
const isCodeLeft = (seen: SeenAction, meant: ActionTruth): boolean =>
  meant.code !== undefined &&
  plain(seen.title) !== plain(meant.title) &&
  plain(seen.title).endsWith(plain(meant.title)) &&
  plain(seen.title).includes(plain(meant.code))

function judgeLead(lead: string, leads: readonly string[]): readonly (readonly [string, string])[] {
  if (lead === '') return []
  // Several in a cell: one of them, or all as they are written.
  const left = leads.reduce((words, name) => words.replace(plain(name), ''), plain(lead))
  return /\p{L}{3,}|\?/u.test(left) || leads.length === 0 ? [['lead', `« ${lead} » for « ${leads.join(' + ')} »`]] : []
}

function judgeDate(
  side: 'start' | 'end',
  seen: SeenDate | undefined,
  meant: Span | undefined,
): readonly (readonly [string, string])[] {
  if (!seen) return []
  const from = seen.day
  const to = lastDayOf(seen.day, seen.precision)
  const words = `${from} (${seen.precision}) for ${meant ? `${meant.from} to ${meant.to}` : 'nothing'}`
  if (!meant) return [[`${side} that nobody wrote`, words]]
  if (from < meant.from || to > meant.to) return [[side, words]]
  const isAtItsEdge = side === 'start' ? from === meant.from : to === meant.to
  return isAtItsEdge || meant.isLoose ? [] : [[side, words]]
}

/** Each amount seen is one of those written, once, of its year and its funder. */
function judgeAmounts(seen: readonly Amount[], meant: readonly Amount[]): readonly (readonly [string, string])[] {
  const left = [...meant]
  return seen.flatMap((one) => {
    const alike = left.filter(({ amount }) => amount === one.amount)
    const words = JSON.stringify(one)
    if (alike.length === 0) return [['amount that nobody wrote', words] as const]
    const sameYear = alike.filter(({ year }) => year === one.year)
    const right = sameYear.find(({ funder }) => plain(funder ?? '') === plain(one.funder ?? ''))
    left.splice(left.indexOf(right ?? alike[0] ?? one), 1)
    if (sameYear.length === 0) return [['year of an amount', `${words} for ${JSON.stringify(alike)}`] as const]
    return right ? [] : [['funder of an amount', `${words} for ${JSON.stringify(sameYear)}`] as const]
  })
}
