/** `npm start` as a person types it, from a copy of the project, watched from outside. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export const projectRoot = path.resolve(import.meta.dirname, '..')
const notCopied: readonly string[] = ['.git', 'var', 'test-results', '.setup.lock']

export type Account = { readonly uid: number; readonly gid: number }

/** Copy of the project without its data; files are shared by hard links, so write none without removing it first. */
export function copyProject(folder: string, { withDependencies = true } = {}): void {
  fs.mkdirSync(folder, { recursive: true })
  const isSameDisk = fs.statSync(folder).dev === fs.statSync(projectRoot).dev
  for (const name of fs.readdirSync(projectRoot)) {
    if (notCopied.includes(name) || (name === 'node_modules' && !withDependencies)) continue
    execFileSync('cp', [isSameDisk ? '-al' : '-a', path.join(projectRoot, name), path.join(folder, name)])
  }
}

export type StartOptions = {
  readonly folder?: string
  readonly data: string
  readonly port: number
  readonly env?: Readonly<Record<string, string>>
  readonly account?: Account
}

export type StartedTrame = {
  readonly process: ChildProcess
  readonly output: () => string
  /** Resolves once Trame serves. Rejects with what was said when it ends before. */
  readonly ready: Promise<void>
  /** Exit code of npm. */
  readonly ended: Promise<number | null>
}

/**
 * Starts in a process group of its own, as a terminal does; an empty instance unless the environment says otherwise.
 * @param data in a folder that is there: that of a test that is over is not
 */
export function startTrame({ folder = projectRoot, data, port, env = {}, account }: StartOptions): StartedTrame {
  if (!fs.existsSync(path.dirname(data))) throw new Error(`no folder for ${data}`)
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...outerEnvironment(), PORT: String(port), TRAME_DATA: data, TRAME_DEMO: 'off', ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
  })
  const said = { text: '' }
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said.text += chunk.toString()))
  const ended = once(child, 'close').then(([code]): number | null => (typeof code === 'number' ? code : null))
  const waitReady = async () => {
    while (!said.text.includes('Trame est prête')) {
      if (child.exitCode !== null) throw new Error(`Trame ended: ${said.text}`)
      await wait(50)
    }
  }
  const ready = waitReady()
  ready.catch(() => undefined) // some tests expect the end, and never wait for this
  return { process: child, output: () => said.text, ready, ended }
}

/** What a terminal has: nothing that npm or the test runner added, and the machine's own Node first. */
function outerEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(npm_|vitest|vite|test$|node_env$|node_options$|database_url$|trame_|dev$|prod$|mode$|ssr$|base_url$)/i.test(
        name,
      ),
  )
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => !folder.includes('node_modules'))
  return { ...Object.fromEntries(kept), PATH: folders.join(path.delimiter) }
}

/** Pids of the processes that belong to an instance: its data folder is in their environment or their arguments. */
export function listProcessesOf(data: string): readonly number[] {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => readProc(pid, 'cmdline').includes(data) || readProc(pid, 'environ').includes(`TRAME_DATA=${data}`))
    .map(Number)
}

/** Pid of the process whose arguments hold this text. */
export function findProcessOf(data: string, argument: string): number {
  const found = listProcessesOf(data).find((pid) => readProc(String(pid), 'cmdline').includes(argument))
  if (found === undefined) throw new Error(`no process with ${argument}`)
  return found
}

function readProc(pid: string, file: 'cmdline' | 'environ'): string {
  try {
    return fs.readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return '' // it ended meanwhile, or is not ours to read
  }
}

export function killProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // it had ended
  }
}

/** A folder that every account may enter. */
export function newOpenFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-start-'))
  fs.chmodSync(folder, 0o755)
  return folder
}

/** Closes a tree to writing: its folders only, for its files may be shared by hard links. */
export const closeToWriting = (folder: string): void => changeFolders(folder, 'a-w')

/** Removes a tree, also what is closed in it: root may without opening it first, an ordinary account may not. */
export function removeFolder(folder: string): void {
  changeFolders(folder, 'u+rwx')
  fs.rmSync(folder, { recursive: true, force: true })
}

function changeFolders(folder: string, mode: string): void {
  execFileSync('find', [folder, '-type', 'd', '-exec', 'chmod', mode, '{}', '+'])
}
