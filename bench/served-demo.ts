/** Trame in production on a demonstration of its own, in a temporary folder, entered as the coordinator of the Caf. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findFreePort } from '../e2e/free-port.ts'

const root = path.resolve(import.meta.dirname, '..')
const startMs = 180_000
const lookAgainMs = 200

export type ServedDemo = {
  readonly origin: string
  /** Of the server's process: its memory is watched. */
  readonly pid: number
  /** Header of the session opened. */
  readonly cookie: string
  readonly get: (address: string) => Promise<string>
  /** Statements sent to PostgreSQL since the start. */
  readonly countStatements: () => Promise<number>
  /** Milliseconds of processor of the server since its start, all its threads. */
  readonly processorMs: () => Promise<number>
  readonly stop: () => Promise<void>
}

/**
 * @param on a database of the measure's and a secret that its nodes share; its own when left out
 * @param env what this instance is told besides
 * @param saysFaults its errors are shown: not when they are what is looked for
 */
export async function serveDemo(
  on?: { readonly databaseUrl: string; readonly secret: string },
  env: Readonly<Record<string, string>> = {},
  { saysFaults = true }: { readonly saysFaults?: boolean } = {},
): Promise<ServedDemo> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-bench-'))
  fs.chmodSync(folder, 0o755)
  const port = await findFreePort()
  const origin = `http://localhost:${port}`
  const counter = path.join(root, 'bench', 'count-queries.ts')
  const child = spawn(process.execPath, ['--import', counter, 'app/main.server.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', saysFaults ? 'inherit' : 'ignore', 'ipc'],
    env: {
      ...process.env,
      ...{
        NODE_ENV: 'production',
        PORT: String(port),
        TRAME_URL: origin,
        TRAME_DEMO: 'on',
        DATABASE_URL: on?.databaseUrl ?? '',
      },
      ...{ TRAME_DATA: path.join(folder, 'var'), ...(on && { TRAME_SECRET: on.secret }), ...env },
    },
  })
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    fs.rmSync(folder, { recursive: true, force: true })
  }
  try {
    await ready(child, origin)
    const cookie = await enter(origin)
    const get = async (address: string) => {
      const answer = await fetch(origin + address, { headers: { cookie } })
      if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}`)
      return answer.text()
    }
    return {
      ...{ origin, pid: child.pid ?? 0, cookie, get, stop },
      countStatements: () => askChild(child, 'statements'),
      processorMs: () => askChild(child, 'processor'),
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function ready(child: ChildProcess, origin: string): Promise<void> {
  for (let waited = 0; waited < startMs; waited += lookAgainMs) {
    if (child.exitCode !== null) break
    const answer = await fetch(`${origin}/sante`).catch(() => undefined)
    if (answer?.ok) return
    await wait(lookAgainMs)
  }
  throw new Error('Trame did not start')
}

/** The first demonstration account of the sign-in page is the coordinator of the Caf. */
async function enter(origin: string): Promise<string> {
  const page = await (await fetch(`${origin}/connexion`)).text()
  const email = page.match(/name="email" value="([^"]+)"/)?.[1]
  if (!email) throw new Error('the sign-in page offers no demonstration account')
  const answer = await fetch(`${origin}/connexion`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin },
    body: new URLSearchParams({ intent: 'demo', email }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  if (!cookie.includes('session_token')) throw new Error(`signing in answers ${answer.status}`)
  return cookie
}

async function askChild(child: ChildProcess, what: 'statements' | 'processor'): Promise<number> {
  child.send(what)
  const [answer] = await once(child, 'message')
  return Number(answer)
}
