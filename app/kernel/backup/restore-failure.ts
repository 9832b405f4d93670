/** What ended a restoration, as one sentence that says what to do. Pure. */
import { isDatabaseFailure } from '../database-failure.ts'
import { DomainError } from '../errors.ts'
import { StartError, systemErrorCode } from '../start-error.ts'
import { backupLabels } from './labels.fr.ts'

/** By the code of PostgreSQL or of the system, or by that of ours. */
const sentences: Readonly<Record<string, string>> = {
  'documents.disk-full': backupLabels.diskFull,
  'documents.store-unreachable': backupLabels.filesUnavailable,
  '53100': backupLabels.diskFull,
  // « out of shared memory »: each table made or removed holds its lock to the end.
  '53200': backupLabels.tooFewLocks,
  '42501': backupLabels.noRight,
}

export function restoreFailure(error: unknown, file: string): StartError {
  if (error instanceof StartError) return error
  const code = error instanceof DomainError ? error.code : (systemErrorCode(error) ?? '')
  const stopped = isDatabaseFailure(error) ? backupLabels.databaseStopped : undefined
  return new StartError(sentences[code] ?? stopped ?? backupLabels.unknownFailure(file), error)
}
