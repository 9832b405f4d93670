/** A text that cannot be settled: the others go on, people are told, and it comes back. Rules: docs/rules/writing.md §6.14. */
import { beforeAll, expect, test } from 'vitest'
import { createTaskList } from '#app/http/jobs.server.ts'
import type { Actor } from '#app/kernel/actor.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { setFrench } from '#app/kernel/french-typography.ts'
import { textSubjects } from '#app/texts.server.ts'
import { givenCtg, testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { openTestApp } from '#test/http.server.ts'
import { givenText, spoilText, writeAtEnd } from '#test/writing-fixture.server.ts'
import { readTexts } from './read-texts.server.ts'
import { listUnsettled, settleAll, settleOrSetApart } from './set-apart.server.ts'
import { appendUpdates, readLog } from './text-log.server.ts'
import type { TextKey, TextRef } from './writing.ts'
import { writtenTextLabels } from './written-text-labels.fr.ts'
import { docFrom, updateBy } from './y-text.server.ts'

const opened: { db?: Database } = {}
const db = () => opened.db ?? expect.unreachable('not opened')
beforeAll(async () => {
  opened.db = await testDatabase()
})
const at = (minutes: number) => new Date(testInstant.getTime() + minutes * 60_000)

async function type(key: TextKey, { personId, name }: Actor, words: string): Promise<void> {
  const doc = docFrom((await readLog(db(), key, 0)).updates)
  const data = updateBy(doc, (changed) => writeAtEnd(changed, words)) ?? expect.unreachable('nothing was done')
  await db()
    .transaction()
    .execute((tx) => appendUpdates(tx, [{ key, data, author: { personId, name, partyId: null }, at: at(1) }]))
}

async function givenChapter() {
  const ctg = await givenCtg(db())
  const ref: TextRef = { ctgId: ctg.ctgId, subjectType: 'theme', subjectId: ctg.early.id, field: 'chapter' }
  const key = await givenText(db(), ctg.actors.cafCoordinator, ref, testInstant)
  await type(key, ctg.actors.cafCoordinator, 'A')
  const notices = async () => {
    const rows = await db()
      .selectFrom('notice')
      .select(['person_id as to', 'subject_id as about', 'withdrawn_at as withdrawnAt'])
      .where('ctg_id', '=', ctg.ctgId)
      .where('kind', '=', 'text-set-apart')
      .where('created_at', '<=', at(5_000))
      .orderBy('created_at')
      .execute()
    return rows.map(({ withdrawnAt, ...facts }) => ({ ...facts, isWithdrawn: withdrawnAt !== null }))
  }
  const shown = async () => (await readTexts(db(), ctg.ctgId, [ref]))[0]?.talk.isSetApart
  return { ...ctg, ref, key, notices, shown }
}

/** Keeps the words of every text but those of this thing. */
const failing = (subjectId: string, err: Error = new Error('this one fails')) => {
  const tried: string[] = []
  const keep = async (_tx: unknown, ref: TextRef) => {
    tried.push(ref.subjectId)
    if (ref.subjectId === subjectId) throw err
  }
  return { tried, subjects: { keep } }
}
const failuresOf = async ({ ctgId, textId }: TextKey) => {
  const { failures } = await db()
    .selectFrom('text_state')
    .select('settle_failures as failures')
    .where('ctg_id', '=', ctgId)
    .where('text_id', '=', textId)
    .executeTakeFirstOrThrow()
  return failures
}
const whole = () => ({ db: db(), subjects: textSubjects })

test('waits longer and longer, and the others go on', async () => {
  const [bad, good] = [await givenChapter(), await givenChapter()]
  const { tried, subjects } = failing(bad.early.id)
  for (const minute of [10, 11, 12, 13, 14, 15, 16, 17]) await settleAll({ db: db(), subjects }, at(minute))
  const triesOf = (subjectId: string) => tried.filter((one) => one === subjectId).length
  expect([triesOf(good.early.id), triesOf(bad.early.id)]).toEqual([1, 3])
  expect([await good.shown(), await bad.shown()]).toEqual([false, true])
  const unsettled = async (minute: number) => (await listUnsettled(db(), at(minute))).map(({ textId }) => textId)
  expect(await unsettled(17)).not.toContain(good.key.textId)
  expect(await unsettled(2_000)).toContain(bad.key.textId)
  await settleAll(whole(), at(2_000))
  expect(await unsettled(2_001)).not.toContain(bad.key.textId)
})

test('is told once to both coordinations and at the text, whoever tried, until it settles', async () => {
  const { actors, key, notices, shown, early } = await givenChapter()
  const { subjects } = failing(early.id)
  expect([await shown(), await notices()]).toEqual([false, []])
  await settleOrSetApart({ db: db(), subjects }, key, at(10))
  await settleOrSetApart({ db: db(), subjects }, key, at(20))
  await settleAll({ db: db(), subjects }, at(2_000))
  const notice = (isWithdrawn: boolean) =>
    [actors.cafCoordinator, actors.townCoordinator]
      .map(({ personId }) => ({ to: personId, about: early.id, isWithdrawn }))
      .toSorted((one, other) => one.to.localeCompare(other.to))
  const now = async () => (await notices()).toSorted((one, other) => one.to.localeCompare(other.to))
  expect([await shown(), await now()]).toEqual([true, notice(false)])
  await settleOrSetApart(whole(), key, at(2_001))
  expect([await shown(), await now()]).toEqual([false, notice(true)])
})

test('is told again when it fails again after it had settled', async () => {
  const { actors, key, notices, early } = await givenChapter()
  const { subjects } = failing(early.id)
  await settleOrSetApart({ db: db(), subjects }, key, at(10))
  await settleOrSetApart(whole(), key, at(20))
  await type(key, actors.cafCoordinator, 'B')
  await settleOrSetApart({ db: db(), subjects }, key, at(30))
  expect((await notices()).map(({ isWithdrawn }) => isWithdrawn)).toEqual([true, true, false, false])
})

test('is tried at each pause of who writes, without waiting longer for that', async () => {
  const { key, early } = await givenChapter()
  const { tried, subjects } = failing(early.id)
  for (const second of [0, 2, 4, 6]) await settleOrSetApart({ db: db(), subjects }, key, at(10 + second / 60))
  expect([tried.length, await failuresOf(key)]).toEqual([4, 1])
})

test.each(['55P03', '57P01', '08006', 'ECONNREFUSED'])(
  'is not set apart for what is no fault of its own: %s',
  async (code) => {
    const { key, notices, shown, early } = await givenChapter()
    const { subjects } = failing(early.id, Object.assign(new Error('not the text'), { code }))
    await settleOrSetApart({ db: db(), subjects }, key, at(10))
    expect([await shown(), await notices()]).toEqual([false, []])
  },
)

test('is set apart by its own job as well; every reader of its page is told, and no longer once it settles', async () => {
  const { actors, ctgId, early, key } = await givenChapter()
  const app = await openTestApp(db())
  const cookie = await app.signIn(actors.reader)
  const page = async () => (await app.get(`/ctg/${ctgId}/diagnostic/${early.id}`, cookie)).text()
  const notice = setFrench(writtenTextLabels.setApart)
  const run = () => createTaskList(app.instance)['settle-text']?.(key, expect.anything())
  const mend = await spoilText(db(), key)
  expect(await page()).not.toContain(notice)
  await run()
  expect(await failuresOf(key)).toBe(1)
  expect(await page()).toContain(notice)
  await mend()
  await run()
  expect(await page()).not.toContain(notice)
  app.close()
})
