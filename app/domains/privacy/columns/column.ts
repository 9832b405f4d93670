/** What is said of a column that names a person: what it holds, what becomes of it, why. Pure. Rules: docs/rules/privacy.md §3. */
import type { DB } from '#app/kernel/database-types.ts'

/** Why what names her stays. Said to people in `labels.fr.ts`. */
export type Reason =
  /** Part of an act (decision, signature, attendance): the act must still tell who did it. */
  | 'act'
  /** A document or a state frozen with its fingerprint: its bytes never change. */
  | 'frozen'
  /** Refers to her account, which bears no name any more. */
  | 'account'
  /** She still holds it: a seat, a presidency, a representation. */
  | 'held'
  /** Forgotten by its age, by the upkeep of every night. */
  | 'ages'
  /** Words of a text written by several hands, until they are settled there. */
  | 'text'
  /** Only its holder or the administration of the instance may change it. */
  | 'setting'

export type PersonalColumn = {
  /** What it holds: the id of an account, an address, a name typed or copied, values somewhere in a JSON. */
  readonly holds: 'account' | 'address' | 'name' | 'json'
  /** `row-goes`: it is hers alone. `reduced`: to function and party. `emptied`: nothing instead. */
  readonly fate: 'row-goes' | 'reduced' | 'emptied' | 'stays'
  readonly why?: Reason
  /** The account the name was copied from, in the same row: hers is told from that of a namesake. */
  readonly beside?: string
  /** The address the name goes with, in the same row: hers by it, whether she has an account or not. */
  readonly addressed?: string
  /** Only the rows that are so, in SQL; the others stay, because they are still held. */
  readonly only?: string
  /** What else is set with it, in SQL, so that nothing is written to an address that is no more. */
  readonly also?: string
}

/** By `table.column` of the schema `public`. */
export type ColumnTable = Readonly<Record<string, PersonalColumn>>

/** Columns by their table: one that is no more does not compile. */
export type ColumnNames = { readonly [Table in keyof DB]?: readonly (keyof DB[Table] & string)[] }

/** As `table.column`. */
export function columnKeys(names: ColumnNames): readonly string[] {
  const byTable: Readonly<Record<string, readonly string[] | undefined>> = names
  return Object.entries(byTable).flatMap(([table, columns = []]) => columns.map((column) => `${table}.${column}`))
}

/** The same is said of each. */
export const saying = (column: PersonalColumn, names: ColumnNames): ColumnTable =>
  Object.fromEntries(columnKeys(names).map((key) => [key, column]))

export const name: PersonalColumn = { holds: 'name', fate: 'reduced' }
export const address: PersonalColumn = { holds: 'address', fate: 'emptied' }
export const staying = (holds: PersonalColumn['holds'], why: Reason): PersonalColumn => ({ holds, fate: 'stays', why })

/** A seat, a presidency that is over. */
export const seatEnded = 'until is not null and until < current_date'
