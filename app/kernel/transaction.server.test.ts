import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '#test/database.server.ts'
import type { Actor, Membership } from './actor.ts'
import type { Database } from './database.server.ts'
import { DomainError } from './errors.ts'
import { command, commands, wholeCtg } from './transaction.server.ts'

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
const other = command({
  name: 'kernel-test.other',
  permission: 'signed-in',
  input: z.object({}),
  async run() {
    runs.push('other')
    return {}
  },
})
commands.delete('kernel-test.other')

/** Two who read before either writes: the second key is refused by PostgreSQL, not by the rule. */
const meeting = { waiting: 0, go: () => {}, both: Promise.resolve() }
const met = async () => {
  meeting.waiting += 1
  if (meeting.waiting === 2) meeting.go()
  await meeting.both
}
const named = command({
  name: 'kernel-test.named',
  permission: 'signed-in',
  input: z.object({ text: z.string() }),
  async run(work, { text }) {
    const name = `${key}-${text}`
    const taken = await work.tx.selectFrom('instance_setting').select('key').where('key', '=', name).executeTakeFirst()
    if (taken) throw new DomainError('conflict', 'kernel-test.name-taken')
    await met()
    await work.tx
      .insertInto('instance_setting')
      .values({ key: name, value: JSON.stringify(text) })
      .execute()
    return { text }
  },
})
commands.delete('kernel-test.named')
const broken = command({
  name: 'kernel-test.broken',
  permission: 'signed-in',
  input: z.object({ text: z.string() }),
  async run(work, { text }) {
    runs.push(text)
    const row = { key: `${key}-${text}`, value: JSON.stringify(text) }
    await work.tx.insertInto('instance_setting').values([row, row]).execute()
    return {}
  },
})
commands.delete('kernel-test.broken')

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
  test('is not lost in the answer of another act: the id of a request serves one act', async () => {
    const requestId = randomUUID()
    await note(context(requestId), { text: 'first act' })
    await expect(other(context(requestId), {})).rejects.toMatchObject({ kind: 'conflict', code: 'request.key-reused' })
    expect(runs).not.toContain('other')
    await other(context(randomUUID()), {})
    expect(runs).toContain('other')
  })
  test('repeated at the same instant, still runs once', async () => {
    const requestId = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => note(context(requestId), { text: 'together' })))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(runs.filter((text) => text === 'together')).toHaveLength(1)
  })
  test('crossed by another at the same instant, is refused by its own rule, not by a fault of the server', async () => {
    meeting.both = new Promise((resolve) => {
      meeting.go = resolve
    })
    const both = await Promise.allSettled([
      named(context(randomUUID()), { text: 'one name' }),
      named(context(), { text: 'one name' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'kernel-test.name-taken' },
    })
  })
  test('that PostgreSQL refuses whoever else acts stays a fault, after a few tries', async () => {
    await expect(broken(context(), { text: 'twice the key' })).rejects.toMatchObject({ code: '23505' })
    expect(runs.filter((text) => text === 'twice the key')).toHaveLength(3)
    expect(await written('twice the key')).toBe(false)
  })
})

const ctgId = randomUUID()
const permission = { roles: ['coordinator'], bounds: 'own-theme' } as const
const input = z.object({ ctgId: z.uuid(), themeId: z.uuid(), isPrivate: z.boolean().default(false) })
const steps: string[] = []
const onTheme = {
  permission,
  input,
  async about(_work: unknown, { themeId }: { readonly themeId: string }) {
    steps.push('about')
    return { ctgId, themeId }
  },
  async run() {
    steps.push('run')
    return {}
  },
}
const judged = command({ name: 'kernel-test.judged', ...onTheme })
const finer = command({
  name: 'kernel-test.finer',
  ...onTheme,
  permission: { ...permission, refusal: 'kernel-test.shared-sentence' },
  may: (_actor, _subject, { isPrivate }) => !isPrivate,
})
const twice = command({
  name: 'kernel-test.twice',
  ...onTheme,
  alsoNeeds: ({ isPrivate }) => isPrivate && { roles: ['reader'], bounds: 'ctg', refusal: 'kernel-test.second' },
})
const administered = command({
  name: 'kernel-test.administered',
  permission: 'administrator',
  input: z.object({}),
  prepare: async () => onTheme.run,
})
for (const act of [judged, finer, twice, administered]) commands.delete(act.commandName)

const membership: Omit<Membership, 'role'> = {
  memberId: randomUUID(),
  ctgId,
  partyId: randomUUID(),
  partyKind: 'caf',
  themeId: null,
  timeZone: 'Europe/Paris',
}
const as = (change: Partial<Actor>, requestId?: string) => {
  steps.length = 0
  const base = context(requestId)
  return { ...base, actor: { ...base.actor, ...change } }
}
const coordinator: Partial<Actor> = { memberships: [{ ...membership, role: 'coordinator' }] }
const reader: Partial<Actor> = { memberships: [{ ...membership, role: 'reader' }] }
const thing = { ctgId, themeId: randomUUID() }

describe('the right of a command', () => {
  test('a stranger is told of nothing, and nothing is loaded for her', async () => {
    await expect(judged(as({}), thing)).rejects.toMatchObject({ kind: 'not-found', code: 'ctg.not-found' })
    expect(steps).toEqual([])
  })
  test('is looked at on what the act is about, before the act; its request is not kept', async () => {
    const requestId = randomUUID()
    const refusal = { kind: 'forbidden', code: 'kernel-test.judged' }
    await expect(judged(as(reader, requestId), thing)).rejects.toMatchObject(refusal)
    expect(steps).toEqual(['about'])
    await judged(as(coordinator, requestId), thing)
    expect(steps).toEqual(['about', 'run'])
  })
  test('a finer rule stands in its place, and several commands share a sentence', async () => {
    await finer(as(reader), thing)
    expect(steps).toEqual(['about', 'run'])
    const refused = finer(as(coordinator), { ...thing, isPrivate: true })
    await expect(refused).rejects.toMatchObject({ kind: 'forbidden', code: 'kernel-test.shared-sentence' })
    expect(steps).toEqual(['about'])
  })
  test('a second right is looked at when what is typed calls for it, with its own sentence', async () => {
    await twice(as(coordinator), thing)
    expect(steps).toEqual(['about', 'run'])
    const refusal = { kind: 'forbidden', code: 'kernel-test.second' }
    await expect(twice(as(coordinator), { ...thing, isPrivate: true })).rejects.toMatchObject(refusal)
    expect(steps).toEqual(['about'])
  })
  test('an act of the platform is its administrators’', async () => {
    await expect(administered(as(coordinator), {})).rejects.toMatchObject({ code: 'kernel-test.administered' })
    expect(steps).toEqual([])
    await administered(as({ isPlatformAdministrator: true }), {})
    expect(steps).toEqual(['run'])
  })
  test('is never left out: the compiler refuses it', () => {
    const { name, run } = { name: 'kernel-test.none' as const, run: onTheme.run }
    const neverCalled = () => [
      // @ts-expect-error a right in a CTG says what it is about
      command({ name, permission, input, run }),
      // @ts-expect-error no right
      command({ name, input, about: wholeCtg, run }),
      // @ts-expect-error what it is about has no theme, no party, no CTG to look at
      command({ name, permission, input, about: async () => ({ id: '' }), run }),
      // @ts-expect-error an act of a CTG says which one
      command({ name, permission, input: z.object({}), about: wholeCtg, run }),
    ]
    expect(commands.has(name)).toBe(false)
    expect(neverCalled).toBeTypeOf('function')
  })
})
