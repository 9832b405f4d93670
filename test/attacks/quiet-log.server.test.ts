/**
 * What anyone sends from outside must not fill the log: no error, no stack, nothing but lines of ours, and never the link of an
 * address that is badly written. A real process: libraries write to its output by themselves.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findFreePort } from '../../e2e/free-port.ts'
import { newTestDatabase } from '../database.server.ts'

async function startTrame(dataFolder: string) {
  const { url, pool } = await newTestDatabase()
  await pool.end()
  const port = await findFreePort()
  const child = spawn(process.execPath, [path.resolve('app/main.server.ts')], {
    env: {
      ...process.env,
      ...{ NODE_ENV: 'production', PORT: String(port), TRAME_DATA: dataFolder, DATABASE_URL: url },
      ...{ TRAME_DEMO: 'off', TRAME_URL: '', TRAME_LOG: 'info' },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { text: '' }
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said.text += chunk.toString()))
  await expect.poll(() => said.text, { timeout: 60_000 }).toContain('Trame est prête')
  const lines = () => said.text.split('\n').filter((line) => line !== '')
  return { child, origin: `http://localhost:${port}`, lines }
}

const secret = 'abcdefghijklmnopqrstuvwxyz0123456789'
const form = 'application/x-www-form-urlencoded'

/** Method, address, headers, body; the origin is ours unless another is given. */
const sent: readonly (readonly [string, string, Readonly<Record<string, string>>?, string?])[] = [
  ['POST', '/connexion', { origin: 'https://ailleurs.exemple', 'content-type': form }, 'intent=link'],
  ['POST', '/connexion.data', { origin: 'https://ailleurs.exemple', 'content-type': form }, 'intent=link'],
  ['POST', '/connexion', { origin: 'null', 'content-type': form }, 'intent=link'],
  ['POST', '/connexion', { origin: 'not an origin', 'content-type': form }, 'intent=link'],
  ['POST', '/connexion', { 'x-forwarded-host': 'ailleurs.exemple', 'content-type': form }, 'intent=link'],
  ['OPTIONS', '/connexion', { origin: 'https://ailleurs.exemple' }],
  ['POST', `/point/${secret}`, { origin: 'null', 'content-type': form }, 'a=b'],
  ['POST', '/connexion', { 'content-type': 'multipart/form-data' }, 'a=b'],
  ['POST', '/connexion', { 'content-type': 'multipart/form-data; boundary=x' }, '--x\r\n\r\ncut'],
  ['POST', '/connexion', { 'content-type': 'application/json' }, '[[['],
  ['POST', '/connexion', { 'content-type': 'text/plain' }, 'a'],
  ['PUT', '/connexion', { 'content-type': form }, 'intent=unknown'],
  ['DELETE', '/connexion'],
  ['PROPFIND', '/connexion'],
  ['POST', '/', { 'content-type': form }, 'a=b'],
  ['POST', '/nowhere', { 'content-type': form }, 'a=b'],
  ['POST', '/api/auth/sign-in/magic-link', { 'content-type': 'application/json' }, '{'],
  ['GET', `/point/${secret}%E0%A4%A`],
  ['GET', `/connexion/lien/${secret}%`],
  ['GET', '/assets/%E0%A4%A'],
  ['GET', '/%00'],
  ['GET', '/connexion?retour=%2F%09%2Failleurs.exemple'],
  ['GET', '/connexion', { cookie: 'trame.session_token=%E0%A4%A; trame_dit=%E0%A4' }],
  ['GET', '/connexion.data?_routes=unknown'],
]

test('hostile requests of someone without account leave no error, no stack and no link in the log', {
  timeout: 90_000,
}, async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-quiet-'))
  const { child, origin, lines } = await startTrame(folder)
  try {
    const before = lines().length
    for (const [method, address, headers, body] of sent) {
      const answer = await fetch(origin + address, {
        method,
        headers: { origin, ...headers },
        redirect: 'manual',
        ...(body !== undefined && { body }),
      })
      await answer.text()
      expect({ method, address, isFault: answer.status >= 500 }).toEqual({ method, address, isFault: false })
    }
    child.kill('SIGTERM')
    await once(child, 'exit')
    const told = lines().slice(before)
    expect(told.filter((line) => line !== 'Arrêt de Trame…')).toEqual([])
  } finally {
    child.kill('SIGKILL')
    fs.rmSync(folder, { recursive: true, force: true })
  }
})
