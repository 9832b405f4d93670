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
    const link = await givenAsked()
    const answer = await visitor().get(link.address)
    const page = await textOf(answer)
    expect(answer.status).toBe(200)
    expect(page).toContain('Ce lien est au nom de Julie Percale.')
    expect(page).toMatch(/Ce lien donne accès à 1\s+action de la CTG CTG de test, jusqu’au 31 décembre 2099/)
    expect(page).toContain('Ce n’est pas vous\u202f?')
    expect(page).toContain('Douze places.')
    expect(page).not.toContain('Une action que le lien ignore')
    for (const actor of Object.values(link.ctg.actors))
      if (actor !== link.ctg.actors.cafCoordinator) expect(page).not.toContain(actor.personId)
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
    const link = await givenAsked()
    await visitor().get(link.address, { method: 'HEAD' })
    await visitor().get(link.address, { headers: { 'sec-purpose': 'prefetch' } })
    expect((await linkRow(link)).opened_at).toBeNull()
    await visitor().get(link.address)
    const { opened_at: openedAt, ...row } = await linkRow(link)
    expect(openedAt).not.toBeNull()
    await visitor().get(link.address)
    expect(await linkRow(link)).toEqual({ ...row, opened_at: openedAt })
    expect([await journal(link), await reports(link)]).toEqual([[], []])
  })

  test('its token is in no log, whatever happens', async () => {
    const link = await givenAsked()
    const written: string[] = []
    const spies = (['debug', 'info', 'warn', 'error'] as const).map((level) =>
      vi.spyOn(log, level).mockImplementation((...given: unknown[]) => {
        const [first] = given
        const error =
          first instanceof Error || (typeof first === 'object' && first && 'err' in first) ? Object(first).err : first
        written.push(JSON.stringify(given) + String(error) + (error instanceof Error ? error.stack : ''))
      }),
    )
    const { get, post } = visitor()
    await get(link.address)
    await get(`${link.address}/nulle-part`)
    await get(`${link.address}.data`)
    await post(link.address, point(link))
    await post(`${link.address}/envoye`, {})
    await post(link.address, {}, { origin: 'https://ailleurs.example' })
    await app().app.request(origin + link.address, {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'text/plain' },
    })
    for (const spy of spies) spy.mockRestore()
    expect(written.length).toBeGreaterThan(0)
    expect(written.filter((line) => line.includes(link.token))).toEqual([])
  })
})

describe('a link reaches nothing else', () => {
  test('neither another action of its CTG nor one of another CTG, nor a measure or a step of theirs', async () => {
    const link = await givenAsked()
    const other = await givenAsked()
    const { post } = visitor()
    for (const actionId of [link.otherActionId, other.actionId]) {
      expect((await post(link.address, point({ ...link, actionId }))).status).toBe(422)
      expect((await post(link.address, { intent: 'send-reports', nothingNew: actionId })).status).toBe(404)
    }
    const theirs = other.ctg.ids
    const foreign: readonly Readonly<Record<string, string>>[] = [
      { [`value-${theirs.measure}`]: '3' },
      { proposedStepId: theirs.step, proposedStepOn: '2027-01-01' },
      { helpBodyId: theirs.body },
    ]
    for (const said of foreign) expect((await post(link.address, point(link, said))).status).toBe(404)
    for (const one of [link, other]) expect([await journal(one), await reports(one)]).toEqual([[], []])
  })

  test('no page of the CTG opens to who holds it', async () => {
    const link = await givenAsked()
    const { get } = visitor()
    await get(link.address)
    for (const page of ['', '/suivi', `/actions/${link.actionId}`, `/actions/${link.actionId}/point`])
      expect((await get(`/ctg/${link.ctgId}${page}`)).status).toBe(302)
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
    const link = await make()
    const { get, post } = visitor()
    for (const page of ['', '/envoye', '/transmettre']) {
      const answer = await get(link.address + page)
      expect(answer.status).toBe(404)
      const text = await textOf(answer)
      const isReal = kind === 'expired' || kind === 'revoked'
      expect({ kind, contact: text.includes(link.ctg.actors.cafCoordinator.name) }).toEqual({ kind, contact: isReal })
      for (const secret of ['CTG de test', 'Une action', linkHolder.name]) expect(text).not.toContain(secret)
    }
    expect((await post(link.address, point(link))).status).toBe(404)
    const forward = { intent: 'forward-link', name: 'Marc Cretonne', email: `${randomUUID()}@exemple.fr` }
    expect((await post(`${link.address}/transmettre`, forward)).status).toBe(404)
    expect(await mailsTo(forward.email)).toEqual([])
    expect([await journal(link), await reports(link)]).toEqual([[], []])
    expect((await linkRow(link)).opened_at).toBeNull()
  })

  test('expired, it says since when', async () => {
    const link = await closed.expired()
    expect(await textOf(await visitor().get(link.address))).toContain('Ce lien ne répond plus depuis le 15 juin 2026')
  })
})

