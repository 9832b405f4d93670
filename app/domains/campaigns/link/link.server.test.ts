/** The personal link by HTTP: what it opens, what it never does, what limits it. Rules: docs/rules/followup.md §7. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { log } from '#app/kernel/log.server.ts'
import { everythingRestricted, withSight } from '#app/kernel/sight.server.ts'
import { linkHolder } from '#test/link-fixture.server.ts'
import {
  type Asked,
  app,
  db,
  givenAsked,
  journal,
  linkRow,
  mailsTo,
  origin,
  point,
  reports,
  textOf,
  visitor,
  withLinkApp,
} from '#test/link-visitor.server.ts'

withLinkApp()

describe('opening a link', () => {
  test('says first what it gives access to, for whom, and shows the last report of its actions only', async () => {
    const asked = await givenAsked()
    const answer = await visitor().get(asked.address)
    const page = await textOf(answer)
    expect(answer.status).toBe(200)
    expect(page).toContain('Vous êtes Julie Percale.')
    expect(page).toMatch(/Ce lien donne accès à 1\s+action de la CTG CTG de test, jusqu’au 31 décembre 2099/)
    expect(page).toContain('Ce n’est pas vous\u202f?')
    expect(page).toContain('Douze places.')
    expect(page).not.toContain('Une action que le lien ignore')
    for (const actor of Object.values(asked.ctg.actors))
      if (actor !== asked.ctg.actors.cafCoordinator) expect(page).not.toContain(actor.personId)
  })

  test.each<[string, (address: string) => string]>([
    ['as it was sent', (address) => address],
    ['in capitals', (address) => address.replace('point', 'Point')],
    ['with a letter encoded', (address) => address.replace('point', '%70oint')],
    ['with a slash at its end', (address) => `${address}/`],
  ])('%s, is told to no one: no index, no referrer, no cache, nothing from elsewhere', async (_how, spell) => {
    const { headers, status } = await visitor().get(spell((await givenAsked()).address))
    expect(status).toBe(200)
    expect(Object.fromEntries(headers)).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'cache-control': 'private, no-store',
    })
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
  })

  test('is noted once, by a reading that writes nothing else, and not by what only looks ahead', async () => {
    const asked = await givenAsked()
    await visitor().get(asked.address, { method: 'HEAD' })
    await visitor().get(asked.address, { headers: { 'sec-purpose': 'prefetch' } })
    expect((await linkRow(asked)).opened_at).toBeNull()
    await visitor().get(asked.address)
    const { opened_at: openedAt, ...row } = await linkRow(asked)
    expect(openedAt).not.toBeNull()
    await visitor().get(asked.address)
    expect(await linkRow(asked)).toEqual({ ...row, opened_at: openedAt })
    expect([await journal(asked), await reports(asked)]).toEqual([[], []])
  })

  test('its token is in no log, whatever happens', async () => {
    const asked = await givenAsked()
    const written: string[] = []
    const spies = (['debug', 'info', 'warn', 'error'] as const).map((level) =>
      vi.spyOn(log, level).mockImplementation((...given: unknown[]) => {
        const [first] = given
        const told =
          first instanceof Error || (typeof first === 'object' && first && 'err' in first) ? Object(first).err : first
        written.push(JSON.stringify(given) + String(told) + (told instanceof Error ? told.stack : ''))
      }),
    )
    const { get, post } = visitor()
    await get(asked.address)
    await get(`${asked.address}/nulle-part`)
    await get(`${asked.address}.data`)
    await post(asked.address, point(asked))
    await post(`${asked.address}/envoye`, {})
    await post(asked.address, {}, { origin: 'https://ailleurs.example' })
    await app().app.request(origin + asked.address, {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'text/plain' },
    })
    for (const spy of spies) spy.mockRestore()
    expect(written.length).toBeGreaterThan(0)
    expect(written.filter((line) => line.includes(asked.token))).toEqual([])
  })
})

describe('a link reaches nothing else', () => {
  test('neither another action of its CTG nor one of another CTG, nor a measure or a step of theirs', async () => {
    const asked = await givenAsked()
    const other = await givenAsked()
    const { post } = visitor()
    for (const actionId of [asked.otherActionId, other.actionId]) {
      expect((await post(asked.address, point({ ...asked, actionId }))).status).toBe(422)
      expect((await post(asked.address, { intent: 'send-reports', nothingNew: actionId })).status).toBe(404)
    }
    const theirs = other.ctg.ids
    const foreign: readonly Readonly<Record<string, string>>[] = [
      { [`value-${theirs.measure}`]: '3' },
      { proposedStepId: theirs.step, proposedStepOn: '2027-01-01' },
      { helpBodyId: theirs.body },
    ]
    for (const said of foreign) expect((await post(asked.address, point(asked, said))).status).toBe(404)
    for (const one of [asked, other]) expect([await journal(one), await reports(one)]).toEqual([[], []])
  })

  test('no page of the CTG opens to who holds it', async () => {
    const asked = await givenAsked()
    const { get } = visitor()
    await get(asked.address)
    for (const page of ['', '/suivi', `/actions/${asked.actionId}`, `/actions/${asked.actionId}/point`])
      expect((await get(`/ctg/${asked.ctgId}${page}`)).status).toBe(302)
  })
})

describe('a link that opens nothing', () => {
  const past = new Date('2026-06-15T22:00:00Z')
  const closed = {
    expired: () => givenAsked({ expiresAt: past }),
    revoked: () => givenAsked({ revokedAt: past }),
    guessed: async () => ({ ...(await givenAsked()), address: `/point/${'A'.repeat(43)}` }),
    mistyped: async () => ({ ...(await givenAsked()), address: '/point/abc' }),
  }

  test.each(Object.entries(closed))('%s: the same status everywhere, and nothing is written', async (kind, make) => {
    const asked = await make()
    const { get, post } = visitor()
    for (const page of ['', '/envoye', '/transmettre']) {
      const answer = await get(asked.address + page)
      expect(answer.status).toBe(404)
      const told = await textOf(answer)
      const isReal = kind === 'expired' || kind === 'revoked'
      expect({ kind, contact: told.includes(asked.ctg.actors.cafCoordinator.name) }).toEqual({ kind, contact: isReal })
      for (const secret of ['CTG de test', 'Une action', linkHolder.name]) expect(told).not.toContain(secret)
    }
    expect((await post(asked.address, point(asked))).status).toBe(404)
    const forward = { intent: 'forward-link', name: 'Marc Cretonne', email: `${randomUUID()}@exemple.fr` }
    expect((await post(`${asked.address}/transmettre`, forward)).status).toBe(404)
    expect(await mailsTo(forward.email)).toEqual([])
    expect([await journal(asked), await reports(asked)]).toEqual([[], []])
    expect((await linkRow(asked)).opened_at).toBeNull()
  })

  test('expired, it says since when', async () => {
    const asked = await closed.expired()
    expect(await textOf(await visitor().get(asked.address))).toContain('Ce lien ne répond plus depuis le 15 juin 2026')
  })
})

describe('whoever no longer leads', () => {
  const lead = (asked: Asked, sheet: { lead_name: string; lead_email: string; is_restricted: boolean }) =>
    db()
      .updateTable('action')
      .set({ ...sheet, lead_person_id: null })
      .where('ctg_id', '=', asked.ctgId)
      .where('id', '=', asked.actionId)
      .execute()
  const hers = { lead_name: linkHolder.name, lead_email: linkHolder.email }
  const another = { lead_name: 'Aline Fort', lead_email: 'aline.fort@exemple.fr' }
  const colleague = () => ({ intent: 'forward-link', name: 'Marc Cretonne', email: `${randomUUID()}@exemple.fr` })

  test.each([
    ['an address', another],
    ['a name alone', { ...another, lead_email: '' }],
  ])('neither sees, answers nor passes on a sheet restricted since, led by %s', async (_how, next) => {
    const asked = await givenAsked()
    await lead(asked, { ...next, is_restricted: true })
    const { get, post } = visitor()
    for (const page of ['', '/envoye', '/transmettre']) expect((await get(asked.address + page)).status).toBe(404)
    expect((await post(asked.address, point(asked))).status).toBe(404)
    const passed = colleague()
    expect((await post(`${asked.address}/transmettre`, passed)).status).toBe(404)
    expect([await mailsTo(passed.email), await journal(asked), await reports(asked)]).toEqual([[], [], []])
  })

  test('keeps her other actions, and the colleague she passed them to sees no more than she does', async () => {
    const asked = await givenAsked()
    const { get, post } = visitor()
    const passed = colleague()
    expect((await post(`${asked.address}/transmettre`, passed)).status).toBe(303)
    const [mail] = await mailsTo(passed.email)
    await db()
      .insertInto('campaign_action')
      .values({ ctg_id: asked.ctgId, recipient_id: asked.recipientId, action_id: asked.otherActionId })
      .execute()
    await lead(asked, { ...another, is_restricted: true })
    for (const address of [asked.address, /\/point\/[\w-]+/.exec(mail?.body_text ?? '')?.[0] ?? '']) {
      const told = await textOf(await get(address))
      expect(told).toContain('Une action que le lien ignore')
      expect(told).not.toContain('Douze places.')
    }
    expect((await post(asked.address, point(asked))).status).toBe(422)
    expect(await reports(asked)).toEqual([])
  })

  test.each([
    ['restricted and still hers, by her address', { ...hers, is_restricted: true }],
    ['restricted and still hers, by her name alone', { ...hers, lead_email: '', is_restricted: true }],
    ['open to all, whoever leads it', { ...another, is_restricted: false }],
  ])('what is %s is answered', async (_how, sheet) => {
    const asked = await givenAsked()
    await lead(asked, sheet)
    const { get, post } = visitor()
    expect((await get(asked.address)).status).toBe(200)
    expect((await post(asked.address, point(asked))).status).toBe(303)
    expect(await withSight(everythingRestricted, () => reports(asked))).toHaveLength(1)
  })

  test('an ended mandate closes her links, and the one made for her since opens', async () => {
    const asked = await givenAsked()
    const { ctgId } = asked
    const { personId } = asked.ctg.actors.lead
    await db()
      .updateTable('campaign_recipient')
      .set({ person_id: personId })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', asked.recipientId)
      .execute()
    expect((await visitor().get(asked.address)).status).toBe(200)
    const end = (until: string) =>
      db().updateTable('member').set({ until }).where('ctg_id', '=', ctgId).where('person_id', '=', personId).execute()
    await end('2026-11-24')
    expect((await visitor().get(asked.address)).status).toBe(404)
    expect((await visitor().post(asked.address, point(asked))).status).toBe(404)
    await end('2026-11-01')
    expect((await visitor().get(asked.address)).status).toBe(200)
  })
})

describe('limits', () => {
  test('who guesses is stopped, and only from where she guesses', async () => {
    const asked = await givenAsked()
    const guesser = visitor()
    const statuses = []
    for (let time = 0; time < 22; time += 1) statuses.push((await guesser.get(`/point/${randomUUID()}`)).status)
    expect([statuses.filter((status) => status === 404).length, statuses.at(-1)]).toEqual([20, 429])
    expect(await textOf(await guesser.get(`/point/${randomUUID()}`))).toContain('Attendez un quart d’heure')
    expect((await visitor().get(`/point/${randomUUID()}`)).status).toBe(404)
    // Whoever holds a link is in the same town hall as whoever guesses.
    expect((await guesser.get(asked.address)).status).toBe(200)
  })

  test('a link sends thirty times an hour, then says to wait and keeps what was typed', async () => {
    const asked = await givenAsked()
    const { post } = visitor()
    for (let time = 0; time < 30; time += 1) await post(asked.address, { intent: 'send-reports' })
    const answer = await post(asked.address, point(asked))
    expect(answer.status).toBe(429)
    const page = await textOf(answer)
    expect(page).toContain('Trop d’envois en peu de temps')
    expect(page).toContain('Dix-huit familles.')
    expect([await journal(asked), await reports(asked)]).toEqual([[], []])
  })

  test('a link is passed on five times a day', async () => {
    const asked = await givenAsked()
    const { post } = visitor()
    const statuses = []
    for (let time = 0; time < 6; time += 1) {
      const form = { intent: 'forward-link', name: 'Marc Cretonne', email: `${randomUUID()}@exemple.fr` }
      statuses.push((await post(`${asked.address}/transmettre`, form)).status)
    }
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429])
  })
})
