/** Structured logs, one JSON line an event. Never a name, an address or a text of a person: ids and durations only. */
import { pino } from 'pino'

export const log = pino({
  level: process.env.TRAME_LOG ?? 'info',
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['email', 'name', '*.email', '*.name', '*.to_address'],
})
