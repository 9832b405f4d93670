/** Failures of the server, which the text being written did not cause. Pure. */
import { isDatabaseSilent, isOutOfRoom } from '#app/kernel/database-failure.ts'

/** Classes of SQLSTATE that pass: connection lost, resources, rolled back to be tried again, server stopping. */
const passingStates = /^(08|53|40|55|57)...$/
const lostConnections = /^E[A-Z]+$/
const lostWords = /connection (terminated|ended|error)|timeout exceeded|not queryable/i

/** PostgreSQL is away, or was too busy: the same will pass later. */
export function isOutage(error: unknown): boolean {
  if (isDatabaseSilent(error) || isOutOfRoom(error)) return true
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return passingStates.test(code) || lostConnections.test(code) || lostWords.test(error.message)
}
