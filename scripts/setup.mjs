/**
 * What every command needs first: dependencies installed, code built, Node 26. Plain Node ≥ 20.19, no dependency:
 * it runs on whatever Node the machine has. Sentences are for whoever types the command.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { labels } from './labels.fr.mjs'

// Older Nodes have no `import.meta.dirname`, and must still read far enough to be told that they are too old.
export const root = path.resolve(fileURLToPath(import.meta.url), '../..')
const inRoot = (...names) => path.join(root, ...names)
const bin = inRoot('node_modules', '.bin')
const lockHashFile = inRoot('node_modules', '.trame-lock-hash')
const buildHashFile = inRoot('build', '.hash')
const setupLockFile = inRoot('.setup.lock')

/** A condition that whoever typed the command can cure: its message is printed alone. */
export class Failure extends Error {}

/** Runs a command's body; a `Failure` becomes one sentence and exit code 1. */
export async function run(body) {
  try {
    process.exitCode = await body()
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error)
    process.exitCode = 1
  }
}

/** Installs and builds what is missing or out of date; writes nothing otherwise. @returns the Node that runs TypeScript */
export async function setUp({ withBuild }) {
  checkOwnNode()
  const isReady = () => isInstalled() && (!withBuild || isBuilt())
  if (!isReady()) {
    checkWritable()
    await withSetupLock(async () => {
      if (!isInstalled()) await install()
      if (withBuild && !isBuilt()) await build()
    })
  }
  return findNode()
}

function checkOwnNode() {
  if (isAtLeast(process.versions.node, [20, 19])) return
  throw new Failure(labels.ownNode(process.versions.node))
}

function isAtLeast(version, [major, minor]) {
  const [ownMajor, ownMinor] = version.split('.').map(Number)
  return ownMajor > major || (ownMajor === major && ownMinor >= minor)
}

function checkWritable() {
  try {
    fs.accessSync(root, fs.constants.W_OK)
  } catch {
    throw new Failure(labels.notWritable(root))
  }
}

/** Two commands started together in one folder: the second waits until the first has installed and built. */
async function withSetupLock(work) {
  let hasSaid = false
  while (!tryLock()) {
    if (!hasSaid) console.log(labels.waiting)
    hasSaid = true
    await wait(300)
  }
  const unlock = () => fs.rmSync(setupLockFile, { force: true })
  process.once('exit', unlock)
  try {
    return await work()
  } finally {
    process.off('exit', unlock)
    unlock()
  }
}

function tryLock() {
  try {
    fs.writeFileSync(setupLockFile, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (isSetupLockStale()) fs.rmSync(setupLockFile, { force: true })
    return false
  }
}

function isSetupLockStale() {
  try {
    const pid = Number(fs.readFileSync(setupLockFile, 'utf8'))
    if (pid === process.pid) return true
    if (pid === 0) return Date.now() - fs.statSync(setupLockFile).mtimeMs > 5_000
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

const dependenciesHash = () => hashOf(['package-lock.json'], [process.platform, process.arch])
const sourcesHash = () => hashOf(['app', 'public', 'vite.config.ts', 'react-router.config.ts', 'package-lock.json'])
const isInstalled = () => readText(lockHashFile) === dependenciesHash()
const isBuilt = () => readText(buildHashFile) === sourcesHash()

async function install() {
  console.log(labels.installing)
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const code = await runToEnd(npm, ['ci', '--loglevel=error', '--include=dev', '--no-audit', '--no-fund'], {
    shell: process.platform === 'win32',
  }).catch((error) => {
    if (error.code !== 'ENOENT') throw error
    throw new Failure(labels.noNpm)
  })
  if (code !== 0) {
    throw new Failure(labels.notInstalled)
  }
  fs.writeFileSync(lockHashFile, dependenciesHash())
}

/** Node 26 brought by npm on Linux; elsewhere the machine's own, when it can run TypeScript. @throws Failure */
function findNode() {
  const brought = path.join(bin, 'node')
  if (fs.existsSync(brought) && spawnSync(brought, ['--version']).status === 0) return brought
  if (isAtLeast(process.versions.node, [22, 22])) return process.execPath
  throw new Failure(labels.serverNode(process.versions.node))
}

async function build() {
  console.log('Construction…')
  const hash = sourcesHash() // before: what changes meanwhile is built next time
  fs.rmSync(buildHashFile, { force: true })
  const code = await runToEnd(findNode(), [program('react-router'), 'build', '--logLevel', 'error'])
  if (code !== 0) throw new Failure(labels.notBuilt)
  fs.writeFileSync(buildHashFile, hash)
}

/** Hash of files and folders of the project (absent ones count as empty), names included. */
function hashOf(names, extras = []) {
  const hash = createHash('sha256').update(extras.join(' '))
  for (const name of names) {
    for (const file of listFiles(inRoot(name))) {
      hash.update(`\0${path.relative(root, file)}\0`).update(fs.readFileSync(file))
    }
  }
  return hash.digest('hex')
}

function listFiles(place) {
  const found = fs.statSync(place, { throwIfNoEntry: false })
  if (!found) return []
  if (found.isFile()) return [place]
  return fs
    .readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

function readText(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
}

/** What Node compiles is kept for the next time: a process then begins in half the time. Where nothing can be written, it does without. */
const compiled = inRoot('node_modules', '.cache', 'node')

/** Environment in which `node` is the one that runs TypeScript, also for what it starts. */
export const environment = (extras = {}) => ({
  NODE_COMPILE_CACHE: compiled,
  ...process.env,
  PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
  ...extras,
})

/**
 * Environment of the server: V8 would give its youngest objects a hundred megabytes on a large machine, and glibc keep a pool of freed
 * memory per thread. An operator's own values win. Measured in docs/decisions/0083.
 */
export const serverEnvironment = (extras = {}) =>
  environment({
    MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2',
    NODE_OPTIONS: `--max-semi-space-size=16 ${process.env.NODE_OPTIONS ?? ''}`.trim(),
    ...extras,
  })

/**
 * Runs a program in the project to its end, passing it the signals we get. @returns its exit code (128 + n after a signal)
 * The channel `ipc` tells it when we were killed ourselves, without a signal to pass on.
 */
export function runToEnd(
  command,
  args,
  { cwd = root, env = environment(), account = {}, ipc = false, shell = false, onStart } = {},
) {
  const child = spawn(command, args, {
    cwd,
    env,
    shell,
    ...account,
    stdio: ['inherit', 'inherit', 'inherit', ...(ipc ? ['ipc'] : [])],
  })
  onStart?.(child)
  const pass = (signal) => child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, pass)
      resolve(code ?? 128 + (signalNumbers[signal] ?? 0))
    })
  })
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }

/** Program of a dependency, as arguments for `node`. */
export const program = (name) => path.join(bin, name)

/** Calls `leave` when npm, which started us, was killed: nobody would be left to stop us. */
export function whenOrphaned(leave) {
  if (!process.env.npm_lifecycle_event) return
  const started = npmAbove()
  setInterval(() => npmAbove() !== started && leave(), 250).unref()
}

/** Pid of npm: our parent, or the parent of the shell it started us through. Changes when npm dies. */
function npmAbove() {
  const status = readText(`/proc/${process.ppid}/status`)
  const isShell = /^Name:\t(ba|da)?sh$/m.test(status)
  return isShell ? status.match(/^PPid:\t(\d+)$/m)?.[1] : String(process.ppid)
}
