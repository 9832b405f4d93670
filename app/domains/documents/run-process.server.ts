/**
 * Native code cannot be interrupted in a thread, nor its memory bounded: it works in a process of its own, one request after the
 * other, which is ended past its limits and gives back all it took. Why: docs/decisions/0097.
 */
import { type ChildProcess, fork, type Serializable } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { DomainError } from '#app/kernel/errors.ts'

type Limits = { readonly seconds: number; readonly megabytes: number }

/** Beginning takes longer than writing a letter: it is kept for the next one, for a while, unless it has grown. */
const idleSeconds = 60
const mostKeptMegabytes = 300
const lookedAtEveryMs = 100

/** Memory the process occupies; 0 where the system does not tell it (other than Linux): only its time is then bounded. */
async function residentMegabytes({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024
}

const stopped = () => new DomainError('unavailable', 'documents.stopped')
const tooLong = () => new DomainError('too-large', 'documents.too-long')

/** The answer, or the end of the process: its time, its memory, its own fault. */
async function ask(child: ChildProcess, { seconds, megabytes }: Limits, request: Serializable): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const end = (error: Error) => {
    reject(error)
    child.kill('SIGKILL')
  }
  const onExit = (code: number | null, signal: string | null) =>
    reject(new Error(`the process ended with ${code ?? signal}`))
  child.once('message', resolve).once('exit', onExit).once('error', reject)
  const late = setTimeout(() => end(stopped()), seconds * 1_000)
  const watch = setInterval(async () => {
    if ((await residentMegabytes(child)) > megabytes) end(tooLong())
  }, lookedAtEveryMs)
  try {
    child.send(request)
    return await promise
  } finally {
    clearTimeout(late)
    clearInterval(watch)
    child.off('message', resolve).off('exit', onExit).off('error', reject)
  }
}

/** Lets our process exit while the child is idle; the child exits by itself when its parent does. */
function rest(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}

/**
 * @param file module of the process, that answers each message by one
 * @returns asks it. @throws DomainError unavailable, `documents.stopped`, past its time; too-large, `documents.too-long`, past its memory
 */
export function processOf<Request extends Serializable>(
  file: URL,
  limits: Limits,
): (request: Request) => Promise<unknown> {
  const resident: { child?: ChildProcess; idle?: NodeJS.Timeout } = {}
  const take = (): ChildProcess => {
    clearTimeout(resident.idle)
    const { child } = resident
    delete resident.child
    if (child?.connected) return child
    const begun = fork(file, { execArgv: [], serialization: 'advanced' })
    // If the child dies between two requests, the error must not stop our process.
    begun.on('error', () => undefined)
    return begun
  }
  const keep = async (child: ChildProcess): Promise<void> => {
    if (resident.child || (await residentMegabytes(child)) > mostKeptMegabytes) return void child.kill('SIGKILL')
    resident.child = child
    rest(child)
    resident.idle = setTimeout(() => child.kill('SIGKILL'), idleSeconds * 1_000).unref()
  }
  return async (request) => {
    const child = take()
    child.ref()
    child.channel?.ref()
    const answer = await ask(child, limits, request)
    await keep(child)
    return answer
  }
}
