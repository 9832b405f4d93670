/** An archive that is brought: received, checked, read by who administers, and in at once or not at all. */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openFileStore, storeFile } from '#app/kernel/files/open-file-store.server.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { bringArchiveInAct } from '../commands/bring-archive-in.server.ts'
import { giveUpArchive } from '../commands/give-up-archive.server.ts'
import { receiveArchive } from '../commands/receive-archive.server.ts'
import { getArrivalsPage } from '../queries.server.ts'
import { writeArchive } from '../write-archive.server.ts'
import { bringArchiveIn, checkArchive } from './jobs.server.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-arrivals-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
const files = openFileStore({ dataFolder: folder })
const at = new Date('2026-12-01T09:00:00Z')

async function givenBrought() {
  const db = await testDatabase()
  const ctg = await givenFullCtg(db)
  // Of before Trame knew it by its name: docs/rules/ctg.md §5.
  await rowOf(db, 'theme', { ctgId: ctg.ctgId, id: randomUUID() }).insert({ name: 'Insertion et emploi', position: 99 })
  const stored = await storeFile(files, Buffer.from(`a file of ${ctg.ctgId}`))
  await db.updateTable('stored_file').set({ sha256: stored.sha256 }).where('ctg_id', '=', ctg.ctgId).execute()
  const { staged } = await writeArchive({ db, files, at, site: 'https://trame.test', trame: 'test' }, ctg.ctgId)
  await files.keep(staged)
  const administrator = { ...ctg.actors.reader, isPlatformAdministrator: true }
  const context = { db, actor: administrator, at }
  const file = JSON.stringify({
    sha256: staged.sha256,
    name: 'ctg.zip',
    mediaType: 'application/zip',
    sizeBytes: staged.size,
  })
  const { arrivalId } = await receiveArchive.runUnknown(context, { file })
  const place = { db, files, siteUrl: 'https://trame.test', limitBytes: 1024 ** 3 }
  const shown = async () =>
    (await getArrivalsPage(context)).arrivals.find(({ id }) => id === arrivalId) ?? expect.unreachable('not listed')
  return { db, ctg, context, arrivalId, place, shown }
}

test('what it holds is told before anything comes in; accounts that are here are tied only when that is said', async () => {
  const { db, ctg, context, arrivalId, place, shown } = await givenBrought()
  const count = async () =>
    (
      await db
        .selectFrom('ctg')
        .select((eb) => eb.fn.countAll<number>().as('all'))
        .executeTakeFirstOrThrow()
    ).all
  const before = await count()
  await checkArchive(place, { arrivalId })
  const checked = await shown()
  expect(checked).toMatchObject({ state: 'checked', report: { ctgName: 'CTG de test', mayKeepIds: false } })
  expect(checked.report?.known).toHaveLength(checked.report?.people ?? -1)
  expect(await count()).toBe(before)
  await expect(bringArchiveInAct(context, { arrivalId, ids: 'kept', isTied: 'on' })).rejects.toMatchObject({
    code: 'archives.ids-taken',
  })
  await expect(bringArchiveInAct(context, { arrivalId, ids: 'new' })).rejects.toMatchObject({
    code: 'archives.ties-not-confirmed',
  })

  await bringArchiveInAct(context, { arrivalId, ids: 'new', isTied: 'on' })
  await bringArchiveIn(place, { arrivalId })
  const { state, arrivedAs } = await shown()
  expect(state).toBe('arrived')
  expect(await count()).toBe(before + 1)
  expect(
    await rowsOf(db, 'theme', { ctg_id: arrivedAs ?? '' })
      .select(['name'])
      .where('catalogue_key', '=', 'insertion')
      .execute(),
  ).toEqual([{ name: 'Insertion et emploi' }])
  const lines = await db
    .selectFrom('audit_entry')
    .select(['action', 'person_name as by'])
    .where('ctg_id', '=', arrivedAs)
    .orderBy('id', 'desc')
    .execute()
  expect(lines[0]).toEqual({ action: 'ctg.arrived', by: context.actor.name })
  const mails = await db
    .selectFrom('outgoing_mail')
    .select('body_text as text')
    .where('for_ctg_id', '=', arrivedAs)
    .execute()
  expect(mails.length).toBeGreaterThanOrEqual(Object.keys(ctg.actors).length - 1)
  expect(mails[0]?.text).toContain(`https://trame.test/ctg/${arrivedAs}`)
  // Done once, whoever runs it again.
  await bringArchiveIn(place, { arrivalId })
  expect(await count()).toBe(before + 1)
  await expect(giveUpArchive(context, { arrivalId })).rejects.toMatchObject({ code: 'archives.too-late' })
})

test('who got an account here since the check is not tied unseen', async () => {
  const { db, ctg, context, arrivalId, place, shown } = await givenBrought()
  const { personId } = ctg.actors.lead
  const { email } = await db.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirstOrThrow()
  const writeTo = (address: string) =>
    db.updateTable('person').set({ email: address }).where('id', '=', personId).execute()
  await writeTo(`${randomUUID()}@exemple.fr`)
  await checkArchive(place, { arrivalId })
  await writeTo(email)
  await bringArchiveInAct(context, { arrivalId, ids: 'new', isTied: 'on' })
  await bringArchiveIn(place, { arrivalId })
  expect(await shown()).toMatchObject({ state: 'refused', refusal: 'known-since', arrivedAs: null })
})

test('an arrival that fails in the middle leaves nothing, and may be tried again', async () => {
  const { db, context, arrivalId, place, shown } = await givenBrought()
  await checkArchive(place, { arrivalId })
  await bringArchiveInAct(context, { arrivalId, ids: 'new', isTied: 'on' })
  const before = await db
    .selectFrom('ctg')
    .select((eb) => eb.fn.countAll<number>().as('all'))
    .executeTakeFirstOrThrow()
  const cut = { ...files, keep: async () => Promise.reject(new Error('the disk is gone')) }
  await expect(bringArchiveIn({ ...place, files: cut }, { arrivalId })).rejects.toThrow('the disk is gone')
  expect(
    await db
      .selectFrom('ctg')
      .select((eb) => eb.fn.countAll<number>().as('all'))
      .executeTakeFirstOrThrow(),
  ).toEqual(before)
  expect((await shown()).state).toBe('arriving')
  // By two processes at once, each of which believes the other dead.
  await Promise.allSettled([bringArchiveIn(place, { arrivalId }), bringArchiveIn(place, { arrivalId })])
  expect(await shown()).toMatchObject({ state: 'arrived', refusal: null })
})

test('nobody else brings, lists or lets go; an archive given up is no more read', async () => {
  const { ctg, context, arrivalId, place, shown } = await givenBrought()
  const coordinator = ctg.as(ctg.actors.cafCoordinator)
  await expect(getArrivalsPage(coordinator)).rejects.toMatchObject({ kind: 'not-found' })
  await expect(giveUpArchive(coordinator, { arrivalId })).rejects.toMatchObject({ kind: 'forbidden' })
  await giveUpArchive(context, { arrivalId })
  await checkArchive(place, { arrivalId })
  expect(await shown()).toMatchObject({ state: 'given-up', report: null })
})
