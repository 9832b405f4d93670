/** An archived CTG, page by page: what would be refused because of that is offered nowhere. Rules: docs/rules/archives.md §3.3, §3.4. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wishArchiving } from '#app/domains/archives/commands/wish-archiving.server.ts'
import { recordFraming } from '#app/domains/journey/commands/record-framing.server.ts'
import { type ActorKey, members } from './command-rows/command-row.ts'
import { commandRows } from './command-rows/index.ts'
import { testDatabase } from './database.server.ts'
import { giveBytes } from './file-bytes.server.ts'
import { addressIds, type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'
import { loadCommands } from './load-commands.ts'
import { testAddress } from './portal-fixture.server.ts'
import { fillAddress, routeTable } from './route-table.ts'

type Page = { readonly address: string; readonly status: number; readonly html: string }

const given: { app?: TestApp; ctg?: FullCtg } = {}
const app = () => given.app ?? expect.unreachable('no application')
const ctg = () => given.ctg ?? expect.unreachable('no CTG')
const told = { completed: '' }
const read = new Map<ActorKey, readonly Page[]>()
/** What the forms of a page say they do, where it is still done once the CTG is archived. */
const stillDone = new Set<string>()

beforeAll(async () => {
  const db = await testDatabase()
  given.app = await openTestApp(db)
  given.ctg = await givenFullCtg(db)
  await giveBytes(db, given.app, given.ctg)
  const { ctgId, actors } = given.ctg
  const note = { ctgId, note: 'Méthode, périmètre, calendrier.', framedOn: '' }
  await recordFraming({ db, actor: actors.cafCoordinator, at: new Date() }, note)
  await db.updateTable('campaign').set({ closed_at: new Date() }).where('ctg_id', '=', ctgId).execute()
  await wishArchiving({ db, actor: actors.cafCoordinator, at: new Date() }, { ctgId, wish: 'archive' })
  const cookie = await app().signIn(actors.townCoordinator)
  const wish = { intent: 'wish-archiving', wish: 'archive', requestId: randomUUID() }
  const archived = await app().post(`/ctg/${ctgId}/archives`, wish, cookie)
  told.completed = decodeURIComponent(archived.headers.getSetCookie().join(';'))
  for (const { commandName, permission } of await loadCommands())
    if (typeof permission === 'string' || permission.holdsWhenArchived)
      stillDone.add(commandRows[commandName]?.intent ?? '')
  for (const who of members) read.set(who, await readAll(who))
}, 600_000)
afterAll(() => given.app?.close())

const addresses = Object.values(routeTable)
  .filter(({ address, kind }) => address.startsWith('/ctg/:ctgId') && kind === undefined)
  .map(({ address }) => address)

async function readPage(address: string, cookie: string): Promise<Page> {
  const answer = await app().get(address, cookie)
  return { address, status: answer.status, html: await answer.text() }
}

async function readAll(who: ActorKey): Promise<readonly Page[]> {
  const cookie = await app().signIn(ctg().actors[who])
  const pages: Page[] = []
  for (const address of addresses) pages.push(await readPage(fillAddress(address, addressIds(ctg())), cookie))
  return pages
}

const pagesOf = (who: ActorKey) => read.get(who) ?? expect.unreachable(who)
const shownTo = (who: ActorKey) => pagesOf(who).filter(({ status }) => status === 200)
/** The same page of any CTG. */
const anyCtg = (address: string) => address.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ':id')

