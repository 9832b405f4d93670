/** The independent attacker: sees only what leaves and what has left, and says what it deduces. Pure but for the solver. */
import type { Audit, ReleasedTable, SecrecyRule } from './secrecy.ts'

/** @param released what has left before, of any universe; those that share none of its counts change nothing */
export declare function auditRelease(
  published: ReleasedTable,
  rule: SecrecyRule,
  released: readonly ReleasedTable[],
): Promise<Audit>
