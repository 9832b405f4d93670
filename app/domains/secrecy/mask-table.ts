/** Masking of a table: what is hidden, why, and what an attacker would find of it. Pure but for the solver. */
import type { CountTable, MaskedTable, Progress, ReleasedTable, SecrecyRule } from './secrecy.ts'

/**
 * Hides what the rule forbids, then what would give it back by subtraction in this table or with those already released.
 * Nothing may leave unless the answer’s `audit.isSafe`; on any failure of the solver the whole table is hidden.
 * @throws DomainError nothing: a table that contradicts itself has `audit.failure`
 */
export declare function maskTable(
  table: CountTable,
  rule: SecrecyRule,
  released: readonly ReleasedTable[],
  progress?: Progress,
): Promise<MaskedTable>

/** Tables that leave together, protected together. */
export declare function maskTables(
  tables: readonly CountTable[],
  rule: SecrecyRule,
  released: readonly ReleasedTable[],
  progress?: Progress,
): Promise<readonly MaskedTable[]>

/** What leaves, and what the ledger keeps of it. */
export declare function publishedFactsOf(masked: MaskedTable): ReleasedTable
