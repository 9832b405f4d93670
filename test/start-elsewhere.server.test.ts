/** `npm start` where it cannot, and from a copy of the project. Root passes where others are stopped: `npm test` asks this of an ordinary account. */
import fs from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { findFreePort } from '../e2e/free-port.ts'
import { newTestDatabase } from './database.server.ts'
import { closeToWriting, copyProject, killProcess, type StartOptions, startTrame } from './started-trame.server.ts'
import { healthOf, inFolders, processesLeftBy } from './trame-folders.server.ts'

/** Root is stopped by no closed folder: what one does is asked as an account that every Linux has. */
const stoppable = process.getuid?.() === 0 ? { account: { uid: 1, gid: 1 } } : {}

const { folder, given } = inFolders()

describe('npm start says in one sentence, and ends with 1,', { timeout: 60_000 }, () => {
  async function refusal(options: Partial<StartOptions>): Promise<string> {
    const instance = await given(options)
    const trame = startTrame(instance)
    expect(await trame.ended).toBe(1)
    await processesLeftBy(instance.data).toEqual([])
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
    const data = path.join(folder(), 'a-file')
    fs.writeFileSync(data, '')
    expect(await refusal({ data })).toContain('n’est pas accessible en écriture')
  })
})

describe('npm start from a copy', { timeout: 120_000 }, () => {
  function givenCopy({ withDependencies = true } = {}): string {
    const copy = path.join(folder(), 'trame')
    copyProject(copy, { withDependencies })
    return copy
  }

  // A whole build, beside the others of the run.
  test('works in a folder that only its owner may enter, and builds again after a change', {
    timeout: 300_000,
  }, async () => {
    const copy = givenCopy()
    fs.chmodSync(copy, 0o700)
    // Files are shared with the project by hard links.
    const changed = path.join(copy, 'app/ui/frame-footer.tsx')
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
      await processesLeftBy(instance.data).toEqual([])
    }
  })

  test('works on code that its account may not write', async () => {
    const copy = givenCopy()
    closeToWriting(copy)
    const instance = await given({ folder: copy, env: { HOME: folder() }, ...stoppable })
    const trame = startTrame(instance)
    await trame.ready
    expect(await healthOf(instance.port)).toBe(200)
    killProcess(trame.process.pid ?? 0, 'SIGTERM')
    await processesLeftBy(instance.data).toEqual([])
  })

  test('says that its folder is closed to writing', async () => {
    const copy = givenCopy()
    closeToWriting(copy)
    const data = path.join(copy, 'var')
    const trame = startTrame(await given({ folder: copy, data, env: { HOME: folder() }, ...stoppable }))
    expect(await trame.ended).toBe(1)
    expect(trame.output()).toContain(`Le dossier ${data} n’est pas accessible en écriture`)
  })

  test('says that what must be installed cannot be, in a folder closed to writing', async () => {
    const copy = givenCopy({ withDependencies: false })
    closeToWriting(copy)
    const trame = startTrame(await given({ folder: copy, env: { HOME: folder() }, ...stoppable }))
    expect(await trame.ended).toBe(1)
    expect(trame.output()).toContain(
      `Le dossier ${copy} n’est pas accessible en écriture : Trame doit pouvoir y installer`,
    )
  })

  test('says that it cannot reach the registry', async () => {
    const env = {
      npm_config_registry: `http://127.0.0.1:${await findFreePort()}/`,
      npm_config_fetch_retries: '0',
      npm_config_cache: path.join(folder(), 'no-cache'),
    }
    const trame = startTrame(await given({ folder: givenCopy({ withDependencies: false }), env }))
    expect(await trame.ended).toBe(1)
    expect(trame.output()).toContain('L’installation des dépendances a échoué')
  })
})
