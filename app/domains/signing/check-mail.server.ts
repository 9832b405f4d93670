/** A link to sign that waits leaves as long as it opens. Rules: docs/rules/signing.md §3.2. */
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { IsStillOwed } from '#app/kernel/waiting-mail.server.ts'

export const isSigningLinkOwed: IsStillOwed = async (tx, { ctgId, subjectId }, at) => {
  const link = await rowsOf(tx, 'signing_link', { ctg_id: ctgId ?? '', id: subjectId, revoked_at: null }).find([
    'expires_at as expiresAt',
  ])
  return link !== undefined && link.expiresAt > at
}
