/** What a fingerprint tells of the documents this instance made or received (docs/rules/signing.md §4). */
import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { findKnownDocument } from './known-document.server.ts'

const db = await testDatabase()

test('every document this instance makes is known for what it is', async () => {
  const { ctgId, ids } = await givenFullCtg(db)
  const frozen = randomBytes(32).toString('hex')
  await db.updateTable('convention_version').set({ file_sha256: frozen }).where('ctg_id', '=', ctgId).execute()
  expect(await findKnownDocument(db, frozen)).toMatchObject({ kind: 'frozen', number: 1 })

  const fileOf = async () => {
    const [id, sha256] = [randomUUID(), randomBytes(32).toString('hex')]
    const file = { name: 'un document', media_type: 'application/pdf', size_bytes: 10, sha256, added_at: new Date() }
    await db
      .insertInto('stored_file')
      .values({ ctg_id: ctgId, id, ...file })
      .execute()
    return { id, sha256 }
  }
  const [amended, word, other] = [await fileOf(), await fileOf(), await fileOf()]
  await db
    .updateTable('amendment')
    .set({ file_id: amended.id })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.amendment)
    .execute()
  await db.updateTable('version_document').set({ file_id: word.id }).where('ctg_id', '=', ctgId).execute()
  expect(await findKnownDocument(db, amended.sha256)).toMatchObject({ kind: 'amendment', number: 1, inForceOn: null })
  expect(await findKnownDocument(db, word.sha256)).toMatchObject({ kind: 'beside', number: 1 })
  // Other files of the CTG stay unknown, even to somebody who holds them.
  expect(await findKnownDocument(db, other.sha256)).toBeUndefined()
})
