import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '#test/database.server.ts'
import type { Actor } from './actor.ts'
import type { Database } from './database.server.ts'
import { DomainError } from './errors.ts'
import { command, commands } from './transaction.server.ts'

const given: { db?: Database; actor?: Actor } = {}
const context = (requestId?: string) => ({
  db: given.db ?? expect.unreachable('no database'),
  actor: given.actor ?? expect.unreachable('no actor'),
  at: new Date('2026-11-24T09:00:00Z'),
  ...(requestId && { requestId }),
})

beforeAll(async () => {
  given.db = await testDatabase()
  const personId = randomUUID()
  given.actor = { personId, name: 'Une personne', isPlatformAdministrator: false, memberships: [] }
  await given.db
    .insertInto('person')
    .values({ id: personId, name: 'Une personne', email: `${personId}@exemple.fr` })
    .execute()
})

const key = `test-${randomUUID()}`
const runs: string[] = []
const note = command({
  name: 'kernel-test.note',
  permission: 'signed-in',
  input: z.object({ text: z.string().min(1), fails: z.boolean().default(false) }),
  async run(work, { text, fails }) {
    runs.push(text)
    await work.tx
      .insertInto('instance_setting')
      .values({ key: `${key}-${text}`, value: JSON.stringify(text) })
      .execute()
    if (fails) throw new DomainError('conflict', 'kernel-test.refused')
    return { text, id: work.newId() }
  },
})
commands.delete('kernel-test.note')

const written = async (text: string) =>
  (await context()
    .db.selectFrom('instance_setting')
    .select('value')
    .where('key', '=', `${key}-${text}`)
    .executeTakeFirst()) !== undefined

describe('a command', () => {
  test('parses what it is given before anything else', async () => {
    await expect(note.runUnknown(context(), { text: '' })).rejects.toBeInstanceOf(z.ZodError)
    expect(runs).toEqual([])
  })
  test('writes nothing when it refuses, not even its request', async () => {
    const requestId = randomUUID()
    await expect(note(context(requestId), { text: 'refused', fails: true })).rejects.toMatchObject({ kind: 'conflict' })
    expect(await written('refused')).toBe(false)
    await note(context(requestId), { text: 'afterwards' })
    expect(await written('afterwards')).toBe(true)
  })
  test('repeated with its request id, answers as the first time and runs once', async () => {
    const requestId = randomUUID()
    const first = await note(context(requestId), { text: 'once' })
    const second = await note(context(requestId), { text: 'once' })
    expect(second).toEqual(first)
    expect(runs.filter((text) => text === 'once')).toHaveLength(1)
  })
  test('repeated at the same instant, still runs once', async () => {
    const requestId = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => note(context(requestId), { text: 'together' })))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(runs.filter((text) => text === 'together')).toHaveLength(1)
  })
})
