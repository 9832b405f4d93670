/** Sessions opened by ourselves, as better-auth opens its own: after a passkey, or at the return from an identity provider. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { Reader, Transaction } from '#app/kernel/database.server.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import { endSessionsPastMost, refuseClosed } from './administer.server.ts'
import { sessionDays } from './sessions.ts'

type NewSession = {
  readonly personId: string
  /** User agent of the browser; its address is not stored. */
  readonly userAgent: string | null
  /** A second factor has been shown already, by the way she came in. */
  readonly isFactorPassed: boolean
  readonly sealedIdToken?: string
}

/** @returns its token @throws DomainError forbidden: the account is closed */
export async function openSession(tx: Transaction, session: NewSession, at: Date): Promise<string> {
  await refuseClosed(tx, session.personId)
  const token = randomBytes(24).toString('base64url')
  await addRows(tx, 'person_session', {
    id: randomUUID(),
    userId: session.personId,
    token,
    userAgent: session.userAgent?.slice(0, 400) ?? '',
    createdAt: at,
    updatedAt: at,
    expiresAt: new Date(at.getTime() + sessionDays * 86_400_000),
    factor_passed_at: session.isFactorPassed ? at : null,
    sealed_id_token: session.sealedIdToken ?? null,
  })
  await endSessionsPastMost(tx, session.personId)
  return token
}

/** Signed as better-auth signs its own: `http/session-token.server.ts` reads both. */
export function sessionCookie(token: string, secret: string): string {
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  const value = encodeURIComponent(`${token}.${signature}`)
  return `trame.session_token=${value}; Max-Age=${sessionDays * 86_400}; Path=/; HttpOnly; SameSite=Lax`
}

/** This session has shown its second factor. @param session its id, null when it is known by nothing */
export async function passFactor(db: Reader, sessionId: string | null, at: Date): Promise<void> {
  if (sessionId === null) return
  await db.updateTable('person_session').set({ factor_passed_at: at }).where('id', '=', sessionId).execute()
}
