/** What the tests of the personal link share: an application, visitors, a CTG with one action asked. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { testDatabase } from './database.server.ts'
import { givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'
import { givenLink } from './link-fixture.server.ts'

const given: { db?: Database; app?: TestApp } = {}
export const db = () => given.db ?? expect.unreachable('no database')
export const app = () => given.app ?? expect.unreachable('no application')
export const origin = 'http://localhost:3000'

/** To be called at the top of a test file. */
export function withLinkApp(): void {
  beforeAll(async () => {
    given.db = await testDatabase()
    given.app = await openTestApp(given.db)
  })
  afterAll(() => given.app?.close())
}

/** A visitor of her own, at another address of her network at each request: limits count by network. */
export function visitor() {
  const network = randomUUID().slice(0, 4)
  const env = {
    incoming: {
      socket: {
        get remoteAddress() {
          return `2001:db8:${network}::${randomUUID().slice(0, 4)}`
        },
      },
    },
  }
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
export async function givenAsked(link: Partial<Parameters<typeof givenLink>[2]> = {}) {
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
export type Asked = Awaited<ReturnType<typeof givenAsked>>

export const point = ({ actionId }: Asked, said: Readonly<Record<string, string | File>> = {}) => ({
  intent: 'send-reports',
  ...Object.fromEntries(
    Object.entries({ facts: 'Dix-huit familles.', status: 'in-progress', ...said }).map(([name, value]) => [
      `${actionId}.${name}`,
      value,
    ]),
  ),
})

export const reports = ({ ctgId }: Asked) =>
  db()
    .selectFrom('progress_report')
    .selectAll()
    .where('ctg_id', '=', ctgId)
    .where('link_id', 'is not', null)
    .orderBy('created_at')
    .execute()
export const journal = ({ ctgId }: Asked) =>
  db().selectFrom('audit_entry').selectAll().where('ctg_id', '=', ctgId).execute()
export const linkRow = ({ ctgId, linkId }: Asked) =>
  db()
    .selectFrom('report_link')
    .selectAll()
    .where('ctg_id', '=', ctgId)
    .where('id', '=', linkId)
    .executeTakeFirstOrThrow()
export const mailsTo = (address: string) =>
  db().selectFrom('outgoing_mail').selectAll().where('to_address', '=', address).orderBy('created_at').execute()

/** What the page says, its scripts aside; spaces that hold words together are spaces. */
export const textOf = async (answer: Response) =>
  (await answer.text())
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<!-- -->/g, '')
    .replaceAll('\u00a0', ' ')
