import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import type { Database } from '../database.server.ts'
import { openFileStore } from '../files/open-file-store.server.ts'
import { writeBackup } from './backup.server.ts'
import { restoreBackup } from './restore.server.ts'

const at = new Date('2026-11-24T09:00:00Z')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-backup-'))
const newFolder = () => fs.mkdtempSync(path.join(folder, 'data-'))
const newStore = () => openFileStore({ dataFolder: newFolder() })
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

function keepFile(dataFolder: string, content: string): string {
  const sha256 = createHash('sha256').update(content).digest('hex')
  const place = path.join('files', sha256.slice(0, 2), sha256.slice(2, 4))
  fs.mkdirSync(path.join(dataFolder, place), { recursive: true })
  fs.writeFileSync(path.join(dataFolder, place, sha256), content)
  return path.join(place, sha256)
}

/** A CTG and its theme, always together. */
async function writePair(db: Database, index: number): Promise<void> {
  const id = randomUUID()
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('ctg')
      .values({
        id,
        name: `CTG « ${index} », d’été\n(suite)`,
        starts_on: '2026-01-01',
        ends_on: '2030-12-31',
        created_at: at,
      })
      .execute()
    await tx.insertInto('theme').values({ ctg_id: id, id: randomUUID(), name: 'Jeunesse', position: 0 }).execute()
  })
}

async function readPairs(db: Database) {
  const rows = await db
    .selectFrom('ctg')
    .leftJoin('theme', 'theme.ctg_id', 'ctg.id')
    .where('ctg.name', 'like', 'CTG «%')
    .select(['ctg.id', 'ctg.name', 'theme.name as theme'])
    .orderBy('ctg.name')
    .execute()
  return rows
}

describe('a backup', { timeout: 60_000 }, () => {
  test('made while people write holds one instant of it, and is found again whole', async () => {
    const source = await newTestDatabase()
    const dataFolder = newFolder()
    const kept = keepFile(dataFolder, 'une convention signée')
    await givenCtg(source.db)
    await source.pool.query("select graphile_worker.add_job('send-mail', '{\"mailId\": 7}', job_key := 'mail-7')")
    const writing = { goesOn: true, count: 0 }
    const writers = [0, 1].map(async () => {
      while (writing.goesOn) await writePair(source.db, ++writing.count)
    })
    const file = path.join(folder, 'one.tar.gz')
    await expect.poll(() => writing.count).toBeGreaterThan(20)
    const before = writing.count
    const counts = await writeBackup(source.pool, openFileStore({ dataFolder }), file, at)
    expect(writing.count).toBeGreaterThan(before)
    writing.goesOn = false
    await Promise.all(writers)

    const target = await newTestDatabase()
    const restoredFolder = newFolder()
    expect(await restoreBackup(target.pool, openFileStore({ dataFolder: restoredFolder }), file)).toEqual(counts)

    const pairs = await readPairs(target.db)
    expect(pairs.length).toBeGreaterThanOrEqual(before - 2)
    expect(pairs.every(({ theme }) => theme === 'Jeunesse')).toBe(true)
    const all = new Map((await readPairs(source.db)).map((pair) => [pair.id, pair]))
    expect(pairs.every((pair) => all.get(pair.id)?.name === pair.name)).toBe(true)
    expect(fs.readFileSync(path.join(restoredFolder, kept), 'utf8')).toBe('une convention signée')
    const jobs = await target.pool.query("select 1 from graphile_worker.jobs where key = 'mail-7'")
    expect(jobs.rowCount).toBe(1)
    // The database is whole again: its links refuse what they refused.
    await expect(
      target.db
        .insertInto('theme')
        .values({ ctg_id: randomUUID(), id: randomUUID(), name: 'x', position: 0 })
        .execute(),
    ).rejects.toThrow('foreign key')
    await Promise.all([source.pool.end(), target.pool.end()])
  })

  test('is restored into an empty instance only', async () => {
    const { db, pool } = await newTestDatabase()
    const file = path.join(folder, 'two.tar.gz')
    await writeBackup(pool, newStore(), file, at)
    await givenCtg(db)
    await expect(restoreBackup(pool, newStore(), file)).rejects.toThrow('contient déjà des données')
    await pool.end()
  })

  test('that is cut, or whose file was changed, restores nothing', async () => {
    const source = await newTestDatabase()
    const dataFolder = newFolder()
    keepFile(dataFolder, 'le texte d’origine')
    await givenCtg(source.db)
    const file = path.join(folder, 'three.tar.gz')
    await writeBackup(source.pool, openFileStore({ dataFolder }), file, at)
    const bytes = fs.readFileSync(file)
    const cut = path.join(folder, 'cut.tar.gz')
    fs.writeFileSync(cut, bytes.subarray(0, bytes.length - 40))
    const changed = path.join(folder, 'changed.tar.gz')
    const content = gunzipSync(bytes)
    content.write('L', content.indexOf('le texte d’origine'))
    fs.writeFileSync(changed, gzipSync(content))

    const target = await newTestDatabase()
    for (const damaged of [cut, changed]) {
      await expect(restoreBackup(target.pool, newStore(), damaged)).rejects.toThrow('rien n’a été restauré')
      expect(await target.db.selectFrom('person').select('id').execute()).toEqual([])
    }
    await restoreBackup(target.pool, newStore(), file)
    expect((await target.db.selectFrom('person').select('id').execute()).length).toBeGreaterThan(0)
    await Promise.all([source.pool.end(), target.pool.end()])
  })
})
