/** Accounts through HTTP: links that serve by a POST, passwords, sessions, the mails of a demonstration. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#app/kernel/actor.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { deliverMail } from '#app/kernel/mail.server.ts'
import { givenAccountLink } from './account-link-fixture.server.ts'
import { lastLinkTo, writeAskedLinks } from './asked-links.server.ts'
import { testDatabase } from './database.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'
import { openSmtpServer } from './smtp-server.ts'

const given: { db?: Database; app?: TestApp; demo?: TestApp } = {}
const db = () => given.db ?? expect.unreachable('no database')
const app = () => given.app ?? expect.unreachable('no application')

beforeAll(async () => {
  given.db = await testDatabase()
  given.app = await openTestApp(given.db)
  given.demo = await openTestApp(given.db, { isDemo: true })
})
afterAll(() => {
  given.app?.close()
  given.demo?.close()
})

async function givenPerson() {
  const personId = randomUUID()
  const email = `${personId}@exemple.fr`
  const actor: Actor = { personId, name: 'Inès Faber', isPlatformAdministrator: false, memberships: [] }
  await db().insertInto('person').values({ id: personId, name: actor.name, email }).execute()
  return { actor, personId, email, cookie: await app().signIn(actor) }
}

const password = 'une phrase assez longue'

/** Asks for the link by the page, and finds it in the mail. */
async function pathMailed(page: string, form: Readonly<Record<string, string>>, email: string): Promise<string> {
  await app().post(page, { ...form, email })
  await writeAskedLinks(app().instance)
  const link = await lastLinkTo(app().instance, email)
  return link ? link.pathname + link.search : expect.unreachable('no mail')
}
const passwordLink = (email: string) => pathMailed('/mot-de-passe', {}, email)
const signInLink = (email: string, back = '') => pathMailed(`/connexion${back}`, { intent: 'link' }, email)

const sessionsOf = (personId: string) =>
  db().selectFrom('person_session').select('id').where('userId', '=', personId).execute()

const cookieIn = (answer: Response) => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

const actsOn = async (personId: string) =>
  (
    await db()
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_id', '=', personId)
      .where('ctg_id', 'is', null)
      .orderBy('id')
      .execute()
  ).map(({ action }) => action)

