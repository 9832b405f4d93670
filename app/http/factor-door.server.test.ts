/** At the door of who has a second factor, or must have one: what opens, what does not, and what is told. Rules: docs/rules/accounts.md §10-11. */
import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepChallenge } from '#app/domains/accounts/challenges.server.ts'
import { resetFactor } from '#app/domains/accounts/open-account.server.ts'
import { makeRecoveryCodes, proofOfRecovery, sealSecret } from '#app/domains/accounts/second-factor.server.ts'
import type { Actor } from '#app/kernel/actor.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { openTestApp, type TestApp, testSecret } from '#test/http.server.ts'
import { makeSoftwareKey } from '#test/software-passkey.ts'

const base32 = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const codeAt = (secondsFromNow = 0) =>
  new TOTP({ secret: Secret.fromBase32(base32) }).generate({ timestamp: Date.now() + secondsFromNow * 1000 })
const door = '/connexion/second-facteur'
const site = { origin: 'http://localhost:3000', rpId: 'localhost' }

const db = await testDatabase()
const given: { app?: TestApp; strict?: TestApp } = {}
const app = () => given.app ?? expect.unreachable('no application')
const strict = () => given.strict ?? expect.unreachable('no application')
beforeAll(async () => {
  given.app = await openTestApp(db)
  given.strict = await openTestApp(db, {
    config: { secondFactor: { forAdministration: true, forSigning: true } },
  })
})
afterAll(() => {
  given.app?.close()
  given.strict?.close()
})

/** Somebody who has an application of codes and one code of recovery, and has just given her password. */
async function entered() {
  const { actors, ctgId } = await givenCtg(db)
  const { personId } = actors.reader
  const at = new Date()
  await db
    .insertInto('second_factor')
    .values({
      person_id: personId,
      sealed_secret: sealSecret(testSecret, personId, base32),
      created_at: at,
      confirmed_at: at,
    })
    .execute()
  const [recovery = ''] = makeRecoveryCodes()
  await db
    .insertInto('recovery_code')
    .values({ person_id: personId, proof: proofOfRecovery(testSecret, personId, recovery) })
    .execute()
  const cookie = await app().signIn(actors.reader, { isFactorAwaited: true })
  const pass = (code: string) => app().post(`${door}?retour=%2Fcompte`, { intent: 'pass-second-factor', code }, cookie)
  return { actor: actors.reader, ctgId, cookie, recovery, pass }
}
const sentenceOf = async (answer: Response) => (await answer.text()).match(/<p id="[^"]*-code-error"[^>]*>([^<]*)/)?.[1]

describe('a session whose second factor is awaited', () => {
  test('opens nothing: neither pages, nor data, nor forms; sign-in leads to the page that asks', async () => {
    const { cookie, ctgId } = await entered()
    for (const path of ['/', '/compte', `/ctg/${ctgId}`, `/ctg/${ctgId}/plan/export`, '/compte.data']) {
      const answer = await app().get(path, cookie)
      expect([path, [202, 302].includes(answer.status), (await answer.text()).includes('Mon compte')]).toEqual([
        path,
        true,
        false,
      ])
    }
    const renamed = await app().post('/compte', { intent: 'rename', name: 'Une autre' }, cookie)
    expect(renamed.headers.get('location')).toMatch(/^\/connexion/)
    const signIn = await app().get('/connexion?retour=%2Fcompte', cookie)
    expect(signIn.headers.get('location')).toBe(`${door}?retour=%2Fcompte`)
    expect((await app().get(door)).headers.get('location')).toBe('/connexion')
  })

  test('opens all once a code is shown; the code serves once', async () => {
    const { cookie, pass, actor } = await entered()
    const code = codeAt()
    expect((await pass(code)).headers.get('location')).toBe('/compte')
    expect((await app().get('/compte', cookie)).status).toBe(200)
    const again = await app().signIn(actor, { isFactorAwaited: true })
    const reused = await app().post(door, { intent: 'pass-second-factor', code }, again)
    expect([reused.status, await sentenceOf(reused)]).toEqual([422, expect.stringContaining('déjà servi')])
  })

  test('is told exactly what is wrong: out of time, or no code of hers', async () => {
    const { pass } = await entered()
    expect(await sentenceOf(await pass(codeAt(-300)))).toContain('périmé')
    expect(await sentenceOf(await pass('AAAAA-AAAAA'))).toContain('pas le bon')
    expect(await sentenceOf(await pass(''))).toContain('six chiffres')
  })

  test('opens by a code of recovery when the telephone is lost; it serves once', async () => {
    const { pass, recovery, actor } = await entered()
    expect((await pass(recovery.toLowerCase())).status).toBe(303)
    const again = await app().signIn(actor, { isFactorAwaited: true })
    const reused = await app().post(door, { intent: 'pass-second-factor', code: recovery }, again)
    expect([reused.status, await sentenceOf(reused)]).toEqual([422, expect.stringContaining('qu’une fois')])
  })

  test('waits after five wrong codes, the right one too; the journal tells', async () => {
    const { pass, actor } = await entered()
    const statuses: number[] = []
    for (let time = 0; time < 6; time += 1) statuses.push((await pass('000000')).status)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
    expect((await pass(codeAt())).status).toBe(429)
    const journalLines = await db
      .selectFrom('audit_entry')
      .select('id')
      .where('action', '=', 'person.factor-failed')
      .where('subject_id', '=', actor.personId)
      .execute()
    expect(journalLines).toHaveLength(1)
  })

  test('activates no other factor in the place of the one she has', async () => {
    const { cookie } = await entered()
    const page = await (await app().get(door, cookie)).text()
    expect(page).not.toContain('Clé :')
    for (const intent of ['start-second-factor', 'confirm-second-factor', 'remove-second-factor'])
      expect((await app().post(door, { intent, code: codeAt() }, cookie)).status).toBe(403)
  })

  test('all lost: the machine of the instance takes it back, her sessions end, she is told', async () => {
    const { actor, cookie } = await entered()
    const { email } = await db
      .selectFrom('person')
      .select('email')
      .where('id', '=', actor.personId)
      .executeTakeFirstOrThrow()
    expect(await resetFactor(db, email, new Date())).toBe(true)
    expect(await resetFactor(db, 'personne@exemple.fr', new Date())).toBe(false)
    expect((await app().get(door, cookie)).headers.get('location')).toBe('/connexion')
    const mail = await db
      .selectFrom('outgoing_mail')
      .select('body_text')
      .where('to_address', '=', email)
      .executeTakeFirst()
    expect(mail?.body_text).toContain('retirer votre second facteur')
  })
})

