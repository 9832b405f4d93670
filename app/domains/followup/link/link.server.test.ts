/** The personal link by HTTP: what it opens, what it never does, what limits it. Rules: docs/rules/followup.md §7. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { log } from '#app/kernel/log.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp, type TestApp } from '#test/http.server.ts'
import { givenLink, linkHolder } from '#test/link-fixture.server.ts'
import { sendBackReport } from '../commands/send-back-report.server.ts'

const given: { db?: Database; app?: TestApp } = {}
const db = () => given.db ?? expect.unreachable('no database')
const app = () => given.app ?? expect.unreachable('no application')
const origin = 'http://localhost:3000'

beforeAll(async () => {
  given.db = await testDatabase()
  given.app = await openTestApp(given.db)
})
afterAll(() => given.app?.close())

/** A visitor of her own: limits count by address. */
function visitor() {
  const env = { incoming: { socket: { remoteAddress: randomUUID() } } }
  return {
    get: (url: string, init: RequestInit = {}) => app().app.request(origin + url, init, env),
    post: (
      url: string,
      form: Readonly<Record<string, string | File>>,
      headers: Record<string, string> = { origin },
    ) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(form)) body.append(name, value)
      return app().app.request(origin + url, { method: 'POST', body, headers }, env)
    },
  }
}

/** A CTG with one action asked by link, and a second one that is not. */
async function givenAsked(link: Partial<Parameters<typeof givenLink>[2]> = {}) {
  const ctg = await givenFullCtg(db())
  const launchedBy = ctg.actors.cafCoordinator.name
  const asked = await givenLink(db(), ctg.ctgId, { actionIds: [ctg.ids.action], launchedBy, ...link })
  const otherActionId = randomUUID()
  await db()
    .insertInto('action')
    .values({
      ctg_id: ctg.ctgId,
      id: otherActionId,
      number: 2,
      title: 'Une action que le lien ignore',
      axis_id: ctg.ids.axis,
      status: 'in-progress',
      created_at: new Date('2026-01-01T00:00:00Z'),
    })
    .execute()
  return { ctg, ...asked, actionId: ctg.ids.action, otherActionId }
}
type Asked = Awaited<ReturnType<typeof givenAsked>>

const point = ({ actionId }: Asked, said: Readonly<Record<string, string | File>> = {}) => ({
  intent: 'send-reports',
  ...Object.fromEntries(
    Object.entries({ facts: 'Dix-huit familles.', status: 'in-progress', ...said }).map(([name, value]) => [
      `${actionId}.${name}`,
      value,
    ]),
  ),
})

const reports = ({ ctgId }: Asked) =>
  db()
    .selectFrom('progress_report')
    .selectAll()
    .where('ctg_id', '=', ctgId)
    .where('link_id', 'is not', null)
    .orderBy('created_at')
    .execute()
const journal = ({ ctgId }: Asked) => db().selectFrom('audit_entry').selectAll().where('ctg_id', '=', ctgId).execute()
const linkRow = ({ ctgId, linkId }: Asked) =>
  db()
    .selectFrom('report_link')
    .selectAll()
    .where('ctg_id', '=', ctgId)
    .where('id', '=', linkId)
    .executeTakeFirstOrThrow()
const mailsTo = (address: string) =>
  db().selectFrom('outgoing_mail').selectAll().where('to_address', '=', address).orderBy('created_at').execute()

const textOf = async (answer: Response) =>
  (await answer.text()).replace(/<script[\s\S]*?<\/script>/g, '').replace(/<!-- -->/g, '')

