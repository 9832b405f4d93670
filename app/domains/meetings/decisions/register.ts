/** The register of decisions: what it is filtered by, and what a decision's subjects tell of it. Pure. Rules: docs/rules/governance.md §5. */
import type { DecisionState } from '../meetings.ts'

/** What one looks for in the register beyond words, body, year and state (§5.9). */
export const registerViews = ['late', 'despite', 'to-confirm', 'with-reservation'] as const
export type RegisterView = (typeof registerViews)[number]

export type RegisterFilter = {
  readonly ctgId: string
  /** Words of the text, of who is responsible or of the reason given, accents and case aside; a number. */
  readonly words: string
  readonly bodyId: string | null
  readonly state: DecisionState | null
  /** Of the decisions. */
  readonly year: number | null
  readonly view: RegisterView | null
}

export const isFiltered = ({ words, bodyId, state, year, view }: Omit<RegisterFilter, 'ctgId'>): boolean =>
  words !== '' || bodyId !== null || state !== null || year !== null || view !== null

/** The filter as it is written in addresses, for another page of the list or for its file. */
export const registerSearch = (filter: Omit<RegisterFilter, 'ctgId'>): URLSearchParams =>
  new URLSearchParams({
    ...(filter.words && { q: filter.words }),
    ...(filter.bodyId && { instance: filter.bodyId }),
    ...(filter.state && { etat: filter.state }),
    ...(filter.year && { annee: String(filter.year) }),
    ...(filter.view && { vue: filter.view }),
  })

const openStates: readonly DecisionState[] = ['to-do', 'in-progress']
export const isOpenState = (state: DecisionState): boolean => openStates.includes(state)

/** A decision to be carried out whose day has passed. */
export const isDecisionLate = (
  { state, dueOn }: { readonly state: DecisionState; readonly dueOn: string | null },
  today: string,
): boolean => isOpenState(state) && dueOn !== null && dueOn < today

/** What the things a decision is about tell of it (§5.6): those that tell anything, those carried out, those given up. */
export type Execution = {
  readonly toldCount: number
  readonly doneCount: number
  readonly droppedCount: number
  /** Null when nothing tells, or when all was given up: carried out or not, somebody says. */
  readonly told: DecisionState | null
}

export type ExecutionRemark = 'all-dropped' | 'done-but-open' | 'open-but-done'

/** Where what somebody said of a decision differs from what its subjects tell (§5.6). */
export function executionRemark({ toldCount, doneCount, droppedCount, told }: Execution, state: DecisionState) {
  if (toldCount === 0) return
  if (droppedCount === toldCount && isOpenState(state)) return 'all-dropped' satisfies ExecutionRemark
  if (told === 'done' && isOpenState(state)) return 'done-but-open' satisfies ExecutionRemark
  if (state === 'done' && doneCount + droppedCount < toldCount) return 'open-but-done' satisfies ExecutionRemark
}
