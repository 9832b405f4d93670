/** A backup restored elsewhere: the texts written by several hands are there, with their history and what was said around them. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readTexts } from '#app/domains/writing/read-texts.server.ts'
import { getHistoryPage } from '#app/domains/writing/talk/history.server.ts'
import { getTalkPage } from '#app/domains/writing/talk/queries.server.ts'
import { appendUpdates, readLog } from '#app/domains/writing/text-log.server.ts'
import { docFrom, updateBy } from '#app/domains/writing/y-text.server.ts'
import { writeBackup } from '#app/kernel/backup/backup.server.ts'
import { restoreBackup } from '#app/kernel/backup/restore.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { talkSources } from '#app/text-acts.server.ts'
import { givenCtg } from './ctg-fixture.server.ts'
import { newTestDatabase } from './database.server.ts'
import { givenTalkedText, writeInText } from './text-fixture.server.ts'
import { writeAtEnd } from './writing-fixture.server.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-texts-backup-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

test('texts are restored with their last keys, their versions and authors, comments and proposals, and go on', async () => {
  const source = await newTestDatabase()
  const ctg = await givenCtg(source.db)
  const { ctgId, actors, early } = ctg
  const { text: textId } = await givenTalkedText(source.db, ctg)
  const key = { ctgId, textId }
  // Confirmed, and not settled yet: the log alone has it.
  const doc = docFrom((await readLog(source.db, key, 0)).updates)
  const data = updateBy(doc, (changed) => writeAtEnd(changed, ' Confirmé à l’instant.')) ?? expect.unreachable()
  const author = { personId: actors.cafCoordinator.personId, name: actors.cafCoordinator.name, partyId: ctg.caf.id }
  await appendUpdates(source.db, [{ key, data, author, at: new Date('2026-11-23T09:00:00Z') }])

  const file = path.join(folder, 'texts.tar.gz')
  await writeBackup(
    source.pool,
    openFileStore({ dataFolder: path.join(folder, 'source') }),
    file,
    new Date('2026-11-24T09:00:00Z'),
  )
  const target = await newTestDatabase()
  await restoreBackup(target.pool, openFileStore({ dataFolder: path.join(folder, 'target') }), file)

  const place = { subjectType: 'theme', subjectId: early.id, field: 'chapter' } as const
  const tellAll = async (db: Database) => {
    const context = { db, actor: actors.cafCoordinator, at: new Date('2026-11-24T10:00:00Z') }
    const pages = [1, 2].map((version) => getHistoryPage(context, talkSources, key, { version, since: null }))
    return {
      log: (await readLog(db, key, 0)).lastSeq,
      read: await readTexts(db, ctgId, [place]),
      talk: await getTalkPage(context, talkSources, key),
      history: await Promise.all(pages),
    }
  }
  const restored = await tellAll(target.db)
  expect(restored).toEqual(await tellAll(source.db))
  expect(JSON.stringify(restored.read)).toContain('Confirmé à l’instant.')
  expect(restored.talk.threads).toHaveLength(1)
  expect(restored.talk.suggestions).toHaveLength(2)
  expect(restored.history[0]?.versions.map(({ number }) => number)).toEqual([2, 1])

  await writeInText(target.db, key, actors.townCoordinator, new Date('2026-11-25T09:00:00Z'), (changed) =>
    writeAtEnd(changed, ' Et la suite.'),
  )
  expect((await readLog(target.db, key, 0)).lastSeq).toBe(restored.log + 1)
  const after = await tellAll(target.db)
  expect(after.history[0]?.versions[0]?.authors.map(({ name }) => name)).toContain(actors.townCoordinator.name)
  await Promise.all([source.pool.end(), target.pool.end()])
})
