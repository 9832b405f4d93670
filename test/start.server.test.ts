import fs from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findFreePort } from '../e2e/free-port.ts'
import { newTestDatabase } from './database.server.ts'
import {
  closeToWriting,
  copyProject,
  findProcessOf,
  killProcess,
  listProcessesOf,
  newOpenFolder,
  removeFolder,
  type StartOptions,
  startTrame,
} from './started-trame.server.ts'

/** Root is stopped by no closed folder: what one does is asked as an account that every Linux has. */
const stoppable = process.getuid?.() === 0 ? { account: { uid: 1, gid: 1 } } : {}

/** Of the test under way; what it starts has its data there. */
let folder = ''

async function given(options: Partial<StartOptions> = {}) {
  const data = path.join(folder, 'instance')
  if (options.account && !options.data) {
    fs.mkdirSync(data)
    fs.chownSync(data, options.account.uid, options.account.gid)
  }
  return { data, port: await findFreePort(), ...options }
}

const health = async (port: number): Promise<number> => (await fetch(`http://localhost:${port}/sante`)).status
const leftOf = ({ data }: { readonly data: string }) => expect.poll(() => listProcessesOf(data), { timeout: 15_000 })

beforeEach(() => {
  folder = newOpenFolder()
})
afterEach(async () => {
  for (const pid of listProcessesOf(folder)) killProcess(pid, 'SIGKILL')
  await leftOf({ data: folder }).toEqual([])
  removeFolder(folder)
})

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
  function givenCopy({ withDependencies = true } = {}): string {
    const copy = path.join(folder, 'trame')
    copyProject(copy, { withDependencies })
    return copy
  }

  test('works in a folder that only its owner may enter, and builds again after a change', async () => {
    const copy = givenCopy()
    fs.chmodSync(copy, 0o700)
    // Files are shared with the project by hard links.
    const changed = path.join(copy, 'app/shell/footer.tsx')
    const source = fs.readFileSync(changed, 'utf8')
    fs.rmSync(changed)
    fs.writeFileSync(changed, `${source}\n`)
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

  test('works on code that its account may not write', async () => {
    const copy = givenCopy()
    closeToWriting(copy)
    const instance = await given({ folder: copy, env: { HOME: folder }, ...stoppable })
    const trame = startTrame(instance)
    await trame.ready
    expect(await health(instance.port)).toBe(200)
    killProcess(trame.process.pid ?? 0, 'SIGTERM')
    await leftOf(instance).toEqual([])
  })

  test('says that its folder is closed to writing', async () => {
    const copy = givenCopy()
    closeToWriting(copy)
    const data = path.join(copy, 'var')
    const trame = startTrame(await given({ folder: copy, data, env: { HOME: folder }, ...stoppable }))
    expect(await trame.ended).toBe(1)
    expect(trame.output()).toContain(`Le dossier ${data} n’est pas accessible en écriture`)
  })

  test('says that what must be installed cannot be, in a folder closed to writing', async () => {
    const copy = givenCopy({ withDependencies: false })
    closeToWriting(copy)
    const trame = startTrame(await given({ folder: copy, env: { HOME: folder }, ...stoppable }))
    expect(await trame.ended).toBe(1)
    expect(trame.output()).toContain(
      `Le dossier ${copy} n’est pas accessible en écriture : Trame doit pouvoir y installer`,
    )
  })

  test('says that it cannot reach the registry', async () => {
    const env = {
      npm_config_registry: `http://127.0.0.1:${await findFreePort()}/`,
      npm_config_fetch_retries: '0',
      npm_config_cache: path.join(folder, 'no-cache'),
    }
    const trame = startTrame(await given({ folder: givenCopy({ withDependencies: false }), env }))
    expect(await trame.ended).toBe(1)
    expect(trame.output()).toContain('L’installation des dépendances a échoué')
  })
})