describe('a link of sign-in', () => {
  test('spends nothing when a scanner opens it, however often; its button enters, once', async () => {
    const { personId, email } = await givenPerson()
    const link = await signInLink(email, '?retour=%2Fcompte')
    for (const method of ['GET', 'HEAD', 'GET', 'GET']) {
      const opened = await app().app.request(`http://localhost:3000${link}`, {
        method,
        headers: { 'sec-purpose': 'prefetch' },
      })
      expect([opened.status, opened.headers.getSetCookie()]).toEqual([200, []])
      expect(opened.headers.get('referrer-policy')).toBe('no-referrer')
      expect(opened.headers.get('x-robots-tag')).toContain('noindex')
    }
    const page = await (await app().get(link)).text()
    expect(page).toContain('Inès Faber')
    expect(page).toContain('Me connecter')
    expect(await sessionsOf(personId)).toHaveLength(1)
    const entered = await app().post(link, {})
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/compte'])
    expect((await app().get('/compte', cookieIn(entered))).status).toBe(200)
    const again = await app().post(link, {})
    expect([again.status, again.headers.getSetCookie()]).toEqual([404, []])
    expect(await again.text()).toContain('n’est plus valable')
    expect((await app().get(link)).status).toBe(404)
    expect(await actsOn(personId)).toEqual(['person.entered'])
  })

  test('too old, it says so and offers another', async () => {
    const person = await givenPerson()
    const token = await givenAccountLink(db(), 'sign-in', person, new Date(Date.now() - 1_000))
    const opened = await app().get(`/connexion/lien/${token}`)
    expect(opened.status).toBe(404)
    const page = await opened.text()
    expect(page).toContain('n’est plus valable')
    expect(page).toContain('href="/connexion"')
  })

  test('is not entered by the form of another site', async () => {
    const { email } = await givenPerson()
    const link = await signInLink(email)
    const post = (headers: Record<string, string>) =>
      app().app.request(`http://localhost:3000${link}`, { method: 'POST', body: new URLSearchParams(), headers })
    const forged = await post({ origin: 'null', 'sec-fetch-site': 'cross-site' })
    expect([forged.status, forged.headers.getSetCookie()]).toEqual([403, []])
    expect((await post({ origin: 'null', 'sec-fetch-site': 'same-origin' })).status).toBe(303)
  })

  test('the page says the same to an address without account, by the same statements, and writes to nobody', async () => {
    const { email } = await givenPerson()
    const stranger = `${randomUUID()}@exemple.fr`
    const answers = [email, stranger].map((one) => app().post('/connexion', { intent: 'link', email: one }))
    const [known, unknown] = await Promise.all((await Promise.all(answers)).map((answer) => answer.text()))
    const withoutWhatChanges = (page = '', address: string) =>
      page.replaceAll(address, '').replace(/nonce="[^"]+"|[0-9a-f-]{36}/g, '')
    expect(withoutWhatChanges(known, email)).toBe(withoutWhatChanges(unknown, stranger))
    expect(await writeAskedLinks(app().instance)).toBe(2)
    expect(await lastLinkTo(app().instance, stranger)).toBeUndefined()
  })

  test('asked too often, the answer says to open the mail that is there', async () => {
    const { email } = await givenPerson()
    const statuses: number[] = []
    for (let ask = 0; ask < 7; ask += 1)
      statuses.push((await app().post('/connexion', { intent: 'link', email })).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429])
    // Others may have asked for them: what she can still do is said, and not that she did it.
    const refused = await app().post('/connexion', { intent: 'link', email })
    expect(await refused.text()).toMatch(/par vous ou par d’autres.*qu’un par heure.*Entrez autrement/s)
    await writeAskedLinks(app().instance)
    const link = await lastLinkTo(app().instance, email)
    expect((await app().post(link?.pathname ?? '', {})).status).toBe(303)
  })

  test('is not kept in a mail that has left', async () => {
    const { email } = await givenPerson()
    await signInLink(email)
    const smtp = await openSmtpServer()
    const mail = await db()
      .selectFrom('outgoing_mail')
      .select('id')
      .where('to_address', '=', email)
      .executeTakeFirstOrThrow()
    await deliverMail(db(), smtp.url, 'Trame <trame@exemple.fr>', mail.id)
    smtp.close()
    const kept = await db()
      .selectFrom('outgoing_mail')
      .select('body_text')
      .where('id', '=', mail.id)
      .executeTakeFirstOrThrow()
    expect(kept.body_text).toContain('lien retiré')
    expect(kept.body_text).not.toMatch(/http/)
  })
})

