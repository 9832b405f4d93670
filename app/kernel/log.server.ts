/** Structured logs, one JSON line an event. Never a name, an address or a text of a person: ids and durations only. */
import { type DestinationStream, pino } from 'pino'
import { currentRequestId } from './request-id.server.ts'

/** Facts of an error that are safe to log: PostgreSQL's `detail` holds the whole row, SMTP answers hold addresses. */
const loggedFacts = [
  'code',
  'severity',
  'schema',
  'table',
  'column',
  'constraint',
  'routine',
  'syscall',
  'responseCode',
] as const

type ToldError = Readonly<Record<string, unknown>>

/**
 * PostgreSQL quotes the value it cannot read (class 22, data exception), JSON the text: what somebody typed. Other sentences quote
 * names of ours.
 */
const quotesTyped = (error: Error): boolean =>
  error instanceof SyntaxError || ('code' in error && 'severity' in error && /^22/.test(String(error.code)))

/** Message and stack, which repeats it. */
function wordsOf(error: Error): { readonly message: string; readonly stack: string | undefined } {
  const { message, stack } = error
  if (!quotesTyped(error)) return { message, stack }
  const told = message.replace(/["'][\s\S]*["']/, '"…"')
  return { message: told, stack: stack?.replace(message, () => told) }
}

/** @param depth of causes already told */
export function describeError(error: unknown, depth = 0): ToldError {
  if (!(error instanceof Error)) return { message: typeof error === 'string' ? error : typeof error }
  const facts = Object.entries(error).filter(([name]) => loggedFacts.some((one) => one === name))
  return {
    type: error.name,
    ...wordsOf(error),
    ...Object.fromEntries(facts),
    ...(error.cause !== undefined && depth < 3 && { cause: describeError(error.cause, depth + 1) }),
    ...(error instanceof AggregateError &&
      depth < 3 && { errors: error.errors.slice(0, 10).map((one) => describeError(one, depth + 1)) }),
  }
}

const address = /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
/** A sentence of PostgreSQL or of a mail server may quote what it was given. */
export const withoutAddresses = (line: string): string => line.replace(address, '…@…')

/** @param destination the process's output when left out */
export const openLog = (destination?: DestinationStream) =>
  pino(
    {
      level: process.env.TRAME_LOG ?? 'info',
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['email', 'name', '*.email', '*.name', '*.to_address'],
      serializers: { err: describeError },
      mixin() {
        const requestId = currentRequestId()
        return requestId === undefined ? {} : { requestId }
      },
      hooks: { streamWrite: withoutAddresses },
    },
    destination ?? pino.destination(1),
  )

export const log = openLog()
