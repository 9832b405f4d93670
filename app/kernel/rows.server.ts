/** Rows by their key, said once: no statement made here moves a row to another CTG, and `rowOf` cannot forget the CTG. */
import {
  type Expression,
  type ExpressionBuilder,
  expressionBuilder,
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

type Changed<Table extends keyof DB> = Omit<UpdateObject<DB, Table, Table>, 'ctg_id' | 'id'>
type Changes<Table extends keyof DB> = Changed<Table> | ((eb: ExpressionBuilder<DB, Table>) => Changed<Table>)
type Columns<Table extends keyof DB> = SelectExpression<DB, Table>
/** Columns, or what an expression builder makes of them. */
type Choice<Table extends keyof DB, Column extends Columns<Table>> =
  | readonly Column[]
  | ((eb: ExpressionBuilder<DB, Table>) => readonly Column[])
type Found<Table extends keyof DB, Column extends Columns<Table>> = Selection<DB, Table, Column>

type ReadOne<Table extends keyof DB> = <const Column extends Columns<Table>>(
  columns: Choice<Table, Column>,
) => Promise<Found<Table, Column> | undefined>

/** Columns that number the rows of a table. */
type Ordering = 'number' | 'position'

type Rows<Table extends keyof DB, Known extends PropertyKey> = {
  /** To be ordered, limited or locked otherwise. */
  readonly select: <const Column extends Columns<Table>>(
    columns: Choice<Table, Column>,
  ) => SelectQueryBuilder<DB, Table, Found<Table, Column>>
  /** In no order. */
  readonly list: <const Column extends Columns<Table>>(
    columns: Choice<Table, Column>,
  ) => Promise<Found<Table, Column>[]>
  /** The row of this key, or any one of the rows; undefined for none. */
  readonly find: ReadOne<Table>
  /** The same, locked until commit. */
  readonly lock: ReadOne<Table>
  /** How many rows they are. */
  readonly count: () => Promise<number>
  /** The highest value of a column among them; 0 when there is no row. */
  readonly highest: (column: Ordering & keyof DB[Table]) => Promise<number>
  /** @throws Error when it is not there: the caller knows that it is */
  readonly get: <const Column extends Columns<Table>>(columns: Choice<Table, Column>) => Promise<Found<Table, Column>>
  /** Updates the rows of this key, if any. */
  readonly update: (changes: Changes<Table>) => Promise<unknown>
  /** Changes them and returns one as it is now; undefined when there was none. */
  readonly change: <const Column extends Columns<Table>>(
    changes: Changes<Table>,
    columns: Choice<Table, Column>,
  ) => Promise<Found<Table, Column> | undefined>
  /** Makes the one row of this key, or changes it when it is there: the key is a unique one. */
  readonly put: (values: Omit<InsertObject<DB, Table>, Known>) => Promise<unknown>
  readonly remove: () => Promise<unknown>
  /** Deletes one row and returns it; undefined when there was none. */
  readonly take: ReadOne<Table>
}

/** Null where it is written so, for a column that may be empty; never what may be null, which would name other rows. */
type KeyValue<Value, Given> = [Given] extends [null]
  ? Extract<Value, null>
  : NonNullable<Value> | Expression<NonNullable<Value>>

/**
 * The rows that have these values, to read, to change or to remove: `{ ctg_id: ctgId, meeting_id: meetingId }`, or
 * `{ ctg_id: ctgId, closed_at: null }` for those not closed.
 */
export function rowsOf<Table extends keyof DB, const Key extends { readonly [C in keyof DB[Table]]?: unknown }>(
  db: Reader,
  table: Table,
  key: Key & {
    readonly [C in keyof Key]: C extends keyof DB[Table] ? KeyValue<SelectType<DB[Table][C]>, Key[C]> : never
  },
): Rows<Table, keyof Key>
// Of one table in particular, since Kysely does not type a statement by a variable.
export function rowsOf(db: Reader, table: 'theme', key: Readonly<Record<string, unknown>>): Rows<'theme', never> {
  const columns = Object.entries(key)
  // Without a condition, every row of the table would be read, changed or removed.
  if (columns.length === 0) throw new Error(`a key without a column, on ${table}`)
  const isOne = (eb: ExpressionBuilder<DB, 'theme'>) =>
    eb.and(columns.map(([column, value]) => eb(db.dynamic.ref<'id'>(column), value === null ? 'is' : '=', value)))
  const select = <Column extends Columns<'theme'>>(selected: Choice<'theme', Column>) =>
    db.selectFrom(table).select(columnsOf(selected)).where(isOne)
  return {
    select,
    list: (selected) => select(selected).execute(),
    find: (selected) => select(selected).executeTakeFirst(),
    lock: (selected) => select(selected).forUpdate().executeTakeFirst(),
    count: async () => Number((await select((eb) => [eb.fn.countAll().as('count')]).executeTakeFirstOrThrow()).count),
    highest: async (column) =>
      (await select((eb) => [eb.fn.max<number | null>(column).as('highest')]).executeTakeFirstOrThrow()).highest ?? 0,
    get: (selected) => select(selected).executeTakeFirstOrThrow(),
    update: (changes) => db.updateTable(table).set(changes).where(isOne).execute(),
    change: (changes, selected) =>
      db.updateTable(table).set(changes).where(isOne).returning(columnsOf(selected)).executeTakeFirst(),
    put: (values) =>
      db
        .insertInto(table)
        .values({ ...values, ...key })
        .onConflict((conflict) =>
          conflict.expression(sql.join(columns.map(([column]) => sql.ref(column)))).doUpdateSet(values),
        )
        .execute(),
    remove: () => db.deleteFrom(table).where(isOne).execute(),
    take: (selected) => db.deleteFrom(table).where(isOne).returning(columnsOf(selected)).executeTakeFirst(),
  }
}

type Made<Table extends keyof DB> = InsertObject<DB, Table> | readonly InsertObject<DB, Table>[]

/** Makes rows; nothing when the list is empty. */
export async function addRows<Table extends keyof DB>(db: Reader, table: Table, values: Made<Table>): Promise<unknown> {
  if (!isEmpty(values)) return db.insertInto(table).values(values).execute()
}

/** Makes those that no row of the table is yet; nothing when the list is empty. */
export async function addMissingRows<Table extends keyof DB>(
  db: Reader,
  table: Table,
  values: Made<Table>,
): Promise<unknown> {
  if (isEmpty(values)) return
  const insertion = db.insertInto(table).values(values)
  return insertion.onConflict((conflict) => conflict.doNothing()).execute()
}

// An insertion without a row is no statement that PostgreSQL reads.
const isEmpty = (values: unknown): boolean => Array.isArray(values) && values.length === 0

const columnsOf = <Column extends Columns<'theme'>>(chosen: Choice<'theme', Column>): readonly Column[] =>
  typeof chosen === 'function' ? chosen(expressionBuilder<DB, 'theme'>()) : chosen

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
type TableWithPosition = {
  [Table in keyof DB]: DB[Table] extends { ctg_id: unknown; position: unknown } ? Table : never
}[keyof DB]

/** The place after the last row of a CTG, or of one of its things: `{ ctg_id, meeting_id }`. @returns 0 when there is none */
export function nextPosition<Table extends TableWithPosition>(
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