describe('where the instance asks for a second factor', () => {
  test('an administrator who has none is told why, activates one, and goes on', async () => {
    const { actors } = await givenCtg(db)
    const { personId } = actors.reader
    await db.updateTable('person').set({ is_platform_administrator: true }).where('id', '=', personId).execute()
    const cookie = await strict().signIn(actors.reader, { isFactorAwaited: true })
    expect((await strict().get('/administration/journal', cookie)).status).toBe(302)
    expect(await (await strict().get(door, cookie)).text()).toContain('demande un second facteur à qui l’administre')
    await strict().post(door, { intent: 'start-second-factor' }, cookie)
    const page = await (await strict().get(door, cookie)).text()
    const key = page.match(/Clé\s:\s*(?:<!-- -->)?<code>([A-Z2-7\s]+)<\/code>/)?.[1]?.replace(/\s/g, '') ?? ''
    const code = new TOTP({ secret: Secret.fromBase32(key) }).generate()
    const confirmed = await strict().post(door, { intent: 'confirm-second-factor', code }, cookie)
    expect(confirmed.headers.getSetCookie().some((one) => one.startsWith('trame_secours='))).toBe(true)
    expect((await strict().get('/administration/journal', cookie)).status).toBe(200)
  })

  test('one whose factor died with the secret of the instance is told, and activates another', async () => {
    const { actor, cookie } = await entered()
    await db
      .updateTable('second_factor')
      .set({ sealed_secret: sealSecret('another secret of the instance', actor.personId, base32) })
      .where('person_id', '=', actor.personId)
      .execute()
    expect(await (await app().get(door, cookie)).text()).toContain('Le secret de cette instance a changé')
    expect((await app().post(door, { intent: 'remove-second-factor' }, cookie)).status).toBe(303)
    expect((await app().get('/compte', cookie)).status).toBe(200)
  })
})

/** A passkey of hers, added as « Mon compte » does. */
async function withPasskey(actor: Actor) {
  const key = makeSoftwareKey()
  const cookie = await app().signIn(actor)
  const { challenge } = await ask('add', cookie)
  const answer = key.register({ ...site, challenge })
  const added = await app().post('/compte', { intent: 'add-passkey', name: 'téléphone', answer }, cookie)
  return { key, cookie, added, answer }
}
async function ask(use: string, cookie?: string): Promise<{ challenge: string }> {
  return (await app().post('/connexion/cle', { use }, cookie)).json()
}
const enterWith = async (answer: string) => app().post('/connexion', { intent: 'passkey', answer })

