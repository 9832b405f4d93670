/** The copies of a CTG, the latest first. */
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { ArchiveKind, ArchiveState } from './archives.ts'

const longestList = 50

const kindOf = (kind: string): ArchiveKind => (kind === 'records' ? 'records' : 'whole')
const stateOf = (state: string): ArchiveState =>
  state === 'ready' || state === 'failed' || state === 'gone' ? state : 'being-made'

export async function listCopies(db: Reader, ctgId: string) {
  const rows = await rowsOf(db, 'ctg_archive', { ctg_id: ctgId })
    .select(['id', 'kind', 'state', 'failure', 'progress_percent as progressPercent', 'requested_by as requestedBy'])
    .select(['requested_at as requestedAt', 'asked_at as askedAt', 'manifest_fingerprint as fingerprint'])
    .select(['file_sha256 as sha256', 'size_bytes as sizeBytes', 'made_at as madeAt', 'expires_at as expiresAt'])
    .orderBy('requested_at', 'desc')
    .limit(longestList)
    .execute()
  return rows.map(({ kind, state, sizeBytes, ...row }) => ({
    ...row,
    kind: kindOf(kind),
    state: stateOf(state),
    sizeBytes: sizeBytes === null ? null : Number(sizeBytes),
  }))
}
