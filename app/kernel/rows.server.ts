/** Rows by their key, said once: no statement made here moves a row to another CTG, and `rowOf` cannot forget the CTG. */
import {
  type ExpressionBuilder,
  type InsertObject,
  type JoinBuilder,
  type Selectable,
  type SelectExpression,
  type Selection,
  type SelectQueryBuilder,
  type SelectType,
  type StringReference,
  sql,
  type UpdateObject,
} from 'kysely'
import type { Reader } from './database.server.ts'
import type { DB } from './database-types.ts'

/** Tables whose rows are known by the CTG and an id. */
type Keyed = { [Table in keyof DB]: DB[Table] extends { ctg_id: unknown; id: unknown } ? Table : never }[keyof DB]

type Changes<Table extends keyof DB> = Omit<UpdateObject<DB, Table, Table>, 'ctg_id' | 'id'>
type Columns<Table extends keyof DB> = SelectExpression<DB, Table>
type Found<Table extends keyof DB, Column extends Columns<Table>> = Selection<DB, Table, Column>

type Rows<Table extends keyof DB, Known extends PropertyKey> = {
  /** To be ordered, limited or locked otherwise. */
  readonly select: <const Column extends Columns<Table>>(
    columns: readonly Column[],
  ) => SelectQueryBuilder<DB, Table, Found<Table, Column>>
  /** In no order. */
  readonly list: <const Column extends Columns<Table>>(columns: readonly Column[]) => Promise<Found<Table, Column>[]>
  /** The only one, or one of them. */
  readonly find: <const Column extends Columns<Table>>(
    columns: readonly Column[],
  ) => Promise<Found<Table, Column> | undefined>
  /** The same, locked until commit. */
  readonly lock: <const Column extends Columns<Table>>(
    columns: readonly Column[],
  ) => Promise<Found<Table, Column> | undefined>
  /** @throws Error when it is not there: the caller knows that it is */
  readonly get: <const Column extends Columns<Table>>(columns: readonly Column[]) => Promise<Found<Table, Column>>
  /** Changes nothing when there is none. */
  readonly update: (
    changes: Changes<Table> | ((eb: ExpressionBuilder<DB, Table>) => Changes<Table>),
  ) => Promise<unknown>
  /** Makes the one row of this key, or changes it when it is there: the key is a unique one. */
  readonly put: (values: Omit<InsertObject<DB, Table>, Known>) => Promise<unknown>
  readonly remove: () => Promise<unknown>
  /** Removes one and tells what it was; undefined when it was not there. */
  readonly take: <const Column extends Columns<Table>>(
    columns: readonly Column[],
  ) => Promise<Found<Table, Column> | undefined>
}

/** The rows that have these values, `{ ctg_id: ctgId, meeting_id: meetingId }`, to read, to change or to remove. */
export function rowsOf<Table extends keyof DB, Column extends keyof DB[Table]>(
  db: Reader,
  table: Table,
  key: { readonly [C in Column]: NonNullable<SelectType<DB[Table][C]>> },
): Rows<Table, Column>
// Of one table in particular, since Kysely does not type a statement by a variable.
export function rowsOf(db: Reader, table: 'theme', key: Readonly<Record<string, unknown>>): Rows<'theme', never> {
  const columns = Object.entries(key)
  // Without a condition, every row of the table would be read, changed or removed.
  if (columns.length === 0) throw new Error(`a key without a column, on ${table}`)
  const isOne = (eb: ExpressionBuilder<DB, 'theme'>) =>
    eb.and(columns.map(([column, value]) => eb(db.dynamic.ref<'id'>(column), '=', value)))
  const select = <Column extends Columns<'theme'>>(selected: readonly Column[]) =>
    db.selectFrom(table).select(selected).where(isOne)
  return {
    select,
    list: (selected) => select(selected).execute(),
    find: (selected) => select(selected).executeTakeFirst(),
    lock: (selected) => select(selected).forUpdate().executeTakeFirst(),
    get: (selected) => select(selected).executeTakeFirstOrThrow(),
    update: (changes) => db.updateTable(table).set(changes).where(isOne).execute(),
    put: (values) =>
      db
        .insertInto(table)
        .values({ ...values, ...key })
        .onConflict((conflict) =>
          conflict.expression(sql.join(columns.map(([column]) => sql.ref(column)))).doUpdateSet(values),
        )
        .execute(),
    remove: () => db.deleteFrom(table).where(isOne).execute(),
    take: (selected) => db.deleteFrom(table).where(isOne).returning(selected).executeTakeFirst(),
  }
}

type Row<Table extends Keyed> = Omit<Rows<Table, 'ctg_id' | 'id'>, 'list' | 'select'> & {
  readonly insert: (values: Omit<InsertObject<DB, Table>, 'ctg_id' | 'id'>) => Promise<unknown>
}

/** One row of a CTG, to make, to read, to change or to remove. */
export function rowOf<Table extends Keyed>(
  db: Reader,
  table: Table,
  key: { readonly ctgId: string; readonly id: string },
): Row<Table>
export function rowOf(db: Reader, table: 'theme', { ctgId, id }: { ctgId: string; id: string }): Row<'theme'> {
  const key = { ctg_id: ctgId, id }
  return {
    ...rowsOf(db, table, key),
    insert: (values) =>
      db
        .insertInto(table)
        .values({ ...values, ...key })
        .execute(),
  }
}

/** Tables whose rows have an order within their CTG. */
type Placed = {
  [Table in keyof DB]: DB[Table] extends { ctg_id: unknown; position: unknown } ? Table : never
}[keyof DB]

/** The place after the last row of a CTG, or of one of its things: `{ ctg_id, meeting_id }`. @returns 0 when there is none */
export function nextPosition<Table extends Placed>(
  db: Reader,
  table: Table,
  among: { readonly ctg_id: string } & Partial<Selectable<DB[Table]>>,
): Promise<number>
export async function nextPosition(db: Reader, table: 'theme', among: { readonly ctg_id: string }): Promise<number> {
  const { next } = await db
    .selectFrom(table)
    .select((eb) => eb(eb.fn.coalesce(eb.fn.max('position'), eb.lit(-1)), '+', 1).as('next'))
    .where((eb) => eb.and(among))
    .executeTakeFirstOrThrow()
  return next
}

type Known<Id extends string, D, T extends keyof D> = Id extends `${infer Table}.${string}`
  ? Id | `${Table}.ctg_id` extends StringReference<D, T>
    ? JoinBuilder<D, T>
    : never
  : never

/** For a join: the row of the same CTG that an id names, `sameCtg('party.id', 'seat.party_id')`. */
export function sameCtg<Theirs extends string, Ours extends string>(
  theirs: Theirs,
  ours: Ours,
): <D, T extends keyof D>(join: Known<Theirs, D, T> & Known<Ours, D, T>) => JoinBuilder<D, T>
export function sameCtg(theirs: string, ours: string) {
  const ctgOf = (id: string) => `${id.slice(0, id.indexOf('.'))}.ctg_id`
  return (join: JoinBuilder<Record<string, Record<string, string>>, string>) =>
    join.onRef(ctgOf(theirs), '=', ctgOf(ours)).onRef(theirs, '=', ours)
}
