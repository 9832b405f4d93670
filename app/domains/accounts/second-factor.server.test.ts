/** Codes of the second factor: right once, wrong ones counted, nothing in clear. Rules: docs/rules/accounts.md §10. */
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAttempts } from '#app/kernel/attempts.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { openTestApp, type TestApp, testSecret } from '#test/http.server.ts'
import { drawEnrolment, judgeCode, openSecret, proofOfCode, sealSecret, stepOfCode } from './second-factor.server.ts'
import { codeLimit } from './second-factor.ts'

const base32 = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const codeAt = (at: Date, secret = base32) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() })

describe('a code', () => {
  const at = new Date('2026-11-29T10:00:10Z')
  const step = Math.floor(at.getTime() / 30_000)
  test.each([
    ['of now', 0, step],
    ['of the half minute before', -30, step - 1],
    ['of the one after', 30, step + 1],
    ['of two before', -60, undefined],
  ])('%s', (_name, seconds, expected) => {
    expect(stepOfCode(base32, codeAt(new Date(at.getTime() + seconds * 1000)), at)).toBe(expected)
  })

  test.each(['', '12345', 'abcdef', '1234567'])('« %s » is none', (code) => {
    expect(stepOfCode(base32, code, at)).toBeUndefined()
  })
})

describe('a code at the door', () => {
  const at = new Date('2026-11-29T10:00:10Z')
  const step = Math.floor(at.getTime() / 30_000)
  test.each([
    ['of now', codeAt(at), null, { step }],
    ['of now, after an older one', codeAt(at), step - 1, { step }],
    ['taken already', codeAt(at), step, { step: null, wrong: 'reused' }],
    ['older than the last taken', codeAt(new Date(at.getTime() - 30_000)), step, { step: null, wrong: 'reused' }],
    ['of five minutes ago', codeAt(new Date(at.getTime() - 300_000)), null, { step: null, wrong: 'out-of-time' }],
    ['of five minutes hence', codeAt(new Date(at.getTime() + 300_000)), null, { step: null, wrong: 'out-of-time' }],
    ['of an hour ago', codeAt(new Date(at.getTime() - 3_600_000)), null, { step: null, wrong: 'unknown' }],
    ['that is none', 'ABCDE-FGHJK', null, { step: null, wrong: 'unknown' }],
  ] as const)('%s', (_name, code, last, expected) => {
    expect(judgeCode(base32, code, last, at)).toEqual(expected)
  })
})

describe('a secret', () => {
  test('opens for its person, under the secret of the instance, and for nobody else', () => {
    const sealed = sealSecret(testSecret, 'her', base32)
    expect(sealed).not.toContain(base32)
    expect(openSecret(testSecret, 'her', sealed)).toBe(base32)
    expect(openSecret(testSecret, 'him', sealed)).toBeUndefined()
    expect(openSecret('another secret', 'her', sealed)).toBeUndefined()
  })

  test('is drawn', () => {
    const { size, path } = drawEnrolment(base32, 'ana@exemple.fr')
    expect(size).toBeGreaterThan(25)
    expect(path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/)
  })

  test('a code sent is of one act and one link', () => {
    const of = { purpose: 'sign', ownerId: 'a' } as const
    expect(proofOfCode(testSecret, of, '123456')).not.toBe(proofOfCode(testSecret, { ...of, ownerId: 'b' }, '123456'))
  })
})

const db = await testDatabase()

describe('on « Mon compte »', () => {
  const given: { app?: TestApp } = {}
  const app = () => given.app ?? expect.unreachable('no application')
  beforeAll(async () => {
    given.app = await openTestApp(db)
  })
  afterAll(() => given.app?.close())

  async function enrol() {
    const { actors } = await givenCtg(db)
    const cookie = await app().signIn(actors.reader)
    await app().post('/compte', { intent: 'start-second-factor' }, cookie)
    const page = await (await app().get('/compte', cookie)).text()
    const key = page.match(/Clé\s:\s*(?:<!-- -->)?<code>([A-Z2-7\s]+)<\/code>/)?.[1]?.replace(/\s/g, '') ?? ''
    const answer = await app().post(
      '/compte',
      { intent: 'confirm-second-factor', code: codeAt(new Date(), key) },
      cookie,
    )
    return { actor: actors.reader, cookie, key, answer }
  }

  test('it is enrolled by its key, and its recovery codes are shown once', async () => {
    const { cookie, answer } = await enrol()
    expect(answer.status).toBe(303)
    const shown = answer.headers.getSetCookie().find((one) => one.startsWith('trame_secours=')) ?? ''
    const [pair = ''] = shown.split(';')
    const page = await (await app().get('/compte', `${cookie}; ${pair}`)).text()
    expect(page.match(/<code>[A-Z2-9]{5}-[A-Z2-9]{5}<\/code>/g)).toHaveLength(10)
    expect(page).not.toMatch(/Clé\s:/)
    expect(await (await app().get('/compte', cookie)).text()).not.toMatch(/<code>[A-Z2-9]{5}-/)
    const [code = ''] = page.match(/[A-Z2-9]{5}-[A-Z2-9]{5}/) ?? []
    const removed = await app().post('/compte', { intent: 'remove-second-factor', code: code.toLowerCase() }, cookie)
    expect(removed.status).toBe(303)
  })

  test('a code that has served serves no more; the sixth wrong one is not looked at', async () => {
    const { cookie, key } = await enrol()
    const remove = async (code: string) =>
      (await app().post('/compte', { intent: 'remove-second-factor', code }, cookie)).status
    expect(await remove(codeAt(new Date(), key))).toBe(422)
    const statuses: number[] = []
    for (let time = 0; time < 5; time += 1) statuses.push(await remove('000000'))
    expect(statuses).toEqual([422, 422, 422, 422, 429])
    expect(await remove(codeAt(new Date(Date.now() + 30_000), key))).toBe(429)
  })

  test('twenty sent together are looked at no more than five, and one that is right gives its attempt back', async () => {
    const { cookie, key } = await enrol()
    const remove = async (code: string) =>
      (await app().post('/compte', { intent: 'remove-second-factor', code }, cookie)).status
    const statuses = await Promise.all(Array.from({ length: 20 }, () => remove('000000')))
    expect(statuses.filter((status) => status === 422)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(15)
    const other = await enrol()
    expect(other.answer.status).toBe(303)
    expect(await readAttempts(db, codeLimit, other.actor.personId, new Date())).toMatchObject({ count: 0 })
    expect(key).not.toBe(other.key)
  })
})
