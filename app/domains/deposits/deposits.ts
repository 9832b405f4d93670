/** Figures that a party shares of its own, and who reads them. Pure. Rules: docs/rules/deposits.md. */
import type { IndicatorUnit } from '#app/domains/observatory/observatory.ts'
import type { FigureStatus } from '#app/domains/observatory/theme-figures.ts'
import { plainName } from '#app/domains/territory/plain-name.ts'
import type { DB } from '#app/kernel/database-types.ts'

export const audiences = ['party', 'members', 'public'] as const satisfies readonly DB['dataset']['audience'][]
export type Audience = (typeof audiences)[number]
export type DatasetState = DB['dataset']['state']

export const datasetUnits = ['count', 'percent', 'per-100', 'euros'] as const satisfies readonly IndicatorUnit[]

/** A count of 1 to 4 is never published by a Caf; nobody sets less. */
export const lowestThreshold = 5
export const highestThreshold = 100
/** What data.caf.fr rounds households to. */
export const blurredTo = 5
/** The category of all of them, and the place of all of them. */
export const whole = 0

/** Where a figure is: a territory Trame knows, a quartier named by the CTG, or what the file alone names. */
export type Place = {
  /** 0 for the whole. */
  readonly place: number
  readonly name: string
  readonly territoryCode: string | null
  readonly areaId: string | null
}

export type Cell = {
  readonly place: number
  /** 0: all categories; then from 1, in their order. */
  readonly category: number
  readonly year: number
  readonly value: number | null
  /** Null exactly when the status is a reason. */
  readonly status: FigureStatus
}

/** Figures with their places and their categories; without categories it is a series. */
export type Table = {
  readonly places: readonly Place[]
  readonly categories: readonly string[]
  readonly cells: readonly Cell[]
}

export const reasons = ['secret', 'not-published', 'not-collected', 'not-applicable'] as const satisfies FigureStatus[]
export type Reason = (typeof reasons)[number]

export const yearsOf = ({ cells }: Pick<Table, 'cells'>): readonly number[] =>
  [...new Set(cells.map(({ year }) => year))].toSorted((one, other) => one - other)

export const cellKey = ({ place, category, year }: Pick<Cell, 'place' | 'category' | 'year'>): string =>
  `${place} ${category} ${year}`

export const cellsByKey = ({ cells }: Pick<Table, 'cells'>): ReadonlyMap<string, Cell> =>
  new Map(cells.map((cell) => [cellKey(cell), cell]))

/** Too small to be said: a count from 1 to one less than the threshold. Zero says nobody, and may be said. */
export const isSmall = (value: number | null, threshold: number): boolean =>
  value !== null && value > 0 && value < threshold

/** Why a table may not be received, whoever sends it; the hidden values are not known here. */
export type TableRefusal = 'small-count' | 'no-cell' | 'unknown-place' | 'not-a-count' | 'repeated-cell'

/** What the server sees by itself, before the attacker: no small count, one figure a place. Rule: docs/rules/deposits.md §3. */
export function refusalToReceive(table: Table, threshold: number | null): TableRefusal | undefined {
  const places = new Set(table.places.map(({ place }) => place))
  if (table.cells.length === 0) return 'no-cell'
  if (new Set(table.cells.map(cellKey)).size !== table.cells.length) return 'repeated-cell'
  for (const { place, category, value } of table.cells) {
    if (!places.has(place) || category > table.categories.length) return 'unknown-place'
    if (threshold === null || value === null) continue
    if (!Number.isInteger(value) || value < 0) return 'not-a-count'
    if (isSmall(value, threshold)) return 'small-count'
  }
}

type Shared = {
  readonly partyId: string
  readonly audience: Audience
  readonly readerPartyId: string | null
  readonly state: DatasetState
}

/** Whether who acts for this party reads the figures. What is not checked yet, or was refused, only its depositor's party sees the state of. */
export function readsFigures({ partyId, audience, readerPartyId, state }: Shared, actingPartyId: string): boolean {
  if (state !== 'shown' && state !== 'corrected') return false
  return audience !== 'party' || partyId === actingPartyId || readerPartyId === actingPartyId
}

/** Whether every member reads it: only then does a finding, which every member reads, rest on it. */
export const isForMembers = ({ audience, state }: Pick<Shared, 'audience' | 'state'>): boolean =>
  state === 'shown' && audience !== 'party'

export const seriesIndicatorId = (datasetId: string): string => `serie-${datasetId}`
export const datasetIdOf = (indicatorId: string): string | undefined =>
  indicatorId.startsWith('serie-') ? indicatorId.slice('serie-'.length) : undefined

export type CorrectRefusal =
  | 'not-shown-yet'
  | 'already-corrected'
  | 'corrects-other-counts'
  | 'corrects-fewer-cells'
  | 'corrects-beside-secrets'
  | 'corrects-nothing'

type Counted = {
  readonly unit: IndicatorUnit
  readonly statisticalUnit: string
  readonly isBlurredAtSource: boolean
}

/** By their producer: what is no count is not rounded to hide anybody, whatever is said of it. */
export const isBlurred = ({ unit, isBlurredAtSource }: Pick<Counted, 'unit' | 'isBlurredAtSource'>): boolean =>
  unit === 'count' && isBlurredAtSource

export type Compared = {
  readonly notSaidAgain: number
  readonly isTheSame: boolean
  readonly isBesideSecrets: boolean
}

/**
 * Why these figures do not correct those. A correction says the whole again, of the same counts: it is compared with what it
 * corrects, which another name would prevent. Rule: docs/rules/deposits.md §6.
 */
export function refusalToCorrect(
  former: Counted & Pick<Shared, 'state'> & { readonly isCorrected: boolean },
  correction: Counted,
  /** Of what it corrects. `isBesideSecrets`: figures that are no counts change where others are hidden. */
  { notSaidAgain, isTheSame, isBesideSecrets }: Compared,
): CorrectRefusal | undefined {
  if (former.state === 'corrected' || former.isCorrected) return 'already-corrected'
  if (former.state === 'checking' || former.state === 'refused') return 'not-shown-yet'
  const isSame =
    former.unit === correction.unit &&
    plainName(former.statisticalUnit) === plainName(correction.statisticalUnit) &&
    isBlurred(former) === isBlurred(correction)
  if (!isSame) return 'corrects-other-counts'
  if (notSaidAgain > 0) return 'corrects-fewer-cells'
  if (isTheSame) return 'corrects-nothing'
  return isBesideSecrets ? 'corrects-beside-secrets' : undefined
}

export type WithdrawRefusal = 'already-withdrawn'

/** Withdrawn figures leave the pages but stay in the ledger: whoever read them still knows them. */
export const refusalToWithdraw = ({ state }: Pick<Shared, 'state'>): WithdrawRefusal | undefined =>
  state === 'withdrawn' ? 'already-withdrawn' : undefined

/**
 * Which figures somebody may have read, as a condition of SQL: shown, even if withdrawn since; what is withdrawn before its control
 * has passed was never shown.
 * @param alias of `dataset`
 */
export const leftCondition = (alias: string): string => {
  const isNeverChecked = `${alias}.threshold is null and not (${alias}.is_blurred_at_source and ${alias}.corrects_id is not null)`
  return `(${alias}.state in ('shown', 'corrected') or ${alias}.state = 'withdrawn'
    and coalesce((${alias}.check_result ->> 'isSafe')::boolean, ${isNeverChecked}))`
}
