/** People’s own data for tests: a link to what is held under an address, an archive ready to be taken. */
import { randomUUID } from 'node:crypto'
import type { Database } from '#app/kernel/database.server.ts'
import { hashLinkToken, makeLinkToken } from '#app/kernel/link-token.server.ts'

/** @returns its token */
export async function givenDataLink(db: Database, email = 'mina@exemple.fr'): Promise<string> {
  const token = makeLinkToken()
  await db
    .insertInto('address_link')
    .values({
      ...{ id: randomUUID(), token_hash: hashLinkToken(token), email, made_at: new Date() },
      expires_at: new Date(Date.now() + 3_600_000),
    })
    .execute()
  return token
}

export const givenArchive = (db: Database, personId: string) =>
  db
    .insertInto('personal_archive')
    .values({
      ...{ id: randomUUID(), person_id: personId, asked_at: new Date(), made_at: new Date() },
      ...{ file_sha256: 'a'.repeat(64), size_bytes: 10 },
    })
    .execute()
