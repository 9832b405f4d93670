/** The territory covered: communes under a CTG at a date, each counted once. Pure. Rules: docs/rules/portfolio.md §4. */
import { type CtgDates, type CtgPhase, phaseOf } from '#app/domains/ctg/ctg.ts'

/** What a commune is, by the CTG furthest on among those that cover it. */
export const coverStates = ['in-force', 'unsigned', 'preparing', 'none'] as const
export type CoverState = (typeof coverStates)[number]

/** Of the map and of its legend. */
export const coverFills: Readonly<Record<CoverState, string>> = {
  'in-force': '#6f65a8',
  unsigned: '#c3bddd',
  preparing: 'url(#secret)',
  none: '#fff',
}

const stateOf: Readonly<Record<CtgPhase, CoverState>> = {
  'in-force': 'in-force',
  'in-application-unsigned': 'unsigned',
  'in-preparation': 'preparing',
  'signed-not-begun': 'preparing',
  ended: 'none',
}
/** How a CTG covers its communes on that day. */
export const coverStateOn = (dates: CtgDates, day: string): CoverState => stateOf[phaseOf(dates, day)]

/** A CTG under way covers, signed or not: its follow-up has begun. One that is prepared does not yet. */
export const isCovered = (state: CoverState): boolean => state === 'in-force' || state === 'unsigned'

/** As the database counts them, by département. */
export type CoverPart = {
  readonly state: CoverState
  readonly communes: number
  readonly inhabitants: number
}
export type DepartmentCover = {
  readonly code: string
  readonly name: string
  readonly parts: readonly CoverPart[]
  /** Communes that several CTGs cover on that day. */
  readonly overlaps: number
}

export type CommuneCover = {
  readonly code: string
  readonly name: string
  readonly population: number
  readonly state: CoverState
  /** CTGs that cover it or are prepared for it. */
  readonly ctgs: readonly { readonly id: string; readonly name: string }[]
}

export type Coverage = {
  readonly communes: number
  readonly inhabitants: number
  readonly allCommunes: number
  readonly allInhabitants: number
  /** 0-100; null where nobody lives. */
  readonly sharePercent: number | null
  /** Of the inhabitants covered, those whose CTG is not signed yet. */
  readonly unsignedInhabitants: number
  readonly overlaps: number
}

/** @param departments any number of them, each once */
export function coverageOf(departments: readonly DepartmentCover[]): Coverage {
  const parts = departments.flatMap((one) => one.parts)
  const sum = (of: readonly CoverPart[], key: 'communes' | 'inhabitants') => of.reduce((all, one) => all + one[key], 0)
  const covered = parts.filter(({ state }) => isCovered(state))
  const [inhabitants, allInhabitants] = [sum(covered, 'inhabitants'), sum(parts, 'inhabitants')]
  return {
    communes: sum(covered, 'communes'),
    inhabitants,
    allCommunes: sum(parts, 'communes'),
    allInhabitants,
    sharePercent: allInhabitants === 0 ? null : (inhabitants / allInhabitants) * 100,
    unsignedInhabitants: sum(
      covered.filter(({ state }) => state === 'unsigned'),
      'inhabitants',
    ),
    overlaps: departments.reduce((all, one) => all + one.overlaps, 0),
  }
}