describe('a password', () => {
  test('forgotten, is asked for with an address that is one: what is typed stays, and nothing is said to be sent', async () => {
    for (const email of ['', 'nadia', 'nadia@exemple']) {
      const answer = await app().post('/mot-de-passe', { email })
      const page = await answer.text()
      expect([email, answer.status]).toEqual([email, 422])
      expect(page).not.toContain('vient d’y être envoyé')
      expect(page).toContain(`name="email" value="${email}"`)
    }
    const { email } = await givenPerson()
    expect(await (await app().post('/mot-de-passe', { email })).text()).toContain('vient d’y être envoyé')
  })

  test('is chosen by the link received, which serves once and closes the sessions', async () => {
    const { personId, email } = await givenPerson()
    const link = await passwordLink(email)
    for (let opened = 0; opened < 3; opened += 1) expect((await app().get(link)).status).toBe(200)
    const form = { newPassword: password, repeatedPassword: password }
    for (const [typed, sentence] of [
      ['court', 'trop court'],
      ['Motdepasse2026', 'parmi les premiers essayés'],
      ['InesFaber2026!', 'reprend votre nom'],
    ] as const) {
      const refused = await app().post(link, { newPassword: typed, repeatedPassword: typed })
      expect(refused.status).toBe(422)
      expect(await refused.text()).toContain(sentence)
    }
    expect((await app().post(link, { ...form, repeatedPassword: 'autre phrase longue' })).status).toBe(422)
    const chosen = await app().post(link, form)
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/connexion'])
    expect(await sessionsOf(personId)).toEqual([])
    expect((await app().post(link, form)).status).toBe(404)
    const entered = await app().post('/connexion', { intent: 'password', email, password })
    expect(entered.status).toBe(303)
    expect(await actsOn(personId)).toEqual(['person.password-link-asked', 'person.password-chosen', 'person.entered'])
  })

  test('an old link leads to its page, and the other links of the person serve no more once it is chosen', async () => {
    const person = await givenPerson()
    const [one, other] = [
      await givenAccountLink(db(), 'password', person),
      await givenAccountLink(db(), 'password', person),
    ]
    const old = await app().get(`/mot-de-passe?token=${one}`)
    expect(old.headers.get('location')).toBe(`/mot-de-passe/lien/${one}`)
    await app().post(`/mot-de-passe/lien/${one}`, { newPassword: password, repeatedPassword: password })
    expect((await app().get(`/mot-de-passe/lien/${other}`)).status).toBe(404)
  })

  test('the same sentence for an address without account, and no mail', async () => {
    const email = `${randomUUID()}@exemple.fr`
    expect((await app().post('/mot-de-passe', { email })).status).toBe(200)
    await writeAskedLinks(app().instance)
    expect(await db().selectFrom('outgoing_mail').select('id').where('to_address', '=', email).execute()).toEqual([])
  })

  test('is changed with the present one, and ends the other sessions; what was typed never comes back', async () => {
    const { personId, email, cookie: elsewhere } = await givenPerson()
    await app().post(await passwordLink(email), { newPassword: password, repeatedPassword: password })
    const entered = await app().post('/connexion', { intent: 'password', email, password })
    const cookie = cookieIn(entered)
    await db()
      .insertInto('person_session')
      .values({ userId: personId, token: randomUUID(), expiresAt: new Date(Date.now() + 86_400_000) })
      .execute()
    const change = { intent: 'change-password', newPassword: 'une autre phrase', repeatedPassword: 'une autre phrase' }
    const wrong = await app().post('/compte', { ...change, currentPassword: 'pas la bonne phrase' }, cookie)
    expect(wrong.status).toBe(422)
    expect((await wrong.text()).includes('pas la bonne phrase')).toBe(false)
    const weak = { ...change, newPassword: 'Azerty123456', repeatedPassword: 'Azerty123456' }
    expect((await app().post('/compte', { ...weak, currentPassword: password }, cookie)).status).toBe(422)
    expect((await app().post('/compte', { ...change, currentPassword: password }, cookie)).status).toBe(303)
    expect(await sessionsOf(personId)).toHaveLength(1)
    expect((await app().get('/compte', cookie)).status).toBe(200)
    expect((await app().get('/compte', elsewhere)).status).toBe(302)
    expect((await actsOn(personId)).at(-1)).toBe('person.password-changed')
  })
})

describe('sessions', () => {
  test('one’s own are listed and closed; those of others answer 404', async () => {
    const [mine, theirs] = [await givenPerson(), await givenPerson()]
    const [session] = await sessionsOf(mine.personId)
    const close = { intent: 'revoke-session', sessionId: session?.id ?? '' }
    expect((await app().post('/compte', close, theirs.cookie)).status).toBe(404)
    expect((await app().get('/compte', mine.cookie)).status).toBe(200)
    expect((await app().post('/compte', close, mine.cookie)).status).toBe(303)
    expect((await app().get('/compte', mine.cookie)).headers.get('location')).toMatch(/^\/connexion/)
  })

  test('signing out ends the session, for good, and is told', async () => {
    const { personId, cookie } = await givenPerson()
    const left = await app().post('/deconnexion', {}, cookie)
    expect([left.status, left.headers.get('location')]).toEqual([303, '/connexion'])
    expect(left.headers.getSetCookie().join()).toMatch(/session_token=;.*Max-Age=0/)
    expect(await sessionsOf(personId)).toEqual([])
    expect(await actsOn(personId)).toEqual(['person.left'])
    expect((await app().post('/deconnexion', {}, cookie)).status).toBe(303)
    expect(await actsOn(personId)).toEqual(['person.left'])
  })
})

test('an account of the demonstration is entered by its button, whatever password one of us gave it; no other is', async () => {
  const [offered, other] = [await givenPerson(), await givenPerson()]
  await db().updateTable('person').set({ demo_role: 'Élue' }).where('id', '=', offered.personId).execute()
  const enter = async ({ email }: { readonly email: string }) =>
    (await given.demo?.post('/connexion', { intent: 'demo', email }))?.status
  expect([await enter(offered), await enter(other)]).toEqual([303, 422])
  expect(await enter(offered)).toBe(303)
})

test('mails are read in a demonstration only', async () => {
  const { cookie } = await givenPerson()
  expect((await app().get('/courriels', cookie)).status).toBe(404)
  expect((await given.demo?.get('/courriels', cookie))?.status).toBe(200)
})
