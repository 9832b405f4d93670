/** Nothing of better-auth answers from outside but the table of the door: each of its own endpoints is asked. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import { openTestApp, type TestApp } from '#test/http.server.ts'
import { openAuthPaths } from './auth-door.server.ts'

const given: { app?: TestApp } = {}
const app = () => given.app ?? expect.unreachable('no application')

beforeAll(async () => {
  given.app = await openTestApp(await testDatabase())
})
afterAll(() => given.app?.close())

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

const ask = (method: string, path: string) => {
  const body = ['GET', 'HEAD'].includes(method) ? {} : { body: '{}', headers: { 'content-type': 'application/json' } }
  return app().app.request(`http://localhost:3000/api/auth${path}`, { method, ...body })
}

/** Every path that better-auth's router knows, those of its plugins too. */
const ownPaths = (): readonly string[] => {
  const paths = Object.values(app().instance.auth.api).flatMap((endpoint) =>
    typeof endpoint === 'function' && 'path' in endpoint && typeof endpoint.path === 'string' ? [endpoint.path] : [],
  )
  return [...new Set(paths)].toSorted()
}

describe('the door of accounts', () => {
  test('leaves no endpoint of better-auth reachable but those of its table', async () => {
    expect(ownPaths()).toEqual(
      expect.arrayContaining(['/change-email', '/delete-user', '/list-sessions', '/sign-in/email', '/update-user']),
    )
    const open = new Set(openAuthPaths.map(({ path }) => path))
    const reachable: string[] = []
    for (const path of ownPaths())
      for (const method of methods) {
        if (method === 'GET' && open.has(path)) continue
        const { status } = await ask(method, path.replace(/:\w+/g, 'abc'))
        if (status !== 404) reachable.push(`${method} ${path} → ${status}`)
      }
    expect(reachable).toEqual([])
  })

  test('every path of the table is one that better-auth has', () => {
    expect(ownPaths()).toEqual(expect.arrayContaining(openAuthPaths.map(({ path }) => path)))
  })

  test.each([
    ['/magic-link/verify?token=abc&callbackURL=%2Fctg%2F1', '/connexion/lien/abc?retour=%2Fctg%2F1'],
    ['/magic-link/verify?token=abc&callbackURL=https%3A%2F%2Fexemple.fr', '/connexion/lien/abc'],
    ['/magic-link/verify?token=..%2F..%2Fcompte', '/connexion/lien/inconnu'],
    ['/magic-link/verify', '/connexion/lien/inconnu'],
    ['/reset-password/abc?callbackURL=%2Fmot-de-passe', '/mot-de-passe/lien/abc'],
    ['/reset-password/a%0D%0Ab?callbackURL=x', '/mot-de-passe/lien/inconnu'],
  ])('an old link %s leads to its page, %s', async (path, location) => {
    const answer = await ask('GET', path)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, location])
    expect(answer.headers.getSetCookie()).toEqual([])
  })
})
