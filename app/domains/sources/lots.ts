/** Lots and their states. Pure. Rules: docs/rules/sources.md §1. */
import type { FigureLotOrigin, FigureLotState } from '#app/kernel/database-types.ts'
import type { Account } from './account-shape.ts'
import type { Failure } from './failure.ts'

export type Lot = {
  readonly id: string
  readonly source: string
  readonly title: string
  readonly state: FigureLotState
  readonly origin: FigureLotOrigin
  readonly vintage: string | null
  readonly stepsDone: number
  readonly stepsTotal: number
  /** The data set being brought, while it is prepared. */
  readonly step: string | null
  readonly account: Account | null
  readonly failure: Failure | null
  readonly sizeBytes: number | null
  readonly requestedBy: string
  readonly requestedAt: Date
  readonly publishedAt: Date | null
}

export type UndoRefusal = 'already-ended'

/** What is being prepared is stopped, what is published is taken back; nothing else is left to undo. */
export const refusalToUndo = ({ state }: Pick<Lot, 'state'>): UndoRefusal | undefined =>
  state === 'preparing' || state === 'published' ? undefined : 'already-ended'

/** Nodes that serve figures listen to it. */
export const figuresChannel = 'trame_figures'

/** Published lots of one source kept beside the newest: undoing it gives back the one before. */
export const keptBefore = 1
