/** The values of an action as a reader gives them, set against what its office wrote. Pure. */
import { lastDayOf } from '#app/kernel/calendar.ts'
import type { Bounds, SeenAction, SeenDate } from './judge.ts'
import type { ActionTruth, Amount, CellTruth, Field, Span } from './truth.ts'

/** What the reader says of the cells of the action, and of those that tell its place in the plan. */
export type SaidOfCells = {
  /** Of such a cell of the action, several readings are right. */
  readonly isOpen: (field: Field) => boolean
  readonly understood: readonly CellTruth[]
  readonly outline: readonly CellTruth[]
}

type Judged = readonly [kind: 'misread' | 'missed', what: string, told: string]

export function judgeValues(
  seen: SeenAction,
  meant: ActionTruth,
  { isOpen, understood, outline }: SaidOfCells,
  bounds: Bounds,
): readonly Judged[] {
  const { start, end, either, isWhole } = meant.calendar
  const at = (day: string): Span | undefined => (isWhole ? { from: day, to: day } : undefined)
  const fields = new Set(understood.flatMap(({ field, expected }) => (expected === 'understood' ? (field ?? []) : [])))
  const isPlaceSaid = (field: Field, title = ''): boolean =>
    outline.some((cell) => cell.field === field && typeof cell.value === 'string' && same(cell.value, title))
  const isDateSaid = fields.has('calendar') || (fields.has('start') && fields.has('end'))
  const isCodeLeft = hasCodeLeft(seen, meant)
  return [
    ...(same(seen.title, meant.title) || isCodeLeft ? [] : [differs('title', seen.title, meant.title)]),
    ...(isCodeLeft ? [['missed', 'code left in the title', seen.title] as const] : []),
    ...(isCode(seen.code, meant.code) ? [] : [differs('code', seen.code, meant.code)]),
    ...judgePlace('axis', seen.axis, meant.axis, isPlaceSaid('axis', meant.axis)),
    ...judgePlace('objective', seen.objective, meant.objective, isPlaceSaid('objective', meant.objective)),
    ...judgeNames('lead', seen.lead, meant.leads, fields.has('lead')),
    ...judgeNames('partners', seen.partners, meant.partners, fields.has('partners')),
    ...(isOpen('places') ? [] : judgeNames('places', seen.places, meant.places, fields.has('places'))),
    ...judgeDate('start', seen.start, start ?? either ?? at(bounds.startsOn)),
    ...judgeDate('end', seen.end, end ?? either ?? at(bounds.endsOn)),
    ...((isDateSaid || fields.has('start')) && start && !seen.start ? [lostValue('start')] : []),
    ...((isDateSaid || fields.has('end')) && end && !seen.end ? [lostValue('end')] : []),
    ...(isDateSaid && either && !seen.start && !seen.end ? [lostValue('date')] : []),
    ...(isOpen('amount') ? [] : judgeAmounts(seen.amounts, meant.amounts, understood)),
    ...judgeState(seen.state, meant.state),
    ...judgeNames('funders', seen.funders.join(', '), meant.funders ?? [], fields.has('funder')),
  ]
}

const plain = (words: string): string =>
  words.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").replaceAll(/\s+/g, ' ').trim().toLowerCase()
const same = (one: string, other: string | undefined): boolean => plain(one) === plain(other ?? '')

const differs = (what: string, words: string, meant = ''): Judged => ['misread', what, `« ${words} » for « ${meant} »`]
/** Its cell is said understood, and the action does not bear it. */
const lostValue = (what: string, told = ''): Judged => ['misread', `${what} said understood, and not there`, told]

/** « Fiche n° 1 » may be 1. */
function isCode(seen: string, meant = ''): boolean {
  const [one, other] = [plain(seen), plain(meant)]
  return other.endsWith(one) && !/[\p{L}\d]$/u.test(other.slice(0, other.length - one.length))
}

/** The code before a title is kept with it: nothing is false, nothing is lost. */
const hasCodeLeft = (seen: SeenAction, meant: ActionTruth): boolean =>
  meant.code !== undefined &&
  plain(seen.title) !== plain(meant.title) &&
  plain(seen.title).endsWith(plain(meant.title)) &&
  plain(seen.title).includes(plain(meant.code))

function judgePlace(what: string, seen: string, meant: string | undefined, isSaid: boolean): readonly Judged[] {
  if (seen === '') return isSaid && meant ? [lostValue(what, meant)] : []
  return same(seen, meant) ? [] : [differs(what, seen, meant)]
}

/** Several in a cell: some of them, or all as they are written; nobody else. */
function judgeNames(what: string, seen: string, meant: readonly string[], isSaid: boolean): readonly Judged[] {
  if (seen === '') return isSaid && meant.length > 0 ? [lostValue(what, meant.join(' + '))] : []
  const longestFirst = meant.toSorted((one, other) => other.length - one.length)
  const left = longestFirst.reduce((words, name) => words.replace(plain(name), ''), plain(seen))
  return /\p{L}{3,}|\?/u.test(left) || meant.length === 0 ? [differs(what, seen, meant.join(' + '))] : []
}

function judgeState(seen: string, meant: ActionTruth['state']): readonly Judged[] {
  if (meant === undefined || seen === meant) return []
  return seen === '' ? [['missed', 'state', meant]] : [differs('state', seen, meant)]
}

function judgeDate(side: 'start' | 'end', seen: SeenDate | undefined, meant: Span | undefined): readonly Judged[] {
  if (!seen) return []
  const from = seen.day
  const to = lastDayOf(seen.day, seen.precision)
  const words = `${from} (${seen.precision}) for ${meant ? `${meant.from} to ${meant.to}` : 'nothing'}`
  if (!meant) return [['misread', `${side} that nobody wrote`, words]]
  if (from < meant.from || to > meant.to) return [['misread', side, words]]
  const isAtItsEdge = side === 'start' ? from === meant.from : to === meant.to
  return isAtItsEdge || meant.isLoose ? [] : [['misread', side, words]]
}

/** Each amount seen is one of those written, once, of its year and its funder; each one said understood is seen. */
function judgeAmounts(
  seen: readonly Amount[],
  meant: readonly Amount[],
  understood: readonly CellTruth[],
): readonly Judged[] {
  const left = [...meant]
  const wrong = seen.flatMap((one): readonly Judged[] => {
    const alike = left.filter(({ amount }) => amount === one.amount)
    const words = JSON.stringify(one)
    if (alike.length === 0) return [['misread', 'amount that nobody wrote', words]]
    const sameYear = alike.filter(({ year }) => year === one.year)
    const right = sameYear.find(({ funder }) => same(funder ?? '', one.funder))
    left.splice(left.indexOf(right ?? alike[0] ?? one), 1)
    if (sameYear.length === 0) return [['misread', 'year of an amount', `${words} for ${JSON.stringify(alike)}`]]
    return right ? [] : [['misread', 'funder of an amount', `${words} for ${JSON.stringify(sameYear)}`]]
  })
  const unseen = understood.flatMap(({ field, value }): readonly Judged[] =>
    field === 'amount' && value && typeof value === 'object' && 'amount' in value && left.includes(value)
      ? [lostValue('amount', JSON.stringify(value))]
      : [],
  )
  return [...wrong, ...unseen]
}
