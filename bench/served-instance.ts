/** Trame in production on an empty instance whose database the measure writes into: a CTG of any size, entered as anyone. */
import { spawn } from 'node:child_process'
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { connectPool, type Database, openDatabase } from '#app/kernel/database.server.ts'
import { startEmbeddedPostgres } from '#app/kernel/embedded-postgres.server.ts'
import { findFreePort } from '../e2e/free-port.ts'

const root = path.resolve(import.meta.dirname, '..')
const startSeconds = 180

export type ServedInstance = {
  readonly origin: string
  /** Of the server's process: its memory is looked at. */
  readonly pid: number
  readonly db: Database
  /** Opens a session, as signing in would. @returns the Cookie header */
  readonly signIn: (personId: string) => Promise<string>
  readonly stop: () => Promise<void>
}

/** @param on a database that is there already, and what this node is told besides; an empty one of its own when left out */
export async function serveInstance(on?: {
  readonly databaseUrl: string
  readonly env: Readonly<Record<string, string>>
}): Promise<ServedInstance> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-bench-'))
  fs.chmodSync(folder, 0o755)
  const postgres = on
    ? { url: on.databaseUrl, stop: async () => undefined }
    : await startEmbeddedPostgres(path.join(folder, 'postgres'))
  const port = await findFreePort()
  const origin = `http://localhost:${port}`
  const secret = randomBytes(24).toString('hex')
  const child = spawn(process.execPath, ['app/main.server.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...{ NODE_ENV: 'production', PORT: String(port), TRAME_URL: origin, TRAME_DEMO: 'off', TRAME_SECRET: secret },
      ...{ DATABASE_URL: postgres.url, TRAME_DATA: path.join(folder, 'var'), ...on?.env },
    },
  })
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    await postgres.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
  try {
    await ready(child, origin)
    const pool = await connectPool(postgres.url)
    const db = openDatabase(pool)
    return {
      ...{ origin, pid: child.pid ?? 0, db },
      signIn: (personId) => openSession(db, secret, personId),
      stop: async () => {
        await pool.end()
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function ready(child: { readonly exitCode: number | null }, origin: string): Promise<void> {
  for (let second = 0; second < startSeconds; second += 1) {
    if (child.exitCode !== null) break
    const answer = await fetch(`${origin}/sante`).catch(() => undefined)
    if (answer?.ok) return
    await wait(1_000)
  }
  throw new Error('Trame did not start')
}

/** Opens a session, as signing in would. @returns the Cookie header */
export async function openSession(db: Database, secret: string, personId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await db
    .insertInto('person_session')
    .values({ id: randomUUID(), userId: personId, token, expiresAt: new Date(Date.now() + 86_400_000) })
    .execute()
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return `trame.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}
