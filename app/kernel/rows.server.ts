/** Rows of a CTG by their whole key: no statement made here can forget the CTG, nor move a row to another. */
import type {
  ExpressionBuilder,
  InsertObject,
  JoinBuilder,
  Selectable,
  SelectExpression,
  Selection,
  StringReference,
  UpdateObject,
} from 'kysely'
import type { Reader } from './database.server.ts'
import type { DB } from './database-types.ts'

/** Tables whose rows are known by the CTG and an id. */
type Keyed = { [Table in keyof DB]: DB[Table] extends { ctg_id: unknown; id: unknown } ? Table : never }[keyof DB]

type Changes<Table extends Keyed> = Omit<UpdateObject<DB, Table, Table>, 'ctg_id' | 'id'>
type Columns<Table extends Keyed> = SelectExpression<DB, Table>

type Row<Table extends Keyed> = {
  readonly insert: (values: Omit<InsertObject<DB, Table>, 'ctg_id' | 'id'>) => Promise<unknown>
  /** Changes nothing when the row is not in that CTG. */
  readonly update: (
    changes: Changes<Table> | ((eb: ExpressionBuilder<DB, Table>) => Changes<Table>),
  ) => Promise<unknown>
  readonly find: <const Column extends Columns<Table>>(
    columns: readonly Column[],
  ) => Promise<Selection<DB, Table, Column> | undefined>
  /** The same, locked until commit. */
  readonly lock: <const Column extends Columns<Table>>(
    columns: readonly Column[],
  ) => Promise<Selection<DB, Table, Column> | undefined>
  /** @throws Error when it is not there: the caller knows that it is */
  readonly get: <const Column extends Columns<Table>>(
    columns: readonly Column[],
  ) => Promise<Selection<DB, Table, Column>>
}

type Key = { readonly ctgId: string; readonly id: string }

/** One row of a CTG, to make, to read or to change. */
export function rowOf<Table extends Keyed>(db: Reader, table: Table, key: Key): Row<Table>
// Of one table in particular, since Kysely does not type a statement by a variable: all have these two columns.
export function rowOf(db: Reader, table: 'theme', { ctgId, id }: Key): Row<'theme'> {
  const select = <Column extends Columns<'theme'>>(columns: readonly Column[]) =>
    db.selectFrom(table).select(columns).where('ctg_id', '=', ctgId).where('id', '=', id)
  return {
    insert: (values) =>
      db
        .insertInto(table)
        .values({ ...values, ctg_id: ctgId, id })
        .execute(),
    update: (changes) => db.updateTable(table).set(changes).where('ctg_id', '=', ctgId).where('id', '=', id).execute(),
    find: (columns) => select(columns).executeTakeFirst(),
    lock: (columns) => select(columns).forUpdate().executeTakeFirst(),
    get: (columns) => select(columns).executeTakeFirstOrThrow(),
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
