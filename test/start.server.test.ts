import fs from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findFreePort } from '../e2e/free-port.ts'
import { newTestDatabase } from './database.server.ts'
import {
  copyProject,
  findProcessOf,
  killProcess,
  listProcessesOf,
  newOpenFolder,
  type StartOptions,
  startTrame,
} from './started-trame.server.ts'

const isRoot = process.getuid?.() === 0
/** An account that every Linux has, and that is not ours. */
const ordinary = { uid: 1, gid: 1 } as const

const folder = newOpenFolder()
const used: string[] = []
let instances = 0

async function given(options: Partial<StartOptions> = {}) {
  instances += 1
  const data = path.join(folder, `instance-${instances}`)
  if (options.account && !options.data) {
    fs.mkdirSync(data)
    fs.chownSync(data, options.account.uid, options.account.gid)
  }
  used.push(data)
  return { data, port: await findFreePort(), ...options }
}

const health = async (port: number): Promise<number> => (await fetch(`http://localhost:${port}/sante`)).status
const leftOf = ({ data }: { readonly data: string }) => expect.poll(() => listProcessesOf(data), { timeout: 15_000 })

afterEach(() => {
  for (const data of used) for (const pid of listProcessesOf(data)) killProcess(pid, 'SIGKILL')
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('npm start', { timeout: 60_000 }, () => {
  test('serves, and Ctrl-C leaves no process', async () => {
    const instance = await given()
    const trame = startTrame(instance)
    await trame.ready
    expect(await health(instance.port)).toBe(200)
    process.kill(-(trame.process.pid ?? 0), 'SIGINT')
    await trame.ended
    await leftOf(instance).toEqual([])
  })

  test('stopped while it starts, leaves no process', async () => {
    const instance = await given()
    const trame = startTrame(instance)
    await expect.poll(() => fs.existsSync(path.join(instance.data, 'postgres')), { timeout: 20_000 }).toBe(true)
    process.kill(-(trame.process.pid ?? 0), 'SIGINT')
    await trame.ended
    await leftOf(instance).toEqual([])
  })

  test('leaves no process when npm alone is told to end, or is killed', async () => {
    const instance = await given()
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const trame = startTrame(instance)
      await trame.ready
      killProcess(trame.process.pid ?? 0, signal)
      await leftOf(instance).toEqual([])
    }
  })

  test('starts again on the same port and data after its server was killed', async () => {
    const instance = await given()
    const killed = startTrame(instance)
    await killed.ready
    killProcess(findProcessOf(instance.data, 'main.server.ts'), 'SIGKILL')
    expect(await killed.ended).not.toBe(0)

    const again = startTrame(instance)
    await again.ready
    expect(await health(instance.port)).toBe(200)
    killProcess(again.process.pid ?? 0, 'SIGTERM')
    await leftOf(instance).toEqual([])
  })

  test('started twice in one folder, leaves the first one at work', async () => {
    const instance = await given()
    const first = startTrame(instance)
    await first.ready
    const second = startTrame(instance)
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(`Le port ${instance.port} est déjà pris`)
    expect(await health(instance.port)).toBe(200)
    killProcess(first.process.pid ?? 0, 'SIGTERM')
    await leftOf(instance).toEqual([])
  })
})

describe('npm start says in one sentence, and ends with 1,', { timeout: 60_000 }, () => {
  async function refusal(options: Partial<StartOptions>): Promise<string> {
    const instance = await given(options)
    const trame = startTrame(instance)
    expect(await trame.ended).toBe(1)
    await leftOf(instance).toEqual([])
    expect(trame.output()).not.toMatch(/\bat .*:\d+:\d+/)
    return trame.output()
  }

  test('that the port is used', async () => {
    const other = createServer()
    const port = await findFreePort()
    await new Promise<void>((resolve) => other.listen(port, resolve))
    expect(await refusal({ port })).toContain(`Le port ${port} est déjà pris`)
    other.close()
  })

  test('that the database does not answer', async () => {
    const env = { DATABASE_URL: `postgres://trame:secret@127.0.0.1:${await findFreePort()}/trame` }
    const said = await refusal({ env })
    expect(said).toContain('La base de données ne répond pas')
    expect(said).not.toContain('secret')
  })

  test('that the database is newer than the code', async () => {
    const { url, pool } = await newTestDatabase()
    await pool.query("insert into migration (name, sha256) values ('9999-later.sql', 'x')")
    await pool.end()
    expect(await refusal({ env: { DATABASE_URL: url } })).toContain('plus récente que ce programme')
  })

  test('that a setting has no meaning', async () => {
    expect(await refusal({ env: { TRAME_ROLE: 'chef' } })).toContain('TRAME_ROLE')
  })

  test('that the data folder cannot be written', async () => {
    const data = path.join(folder, 'a-file')
    fs.writeFileSync(data, '')
    expect(await refusal({ data })).toContain('n’est pas accessible en écriture')
  })
})

describe('npm start from a copy', { timeout: 120_000 }, () => {
  const closed = path.join(folder, 'closed')
  const copy = path.join(closed, 'trame')
  const changed = 'app/shell/footer.tsx'

  beforeAll(() => {
    fs.mkdirSync(closed, { mode: 0o700 })
    copyProject(copy)
  })

  test('works in a folder that only its owner may enter, and builds again after a change', async () => {
    const source = fs.readFileSync(path.join(copy, changed), 'utf8')
    fs.rmSync(path.join(copy, changed))
    fs.writeFileSync(path.join(copy, changed), `${source}\n`)
    // The build is shared with the project by hard links.
    fs.rmSync(path.join(copy, 'build'), { recursive: true, force: true })
    const instance = await given({ folder: copy, data: path.join(copy, 'var') })
    for (const isBuilt of [true, false]) {
      const trame = startTrame(instance)
      await trame.ready
      expect(trame.output().includes('Construction…')).toBe(isBuilt)
      expect((await fetch(`http://localhost:${instance.port}/connexion`)).status).toBe(200)
      killProcess(trame.process.pid ?? 0, 'SIGTERM')
      await leftOf(instance).toEqual([])
    }
  })

  test.skipIf(!isRoot)('works for an ordinary account, on code that another account installed', async () => {
    fs.chmodSync(closed, 0o755)
    const instance = await given({ folder: copy, account: ordinary, env: { HOME: folder } })
    const trame = startTrame(instance)
    await trame.ready
    expect(await health(instance.port)).toBe(200)
    killProcess(trame.process.pid ?? 0, 'SIGTERM')
    await leftOf(instance).toEqual([])
  })

  test('says that its folder is closed to writing', async () => {
    fs.chmodSync(closed, 0o755)
    fs.chmodSync(copy, 0o555)
    const trame = startTrame(
      await given({
        folder: copy,
        data: path.join(copy, 'var'),
        env: { HOME: folder },
        ...(isRoot && { account: ordinary }),
      }),
    )
    expect(await trame.ended).toBe(1)
    expect(trame.output()).toContain('n’est pas accessible en écriture')
    fs.chmodSync(copy, 0o755)
  })

  test('says that it cannot reach the registry', async () => {
    const bare = path.join(folder, 'bare')
    copyProject(bare, { withDependencies: false })
    const registry = `http://127.0.0.1:${await findFreePort()}/`
    const env = {
      npm_config_registry: registry,
      npm_config_fetch_retries: '0',
      npm_config_cache: path.join(folder, 'no-cache'),
    }
    const trame = startTrame(await given({ folder: bare, env }))
    expect(await trame.ended).toBe(1)
    expect(trame.output()).toContain('L’installation des dépendances a échoué')
  })
})
