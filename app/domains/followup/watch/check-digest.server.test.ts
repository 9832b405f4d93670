import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { dropUnowedMail } from '#app/kernel/waiting-mail.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { isDigestOwed } from './check-digest.server.ts'
import { writeDigests } from './write-digests.server.ts'

let db: Database
beforeAll(async () => {
  // Of its own: the letter of the week is written to every coordinator there is.
  const opened = await newTestDatabase()
  db = opened.db
  return () => opened.pool.end()
})

const siteUrl = 'https://trame.exemple.fr'
const monday = new Date('2026-11-30T07:15:00Z')
const anHourLater = new Date('2026-11-30T08:15:00Z')

const digestsTo = async ({ actors }: FullCtg, who: 'cafCoordinator' | 'townCoordinator') => {
  const mails = await db.selectFrom('outgoing_mail').select(['id', 'body_text as text', 'once_key as key']).execute()
  return mails.filter(({ key }) => key.startsWith(`digest:${actors[who].personId}:`))
}

/** A mail server that was away comes back: each mail is looked at before it leaves. */
async function checkAll(): Promise<void> {
  for (const { id } of await db.selectFrom('outgoing_mail').select('id').execute())
    await dropUnowedMail(db, anHourLater, id, { digest: isDigestOwed })
}

describe('a digest that waits to be sent', () => {
  test('leaves as it was written when nothing in it was taken back', async () => {
    const ctg = await givenFullCtg(db)
    await writeDigests(db, monday, siteUrl)
    const written = await digestsTo(ctg, 'cafCoordinator')
    expect(written).toMatchObject([{ text: expect.stringContaining('Une action') }])
    await checkAll()
    expect(await digestsTo(ctg, 'cafCoordinator')).toEqual(written)
  })

  test('does not leave once a sheet it names is restricted; the week is written again without it', async () => {
    const ctg = await givenFullCtg(db)
    await writeDigests(db, monday, siteUrl)
    expect(await digestsTo(ctg, 'cafCoordinator')).toMatchObject([{ text: expect.stringContaining('Une action') }])
    const restricted = db.updateTable('action').set({ is_restricted: true, title: 'Kanarivogel' })
    await restricted.where('ctg_id', '=', ctg.ctgId).where('id', '=', ctg.ids.action).execute()
    await checkAll()
    expect(await digestsTo(ctg, 'cafCoordinator')).toEqual([])
    await writeDigests(db, anHourLater, siteUrl)
    for (const { text } of await digestsTo(ctg, 'cafCoordinator')) expect(text).not.toMatch(/Une action|Kanarivogel/)
  })

  test('does not leave to who coordinates no more, and leaves to the other side', async () => {
    const ctg = await givenFullCtg(db)
    await writeDigests(db, monday, siteUrl)
    await db
      .updateTable('member')
      .set({ until: '2026-11-29' })
      .where('ctg_id', '=', ctg.ctgId)
      .where('person_id', '=', ctg.actors.cafCoordinator.personId)
      .execute()
    await checkAll()
    expect(await digestsTo(ctg, 'cafCoordinator')).toEqual([])
    expect(await digestsTo(ctg, 'townCoordinator')).toHaveLength(1)
    await writeDigests(db, anHourLater, siteUrl)
    expect(await digestsTo(ctg, 'cafCoordinator')).toEqual([])
  })
})
