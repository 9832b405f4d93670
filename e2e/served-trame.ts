/** A Trame of its own for a journey that the shared one cannot serve: built, on a demonstration played in a folder that goes with it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findFreePort } from './free-port.ts'

/** On a busy machine the demonstration alone takes minutes. */
const startSeconds = 300

export async function serveTrame(env: Readonly<Record<string, string>>) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-e2e-'))
  fs.chmodSync(folder, 0o755)
  const port = await findFreePort()
  const child = spawn(process.execPath, ['app/main.server.ts'], {
    cwd: path.resolve(import.meta.dirname, '..'),
    // It leaves by itself, PostgreSQL with it, when whoever holds the other end of this channel is killed.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      ...{ NODE_ENV: 'production', PORT: String(port), TRAME_DATA: path.join(folder, 'var'), DATABASE_URL: '' },
      ...env,
    },
  })
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    fs.rmSync(folder, { recursive: true, force: true })
  }
  for (let second = 0; second < startSeconds && child.exitCode === null; second += 1) {
    const answer = await fetch(`http://localhost:${port}/sante`).catch(() => undefined)
    if (answer?.ok) return { port, stop, data: path.join(folder, 'var') }
    await wait(1_000)
  }
  await stop()
  throw new Error('Trame did not start')
}
