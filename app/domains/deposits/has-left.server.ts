/** Which figures somebody may have read, for a statement of this slice. */
import { type RawBuilder, sql } from 'kysely'
import { leftCondition } from './deposits.ts'

/** @param alias of `dataset` */
export const hasLeft = (alias: 'dataset' | 'next'): RawBuilder<boolean> => sql.raw(leftCondition(alias))