describe('opening a link', () => {
  test('says first what it gives access to, for whom, and shows the last report of its actions only', async () => {
    const asked = await givenAsked()
    const answer = await visitor().get(asked.address)
    const page = await textOf(answer)
    expect(answer.status).toBe(200)
    expect(page).toContain('Vous êtes Julie Percale.')
    expect(page).toMatch(/Ce lien donne accès à 1\s+action de la CTG CTG de test, jusqu’au 31 décembre 2099/)
    expect(page).toContain('Ce n’est pas vous ?')
    expect(page).toContain('Douze places.')
    expect(page).not.toContain('Une action que le lien ignore')
    for (const actor of Object.values(asked.ctg.actors))
      if (actor !== asked.ctg.actors.cafCoordinator) expect(page).not.toContain(actor.personId)
  })

  test('is told to no one: no index, no referrer, no cache, nothing from elsewhere', async () => {
    const { headers } = await visitor().get((await givenAsked()).address)
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

describe('sending by a link', () => {
  test('makes a report in the holder’s name, with its file, that waits for its answer; the campaign knows', async () => {
    const asked = await givenAsked()
    const png = new File([Buffer.from('89504e470d0a1a0a0000000d', 'hex')], 'affiche.png', { type: 'image/png' })
    const sent = { peopleReached: '18', proposedEndsOn: '2027-09-01', helpWanted: 'Une salle.', files: png }
    const answer = await visitor().post(asked.address, point(asked, sent))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${asked.address}/envoye`])
    const [report, ...others] = await reports(asked)
    expect(others).toEqual([])
    expect(report).toMatchObject({
      action_id: asked.actionId,
      status: 'submitted',
      facts: 'Dix-huit familles.',
      people_reached: 18,
      proposed_ends_on: '2027-09-01',
      entered_by: linkHolder.name,
      entered_for: '',
      link_id: asked.linkId,
    })
    const files = await db().selectFrom('report_file').selectAll().where('ctg_id', '=', asked.ctgId).execute()
    expect(files).toMatchObject([{ report_id: report?.id }])
    const campaign = await db()
      .selectFrom('campaign_recipient')
      .selectAll()
      .where('ctg_id', '=', asked.ctgId)
      .where('id', '=', asked.recipientId)
      .executeTakeFirstOrThrow()
    expect(campaign.answered_at).not.toBeNull()
    expect(await journal(asked)).toMatchObject([
      { action: 'progress-report.submitted', person_id: null, person_name: linkHolder.name },
    ])
    const page = await textOf(await visitor().get(`${asked.address}/envoye`))
    expect(page).toContain('Dix-huit familles.')
    expect(page).toContain('Une salle.')
    expect(page).toContain('Vous pouvez corriger jusqu’au 31 décembre 2099.')
  })

  test('counts once when it is sent twice under one number, and again as a new line when it is a correction', async () => {
    const asked = await givenAsked()
    const requestId = randomUUID()
    const { post } = visitor()
    for (let time = 0; time < 2; time += 1)
      expect((await post(asked.address, { ...point(asked), requestId })).status).toBe(303)
    expect(await reports(asked)).toHaveLength(1)
    await post(asked.address, { ...point(asked, { facts: 'Vingt familles, en fait.' }), requestId: randomUUID() })
    expect((await reports(asked)).map(({ facts }) => facts)).toEqual(['Dix-huit familles.', 'Vingt familles, en fait.'])
  })

  test('« rien de neuf » is one touch', async () => {
    const asked = await givenAsked()
    expect((await visitor().post(asked.address, { intent: 'send-reports', nothingNew: asked.actionId })).status).toBe(
      303,
    )
    expect(await reports(asked)).toMatchObject([
      { facts: 'Rien de neuf depuis le dernier point.', action_status: 'in-progress' },
    ])
  })

  test('passes without the origin that a browser hides with the referrer', async () => {
    const asked = await givenAsked()
    expect((await visitor().post(asked.address, point(asked), { origin: 'null' })).status).toBe(303)
  })

  test.each([
    ['nothing', () => ({ intent: 'send-reports' })],
    ['an action with numbers and no facts', (asked: Asked) => point(asked, { facts: '', peopleReached: '18' })],
    ['a day that is none', (asked: Asked) => point(asked, { proposedEndsOn: '2026-13-45' })],
    ['a report of tomorrow', (asked: Asked) => point(asked, { reportedOn: '2099-01-01' })],
    ['a file of no known kind', (asked: Asked) => point(asked, { files: new File(['MZ…'], 'virus.exe') })],
    ['« rien de neuf » over what was written', (asked: Asked) => ({ ...point(asked), nothingNew: asked.actionId })],
  ])('is refused at its field with %s, what was typed comes back, nothing is written', async (_name, form) => {
    const asked = await givenAsked()
    const answer = await visitor().post(asked.address, form(asked))
    expect(answer.status).toBe(422)
    expect(await textOf(answer)).toMatch(/<p id="[^"]*-error"/)
    expect([await journal(asked), await reports(asked)]).toEqual([[], []])
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

describe('limits', () => {
  test('who guesses is stopped, and only from where she guesses', async () => {
    const asked = await givenAsked()
    const guesser = visitor()
    const statuses = []
    for (let time = 0; time < 22; time += 1) statuses.push((await guesser.get(`/point/${randomUUID()}`)).status)
    expect([statuses.filter((status) => status === 404).length, statuses.at(-1)]).toEqual([20, 429])
    const answer = await guesser.get(asked.address)
    expect(answer.status).toBe(429)
    expect(await textOf(answer)).toContain('Attendez un quart d’heure')
    expect((await visitor().get(asked.address)).status).toBe(200)
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

describe('passing the question on', () => {
  test('gives a colleague a link of his own, tells the coordinators, and his answers say for whom', async () => {
    const asked = await givenAsked()
    const email = `${randomUUID()}@exemple.fr`
    const form = { intent: 'forward-link', name: 'Marc Cretonne', email }
    const answer = await visitor().post(`${asked.address}/transmettre`, form)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, asked.address])

    const [mail] = await mailsTo(email)
    const address = mail?.body_text.match(/\/point\/[\w-]{43}/)?.[0] ?? ''
    expect(mail?.body_text).toContain('Julie Percale')
    expect(mail?.kept_body_text).not.toContain(address)
    for (const { personId } of [asked.ctg.actors.cafCoordinator, asked.ctg.actors.townCoordinator]) {
      const told = await mailsTo(`${personId}@exemple.fr`)
      expect(told.map(({ subject }) => subject)).toEqual(['Lien transmis : Julie Percale à Marc Cretonne'])
      expect(told[0]?.body_text).not.toContain('/point/')
    }
    expect(await journal(asked)).toMatchObject([{ action: 'campaign.link-forwarded', person_name: 'Julie Percale' }])
    expect(JSON.stringify(await journal(asked))).not.toContain(address.slice('/point/'.length))

    expect(await textOf(await visitor().get(address))).toContain(
      'Vous êtes Marc Cretonne et vous répondez pour Julie Percale.',
    )
    expect((await visitor().post(address, point(asked))).status).toBe(303)
    expect(await reports(asked)).toMatchObject([{ entered_by: 'Marc Cretonne', entered_for: 'Julie Percale' }])
    expect((await visitor().get(asked.address)).status).toBe(200)
  })

  test.each([
    ['no name', { name: '', email: 'marc.cretonne@exemple.fr' }],
    ['no address', { name: 'Marc Cretonne', email: 'marc' }],
  ])('is refused with %s', async (_name, form) => {
    const asked = await givenAsked()
    const answer = await visitor().post(`${asked.address}/transmettre`, { intent: 'forward-link', ...form })
    expect(answer.status).toBe(422)
    expect(await journal(asked)).toEqual([])
  })
})

describe('a report sent back', () => {
  test('goes to its author by mail, with the word and a new link; the campaign waits for her again', async () => {
    const asked = await givenAsked()
    await visitor().post(asked.address, point(asked))
    const [report] = await reports(asked)
    const before = (await mailsTo(linkHolder.email)).length
    await sendBackReport(
      { db: db(), actor: asked.ctg.actors.townCoordinator, at: new Date() },
      { ctgId: asked.ctgId, reportId: report?.id ?? '', answer: 'Combien de familles au Luth ?', siteUrl: origin },
    )
    const mails = await mailsTo(linkHolder.email)
    const mail = mails.at(-1)
    expect(mails.length).toBe(before + 1)
    expect(mail?.body_text).toContain('« Combien de familles au Luth ? »')
    const address = mail?.body_text.match(/\/point\/[\w-]{43}/)?.[0] ?? ''
    expect(mail?.kept_body_text).not.toContain(address)
    const page = await textOf(await visitor().get(address))
    expect(page).toContain('Combien de familles au Luth ?')
    expect(page).toContain('à dire')
    const recipient = await db()
      .selectFrom('campaign_recipient')
      .selectAll()
      .where('ctg_id', '=', asked.ctgId)
      .where('id', '=', asked.recipientId)
      .executeTakeFirstOrThrow()
    expect(recipient.answered_at).toBeNull()
    expect((await visitor().post(address, point(asked, { facts: 'Six au Luth.' }))).status).toBe(303)
  })
})
