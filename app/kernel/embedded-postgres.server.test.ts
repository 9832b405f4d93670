import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.server.ts'
import { StartError } from './start-error.ts'

const opened: { readonly folder: string; readonly servers: EmbeddedPostgres[] }[] = []

function newFolder(mode = 0o755): { start: () => Promise<EmbeddedPostgres>; folder: string } {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-postgres-'))
  fs.chmodSync(parent, mode)
  const folder = path.join(parent, 'postgres')
  const servers: EmbeddedPostgres[] = []
  opened.push({ folder: parent, servers })
  const start = async () => {
    const server = await startEmbeddedPostgres(folder, { fsync: false })
    servers.push(server)
    return server
  }
  return { start, folder }
}

async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

/** A server of ours stops once no other Trame holds a connection: PostgreSQL takes an instant to see that one was killed. */
const expectAlone = (url: string) =>
  expect
    .poll(() => query(url, "select 1 from pg_stat_activity where application_name like 'trame-%'"), { timeout: 10_000 })
    .toHaveLength(1)

const postmasterPid = (folder: string): number =>
  Number(fs.readFileSync(path.join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
/** A zombie has no command line: in a container nobody may be there to reap it. */
const isRunning = (pid: number): boolean =>
  fs.existsSync(`/proc/${pid}/cmdline`) && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== ''

/** A Trame that starts the database of the folder, writes a row, then waits to be killed. */
const otherTrame = `
const { startEmbeddedPostgres } = await import(process.argv[1])
const { default: pg } = await import('pg')
const { url } = await startEmbeddedPostgres(process.argv[2], { fsync: false })
const client = new pg.Client({ connectionString: url })
client.on('error', () => undefined)
await client.connect()
await client.query("create table kept (word text); insert into kept values ('écrit avant')")
setInterval(() => undefined, 1_000)
console.log(url)
`
function startOtherTrame(folder: string): Promise<{ pid: number; url: string }> {
  const module = path.join(import.meta.dirname, 'embedded-postgres.server.ts')
  const child = spawn(process.execPath, ['--input-type=module', '--eval', otherTrame, module, folder], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the other Trame did not start')))
    child.stdout.once('data', (line: Buffer) => resolve({ pid: child.pid ?? 0, url: line.toString().trim() }))
  })
}

afterEach(async () => {
  for (const { folder, servers } of opened.splice(0)) {
    for (const server of servers) await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
})

describe('PostgreSQL brought by npm', { timeout: 60_000 }, () => {
  test('sorts in French, keeps what it was given over a restart, and leaves no process', async () => {
    const { start, folder } = newFolder()
    const first = await start()
    const pid = postmasterPid(folder)
    await query(
      first.url,
      "create table person (name text); insert into person values ('zoé'), ('Éric'), ('eric'), ('abel')",
    )
    await first.stop()
    expect(isRunning(pid)).toBe(false)

    const second = await start()
    const rows = await query(second.url, "select string_agg(name, ' ' order by name) as names from person")
    expect(rows).toEqual([{ names: 'abel eric Éric zoé' }])
  })

  test('listens on the loopback only and asks for the password kept with the data', async () => {
    const { start, folder } = newFolder()
    const { url } = await start()
    expect(await query(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    expect(fs.statSync(path.join(folder, 'password')).mode & 0o777).toBe(0o600)
    const wrong = new URL(url)
    wrong.password = 'another'
    await expect(query(wrong.href, 'select 1')).rejects.toThrow('password')
  })

  test('adopts the server that a killed Trame left, and stops it', async () => {
    const { start, folder } = newFolder()
    const other = await startOtherTrame(folder)
    process.kill(other.pid, 'SIGKILL')
    const pid = postmasterPid(folder)
    expect(isRunning(pid)).toBe(true)

    const adopted = await start()
    expect(postmasterPid(folder)).toBe(pid)
    expect(await query(adopted.url, 'select word from kept')).toEqual([{ word: 'écrit avant' }])
    await expectAlone(adopted.url)
    await adopted.stop()
    expect(isRunning(pid)).toBe(false)
  })

  test('leaves the server to another Trame that still uses it', async () => {
    const { start, folder } = newFolder()
    const other = await startOtherTrame(folder)
    const pid = postmasterPid(folder)
    const guest = await start()
    await guest.stop()
    expect(isRunning(pid)).toBe(true)
    process.kill(other.pid, 'SIGKILL')
    const next = await start()
    await expectAlone(next.url)
    await next.stop()
    expect(isRunning(pid)).toBe(false)
  })

  test('starts again after the server itself was killed, its pid file still there', async () => {
    const { start, folder } = newFolder()
    const { url } = await start()
    await query(url, 'create table kept (n int); insert into kept values (1)')
    process.kill(postmasterPid(folder), 'SIGKILL')
    const again = await start()
    expect(await query(again.url, 'select n from kept')).toEqual([{ n: 1 }])
  })

  test('is started again under a Trame that runs, on the same address, and stopped with it', async () => {
    const { start, folder } = newFolder()
    const running = await start()
    await query(running.url, 'create table kept (n int); insert into kept values (1)')
    const pid = postmasterPid(folder)
    process.kill(pid, 'SIGKILL')
    await expect
      .poll(() => query(running.url, 'select n from kept').catch(() => undefined), { timeout: 30_000 })
      .toEqual([{ n: 1 }])
    expect(postmasterPid(folder)).not.toBe(pid)
    const again = postmasterPid(folder)
    await running.stop()
    expect(isRunning(again)).toBe(false)
  })

  test('is started again once by two Trames that share it, and left to the other by the first that goes', async () => {
    const { start, folder } = newFolder()
    const [one, other] = [await start(), await startOtherTrame(folder)]
    process.kill(postmasterPid(folder), 'SIGKILL')
    for (const url of [one.url, other.url])
      await expect
        .poll(() => query(url, 'select word from kept').catch(() => undefined), { timeout: 30_000 })
        .toEqual([{ word: 'écrit avant' }])
    process.kill(other.pid, 'SIGKILL')
  })

  test('does not take for its own a process that was given the pid of a dead server', async () => {
    const { start, folder } = newFolder()
    await (await start()).stop()
    const lines = [process.pid, path.join(folder, 'data'), 0, 5432, '', '127.0.0.1', '', 'ready   ']
    fs.writeFileSync(path.join(folder, 'data', 'postmaster.pid'), lines.join('\n'))
    const { url } = await start()
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('creates one database when two processes start at once', async () => {
    const { start, folder } = newFolder()
    const [here, other] = await Promise.all([start(), startOtherTrame(folder)])
    expect(await query(here.url, 'select word from kept')).toEqual([{ word: 'écrit avant' }])
    expect(new URL(here.url).port).toBe(new URL(other.url).port)
    process.kill(other.pid, 'SIGKILL')
  })

  test('works in a folder that only its owner may enter', async () => {
    const { start } = newFolder(0o700)
    const { url } = await start()
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('says in one sentence that the folder cannot be written', async () => {
    const { folder } = newFolder()
    fs.writeFileSync(folder, 'a file where the folder should be')
    const refused = startEmbeddedPostgres(path.join(folder, 'postgres'))
    await expect(refused).rejects.toThrow(StartError)
    await expect(refused).rejects.toThrow('n’est pas accessible en écriture')
  })
})
