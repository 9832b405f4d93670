/** What the person who writes is told of her text: where it is kept. Pure. Rules: docs/rules/writing.md §10.2. */
import type { DoorRefusal } from './collab.ts'

export type SavingFacts = {
  readonly isConnected: boolean
  /** The server's text was received once. */
  readonly hasText: boolean
  /** Something typed here is not yet known to be in the database. */
  readonly isDirty: boolean
  /** Unsaved for longer than `lateAfterMs`. */
  readonly isLate: boolean
  readonly isFrozen: boolean
  /** The person’s own right went; the others still write. */
  readonly isReadOnly: boolean
  readonly door: DoorRefusal | undefined
}

/**
 * `opening`: the text is on its way. `saved`: the database has everything. `saving`: in a moment. `late`: the server takes it
 * but does not confirm. `offline`: no server. `frozen`: the text no longer changes. Others: the server let nobody in.
 */
export type SavingState = 'opening' | 'saved' | 'saving' | 'late' | 'offline' | 'frozen' | DoorRefusal

/** A text not confirmed for so long is said aloud: PostgreSQL, or the network, does not answer. */
export const lateAfterMs = 4_000

/** A connection that comes back sooner is not said. */
export const cutAfterMs = 1_200

export const factsAtFirst: SavingFacts = {
  isConnected: true,
  hasText: false,
  isDirty: false,
  isLate: false,
  isFrozen: false,
  isReadOnly: false,
  door: undefined,
}

export function savingStateOf(facts: SavingFacts): SavingState {
  if (facts.door) return facts.door
  if (!facts.isConnected) return 'offline'
  if (!facts.hasText) return 'opening'
  if (facts.isFrozen) return 'frozen'
  if (facts.isReadOnly) return 'forbidden'
  if (!facts.isDirty) return 'saved'
  return facts.isLate ? 'late' : 'saving'
}

/** States in which one may type: offline too, on the device. */
export const mayTypeIn: Readonly<Record<SavingState, boolean>> = {
  opening: false,
  saved: true,
  saving: true,
  late: true,
  offline: true,
  frozen: false,
  'signed-out': false,
  forbidden: false,
  'not-found': false,
}