describe('whoever no longer leads', () => {
  const lead = (link: Asked, sheet: { lead_name: string; lead_email: string; is_restricted: boolean }) =>
    db()
      .updateTable('action')
      .set({ ...sheet, lead_person_id: null })
      .where('ctg_id', '=', link.ctgId)
      .where('id', '=', link.actionId)
      .execute()
  const hers = { lead_name: linkHolder.name, lead_email: linkHolder.email }
  const another = { lead_name: 'Aline Fort', lead_email: 'aline.fort@exemple.fr' }
  const colleague = () => ({ intent: 'forward-link', name: 'Marc Cretonne', email: `${randomUUID()}@exemple.fr` })

  test.each([
    ['an address', another],
    ['a name alone', { ...another, lead_email: '' }],
  ])('neither sees, answers nor passes on a sheet restricted since, led by %s', async (_how, next) => {
    const link = await givenAsked()
    await lead(link, { ...next, is_restricted: true })
    const { get, post } = visitor()
    for (const page of ['', '/envoye', '/transmettre']) expect((await get(link.address + page)).status).toBe(404)
    expect((await post(link.address, point(link))).status).toBe(404)
    const passed = colleague()
    expect((await post(`${link.address}/transmettre`, passed)).status).toBe(404)
    expect([await mailsTo(passed.email), await journal(link), await reports(link)]).toEqual([[], [], []])
  })

  test('keeps her other actions, and the colleague she passed them to sees no more than she does', async () => {
    const link = await givenAsked()
    const { get, post } = visitor()
    const passed = colleague()
    expect((await post(`${link.address}/transmettre`, passed)).status).toBe(303)
    const [mail] = await mailsTo(passed.email)
    await db()
      .insertInto('campaign_action')
      .values({ ctg_id: link.ctgId, recipient_id: link.recipientId, action_id: link.otherActionId })
      .execute()
    await lead(link, { ...another, is_restricted: true })
    for (const address of [link.address, /\/point\/[\w-]+/.exec(mail?.body_text ?? '')?.[0] ?? '']) {
      const text = await textOf(await get(address))
      expect(text).toContain('Une action que le lien ignore')
      expect(text).not.toContain('Douze places.')
    }
    expect((await post(link.address, point(link))).status).toBe(422)
    expect(await reports(link)).toEqual([])
  })

  test.each([
    ['restricted and still hers, by her address', { ...hers, is_restricted: true }],
    ['restricted and still hers, by her name alone', { ...hers, lead_email: '', is_restricted: true }],
    ['open to all, whoever leads it', { ...another, is_restricted: false }],
  ])('what is %s is answered', async (_how, sheet) => {
    const link = await givenAsked()
    await lead(link, sheet)
    const { get, post } = visitor()
    expect((await get(link.address)).status).toBe(200)
    expect((await post(link.address, point(link))).status).toBe(303)
    expect(await withSight(everythingRestricted, () => reports(link))).toHaveLength(1)
  })

  test('an ended mandate closes her links, and the one made for her since opens', async () => {
    const link = await givenAsked()
    const { ctgId } = link
    const { personId } = link.ctg.actors.lead
    await db()
      .updateTable('campaign_recipient')
      .set({ person_id: personId })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', link.recipientId)
      .execute()
    expect((await visitor().get(link.address)).status).toBe(200)
    const end = (until: string) =>
      db().updateTable('member').set({ until }).where('ctg_id', '=', ctgId).where('person_id', '=', personId).execute()
    await end('2026-11-24')
    expect((await visitor().get(link.address)).status).toBe(404)
    expect((await visitor().post(link.address, point(link))).status).toBe(404)
    await end('2026-11-01')
    expect((await visitor().get(link.address)).status).toBe(200)
  })
})

describe('limits', () => {
  test('who guesses is stopped, and only from where she guesses', async () => {
    const link = await givenAsked()
    const guesser = visitor()
    const statuses = []
    for (let time = 0; time < 22; time += 1) statuses.push((await guesser.get(`/point/${randomUUID()}`)).status)
    expect([statuses.filter((status) => status === 404).length, statuses.at(-1)]).toEqual([20, 429])
    expect(await textOf(await guesser.get(`/point/${randomUUID()}`))).toContain('Attendez un quart d’heure')
    expect((await visitor().get(`/point/${randomUUID()}`)).status).toBe(404)
    // The holder of a link may share the IP address of someone guessing tokens: the same town hall.
    expect((await guesser.get(link.address)).status).toBe(200)
  })

  test('a link sends thirty times an hour, then says to wait and keeps what was typed', async () => {
    const link = await givenAsked()
    const { post } = visitor()
    for (let time = 0; time < 30; time += 1) await post(link.address, { intent: 'send-reports' })
    const answer = await post(link.address, point(link))
    expect(answer.status).toBe(429)
    const page = await textOf(answer)
    expect(page).toContain('Trop d’envois en peu de temps')
    expect(page).toContain('Dix-huit familles.')
    expect([await journal(link), await reports(link)]).toEqual([[], []])
  })

  test('a link is passed on five times a day', async () => {
    const link = await givenAsked()
    const { post } = visitor()
    const statuses = []
    for (let time = 0; time < 6; time += 1) {
      const form = { intent: 'forward-link', name: 'Marc Cretonne', email: `${randomUUID()}@exemple.fr` }
      statuses.push((await post(`${link.address}/transmettre`, form)).status)
    }
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429])
  })
})
