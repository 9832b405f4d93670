/** A session opened as signing in would, on an instance of which only the database and the secret are at hand. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { Database } from '#app/kernel/database.server.ts'

/** @returns the Cookie header */
export async function sessionCookie(db: Database, personId: string, secret: string): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await db
    .insertInto('person_session')
    .values({ id: randomUUID(), userId: personId, token, expiresAt: new Date(Date.now() + 86_400_000) })
    .execute()
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return `trame.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}
