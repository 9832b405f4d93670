/** Tells errors of a database that does not answer from those of a statement it refuses. Pure. Why: docs/decisions/0023. */
import { DomainError } from './errors.ts'
import { systemErrorCode } from './start-error.ts'

/** A network that fails, by the names that Node gives. */
const networkCodes: readonly string[] = [
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
]

/**
 * By PostgreSQL: connections lost (08), stopping, crashed or starting (57P01 to 57P03), no place left for one more (53300),
 * a statement or a transaction that lasted past its time (57014, 25P03, 25P04).
 */
const postgresCodes = /^(?:08...|57P0[123]|53300|57014|25P0[34])$/

/** Messages of node-postgres for errors without a code. */
const driverSentences =
  /^(?:Connection terminated|Query read timeout|timeout e|Client has encountered a connection error|Client was closed)/

/** @param error thrown by node-postgres, and by nothing else: a mail server refuses connections too */
export function isDatabaseFailure(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  const code = systemErrorCode(error)
  return code === undefined
    ? driverSentences.test(error.message)
    : networkCodes.includes(code) || postgresCodes.test(code)
}

/** No room is left on the disk of PostgreSQL: it reads, and writes nothing. */
const noRoom = '53100'

/** A failure of the database becomes an error people can be told, with 503; any other error is returned as it is. */
export function publicFailure(error: unknown): unknown {
  if (isDatabaseFailure(error)) return new DomainError('unavailable', 'database.silent')
  return systemErrorCode(error) === noRoom ? new DomainError('unavailable', 'documents.disk-full') : error
}

/** What a browser or a program is told to wait before it asks again. */
export const retrySeconds = 5

/** The refusal that people are told. */
export type DatabaseSilence = DomainError & { readonly code: 'database.silent' }

export const isOutOfRoom = (error: unknown): boolean =>
  error instanceof DomainError && error.code === 'documents.disk-full'

export const isDatabaseSilent = (error: unknown): error is DatabaseSilence =>
  error instanceof DomainError && error.code === 'database.silent'