describe('a passkey', () => {
  test('enters alone, as both factors; its first one gives codes of recovery', async () => {
    const { actors } = await givenCtg(db)
    const { personId } = actors.reader
    const { key, added } = await withPasskey(actors.reader)
    expect(added.status).toBe(303)
    expect(added.headers.getSetCookie().some((one) => one.startsWith('trame_secours='))).toBe(true)
    const { challenge } = await ask('enter')
    const assertion = { ...site, challenge, personId, counter: 1 }
    const answer = key.show(assertion)
    const first = await enterWith(answer)
    expect(first.status).toBe(303)
    const cookie = first.headers.getSetCookie()[0]?.split(';')[0]
    expect((await app().get('/compte', cookie)).status).toBe(200)
    // The same answer, to a question taken already.
    expect((await enterWith(answer)).status).toBe(422)
    // A copy of the key, whose counter has not gone forward.
    const again = await ask('enter')
    expect((await enterWith(key.show({ ...assertion, challenge: again.challenge, counter: 1 }))).status).toBe(422)
  })

  test('of another site, of another question, of a device that recognised nobody, or said another’s, enters nothing', async () => {
    const { actors } = await givenCtg(db)
    const { personId } = actors.reader
    const { key } = await withPasskey(actors.reader)
    const wrong = async (change: object) => {
      const { challenge } = await ask('enter')
      return (await enterWith(key.show({ ...site, challenge, personId, counter: 9, ...change }))).status
    }
    expect(await wrong({ origin: 'https://trame.elsewhere.exemple' })).toBe(422)
    expect(await wrong({ rpId: 'elsewhere.exemple' })).toBe(422)
    expect(await wrong({ challenge: 'bmV2ZXIgYXNrZWQ' })).toBe(422)
    expect(await wrong({ flags: 0x01 })).toBe(422)
    expect(await wrong({ personId: actors.lead.personId })).toBe(422)
    const stranger = makeSoftwareKey()
    const { challenge } = await ask('enter')
    expect((await enterWith(stranger.show({ ...site, challenge, personId }))).status).toBe(422)
    expect((await enterWith('{}')).status).toBe(422)
    expect(await wrong({})).toBe(303)
  })

  test('a question too old is answered no more', async () => {
    const { actors } = await givenCtg(db)
    const { key } = await withPasskey(actors.reader)
    const secret = Buffer.from(randomUUID()).toString('base64url')
    const before = new Date(Date.now() - 6 * 60_000)
    await keepChallenge(db, { purpose: 'passkey-enter', secret, personId: null, detail: {} }, before)
    expect((await enterWith(key.show({ ...site, challenge: secret, personId: actors.reader.personId }))).status).toBe(
      422,
    )
  })

  test('is a second factor at the door; that of another person is none', async () => {
    const { actors } = await givenCtg(db)
    const mine = await withPasskey(actors.reader)
    const theirs = await withPasskey(actors.lead)
    const cookie = await app().signIn(actors.reader, { isFactorAwaited: true })
    expect((await app().get('/compte', cookie)).status).toBe(302)
    const show = async (key: typeof mine.key) => {
      const { challenge } = await ask('show', cookie)
      const answer = key.show({ ...site, challenge, counter: 1 })
      return (await app().post(door, { intent: 'pass-by-passkey', answer }, cookie)).status
    }
    expect(await show(theirs.key)).toBe(422)
    expect(await show(mine.key)).toBe(303)
    expect((await app().get('/compte', cookie)).status).toBe(200)
  })

  test('is added once, by who was asked, and removed by its owner alone', async () => {
    const { actors } = await givenCtg(db)
    const { cookie, answer } = await withPasskey(actors.reader)
    const add = (sent: string, by: string) =>
      app().post('/compte', { intent: 'add-passkey', name: 'clé', answer: sent }, by)
    expect((await add(answer, cookie)).status).toBe(403)
    const other = await app().signIn(actors.lead)
    const { challenge } = await ask('add', other)
    const forOther = makeSoftwareKey().register({ ...site, challenge })
    expect((await add(forOther, cookie)).status).toBe(403)
    expect(
      (await add(makeSoftwareKey().register({ ...site, origin: 'https://elsewhere.exemple', challenge }), other))
        .status,
    ).toBe(403)
    expect((await add(forOther, other)).status).toBe(303)
    const { id } = await db
      .selectFrom('passkey')
      .select('id')
      .where('person_id', '=', actors.reader.personId)
      .executeTakeFirstOrThrow()
    expect((await app().post('/compte', { intent: 'remove-passkey', passkeyId: id }, other)).status).toBe(404)
    expect((await app().post('/compte', { intent: 'remove-passkey', passkeyId: id }, cookie)).status).toBe(303)
  })
})