const pathOf = (address: string): string => address.split(/[?#]/)[0] ?? ''

/** What each form of a page says it does; what is sent to the page of one's account is none of the CTG's acts. */
function actsOn(html: string): readonly string[] {
  const forms = html.match(/<form [^>]*method="post"[\s\S]*?<\/form>/g) ?? []
  return forms
    .filter((form) => !/^<form [^>]*action="\/(?:deconnexion|message-lu)/.test(form))
    .map((form) => /<(?:input|button)[^>]* name="intent"[^>]* value="([^"]+)"/.exec(form)?.[1] ?? '(no intent)')
}

test.each(members)('%s finds no form of what is refused', (who) => {
  const refused = shownTo(who).flatMap(({ address, html }) =>
    actsOn(html).flatMap((act) => (stillDone.has(act) ? [] : [`${anyCtg(address)} : ${act}`])),
  )
  expect([...new Set(refused)]).toEqual([])
})

test('whose wish completes the archiving is told that the CTG is archived', () => {
  expect(told.completed).toContain('La CTG est archivée')
})

test('both coordinations find what is still done', () => {
  const offered = shownTo('townCoordinator').flatMap(({ html }) => actsOn(html))
  const kept = ['wish-archiving', 'ask-archive', 'end-member', 'hand-over', 'revoke-token', 'remove-webhook']
  for (const act of [...kept, 'start-renewal']) expect(offered).toContain(act)
})

test.each(members)(
  'the dashboard of %s says nothing missing, nor awaited but an answer to the CTG that follows',
  (who) => {
    const dashboard = pagesOf(who).find(({ address }) => anyCtg(address) === '/ctg/:id') ?? expect.unreachable(who)
    expect(dashboard.status).toBe(200)
    expect(dashboard.html).not.toMatch(/Ce qui manque|Ce que vous attendez/)
    const [, asked = ''] = /Ce qui vous attend<[\s\S]*?<ul([\s\S]*?)<\/ul>/.exec(dashboard.html) ?? []
    expect(asked.replaceAll(/href="[^"]*\/renouvellement"/g, '')).not.toContain('href=')
  },
)

/** What is said to be awaited, to decide or to date; what was awaited one day, in an old decision or a text, is history. */
const saidAwaited =
  /[^.:;]*(?:est attendue?|est à écrire|\d (?:actes? d’habilitation |signatures? )?attendue?s?|décision à prendre|étape en cours|date à fixer|en cours de (?:vote|signature)|par une décision, à voter|figée?, (?:avant le copil|à voter)|actes attendus|(?<=Signature|Acte)\s+attendue?)(?!\p{L})[^.:;]*/gu

test.each(members)('no page tells %s that something is awaited of a party', (who) => {
  const said = shownTo(who).flatMap(({ address, html }) => {
    const text = html.replaceAll(/<[^>]+>/g, ' ')
    return [...text.matchAll(saidAwaited)].map(([said]) => `${anyCtg(address)} : ${said.trim().slice(-140)}`)
  })
  expect([...new Set(said)]).toEqual([])
})

test.each(members)('%s is told why on every page, those which are a form included', (who) => {
  const reopens = who.endsWith('Coordinator')
  // A wall has no frame around it, nor anything to send.
  const framed = pagesOf(who).filter(({ address, status }) => !address.endsWith('/salle') && status !== 403)
  for (const { html } of framed) expect(html.includes('archives#archivage"')).toBe(reopens)
  const untold = framed.filter(({ html }) => !/CTG (?:est )?archivée/.test(html))
  expect(untold.map(({ address, status }) => ({ address: anyCtg(address), status }))).toEqual([])
})

test.each(members)('no link leads %s to a page which is a form', async (who) => {
  const cookie = await app().signIn(ctg().actors[who])
  // Whether a page is a form is not a question of what is searched for in it.
  const statuses = new Map(pagesOf(who).map(({ address, status }) => [pathOf(address), status]))
  const links = new Map<string, string>()
  for (const { address, html } of shownTo(who))
    for (const [, href = ''] of html.matchAll(/<a [^>]*href="(\/ctg\/[^"#?]+)/g))
      if (!links.has(href)) links.set(href, address)
  const refused: string[] = []
  for (const [href, from] of links) {
    const status = statuses.get(href) ?? (await app().getData(href, cookie)).status
    if (status === 409) refused.push(`${anyCtg(from)} → ${anyCtg(href)}`)
  }
  expect(links.size).toBeGreaterThan(50)
  expect(refused).toEqual([])
})

/** Where one comes without an account, and what is sent from there. */
const doors: Readonly<Record<string, (ctg: FullCtg) => string>> = {
  'a workshop': ({ workshopCode }) => `/atelier/${workshopCode}`,
  'a survey': ({ surveyToken }) => `/enquete/${surveyToken}`,
  'a convocation': ({ invitationToken }) => `/invitation/${invitationToken}`,
  'a link to sign': ({ signingToken }) => `/signature/${signingToken}`,
  'the comments of the public page': ({ ctgId }) => `/t/${testAddress(ctgId)}/avis`,
  'the following of its actions': ({ ctgId }) => `/t/${testAddress(ctgId)}/suivre`,
  'a personal link': ({ link }) => link.address,
}

test('what is unlawful is said, and the coordinations answer it', async () => {
  const signal = await app().get(`/t/${testAddress(ctg().ctgId)}/signaler`)
  expect(actsOn(await signal.text())).toEqual(['notify-content'])
  const cookie = await app().signIn(ctg().actors.townCoordinator)
  const queue = await app().get(`/ctg/${ctg().ctgId}/page-publique/avis?etat=notices`, cookie)
  expect(actsOn(await queue.text())).toEqual(['decide-content-notice'])
})

test.each(Object.entries(doors))('whoever comes by %s reads, and finds nothing to send', async (_door, addressOf) => {
  const html = await (await app().get(addressOf(ctg()))).text()
  expect(html).toContain('</main>')
  expect(actsOn(html)).toEqual([])
})
