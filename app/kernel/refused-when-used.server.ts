/** A removal that something still forbids, said as a refusal. */
import pg from 'pg'
import { DomainError } from './errors.ts'

const foreignKeyViolation = '23503'

/** For a removal: what still names the thing refuses it, as a conflict of that code. */
export const refusedWhenUsed =
  (code: string) =>
  (error: unknown): never => {
    if (error instanceof pg.DatabaseError && error.code === foreignKeyViolation) throw new DomainError('conflict', code)
    throw error
  }
