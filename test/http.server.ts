/** The whole application without a socket: requests answered by the built routes, as people signed in or as a visitor. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { ServerBuild } from 'react-router'
import { createAuth } from '#app/domains/accounts/auth.server.ts'
import { createApp } from '#app/http/app.server.ts'
import type { Instance } from '#app/http/request-context.server.ts'
import type { Actor } from '#app/kernel/actor.ts'
import { type Config, readConfig } from '#app/kernel/config.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'

export const testSecret = 'secret of the tests, thirty-two characters'
const origin = 'http://localhost:3000'

export type TestApp = Awaited<ReturnType<typeof openTestApp>>

type Form = Readonly<Record<string, string | readonly string[] | File>>

/** As a browser sends it: multipart when there is a file. */
function bodyOf(form: Form): URLSearchParams | FormData {
  const values = Object.entries(form)
  const hasFile = values.some(([, value]) => value instanceof File)
  const texts = new URLSearchParams()
  const parts = new FormData()
  for (const [name, value] of values) {
    if (value instanceof File) parts.append(name, value)
    else
      for (const one of typeof value === 'string' ? [value] : value) {
        texts.append(name, one)
        parts.append(name, one)
      }
  }
  return hasFile ? parts : texts
}

/** Where the browser's router asks for what the page at this address is made of. */
export const dataAddress = (url: string): string =>
  url.replace(/^([^?]*)/, (path) => `${path === '/' ? '/_' : path}.data`)

type Options = { readonly isDemo?: boolean; readonly config?: Partial<Config> }

export async function openTestApp(db: Database, options: Options = {}) {
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-http-'))
  const config = {
    ...readConfig({ TRAME_DATA: dataFolder, TRAME_SECRET: testSecret, TRAME_SIGNATURE: 'ouverte' }),
    isProduction: true,
    ...options.config,
  }
  const instance: Instance = {
    config,
    db,
    auth: createAuth(db, config),
    files: openFileStore(config),
    isDemo: options.isDemo ?? false,
  }
  const build: ServerBuild = await import(path.resolve(import.meta.dirname, '../build/server/index.js'))
  const app = createApp(instance, build)

  /**
   * Opens a session for this person, as signing in would: whoever has an application of codes has not shown one yet.
   * @returns the Cookie header
   */
  async function signIn(
    actor: Pick<Actor, 'personId'> & Partial<Actor>,
    asked: { readonly isFactorAwaited?: boolean } = {},
  ): Promise<string> {
    const factor = await db
      .selectFrom('second_factor')
      .select('confirmed_at')
      .where('person_id', '=', actor.personId)
      .executeTakeFirst()
    const isFactorAwaited = asked.isFactorAwaited ?? factor?.confirmed_at != null
    const token = randomBytes(24).toString('base64url')
    await db
      .insertInto('person_session')
      .values({
        id: randomUUID(),
        userId: actor.personId,
        token,
        expiresAt: new Date(Date.now() + 86_400_000),
        factor_passed_at: isFactorAwaited ? null : new Date(),
      })
      .execute()
    const signature = createHmac('sha256', testSecret).update(token).digest('base64')
    return `trame.session_token=${encodeURIComponent(`${token}.${signature}`)}`
  }

  const get = (url: string, cookie?: string) => app.request(origin + url, { headers: cookie ? { cookie } : {} })

  const post = (url: string, form: Form, cookie?: string) => {
    const body = bodyOf(form)
    return app.request(origin + url, { method: 'POST', body, headers: { origin, ...(cookie && { cookie }) } })
  }

  /** What the act itself answers, no page around it, as the browser's router asks: a redirection is a 202. */
  const postData = (url: string, form: Form, cookie?: string) => post(dataAddress(url), form, cookie)
  /** What a page is made of, without its HTML. */
  const getData = (url: string, cookie?: string) => get(dataAddress(url), cookie)

  return {
    app,
    instance,
    signIn,
    get,
    getData,
    post,
    postData,
    close: () => fs.rmSync(dataFolder, { recursive: true, force: true }),
  }
}
