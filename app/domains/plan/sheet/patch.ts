/** Values of the database as code names them. Pure. Table: fields.fr.ts. */
import type { Selectable } from 'kysely'
import type { DB } from '#app/kernel/database-types.ts'
import type { KeyOf } from './field-kinds.ts'

type ReadonlyValue<Value> = Value extends readonly (infer Item)[] ? readonly Item[] : Value

/** Values of some columns of a table. */
export type RowValues<Table extends keyof DB, Column> = {
  readonly [Name in keyof Selectable<DB[Table]> & Column as KeyOf<Name> & string]: ReadonlyValue<
    Selectable<DB[Table]>[Name]
  >
}
