/**
 * Verifies in one thread apart, limited in memory and time: it loads its libraries once, does one file after the other, and ends
 * after a minute without any. What is too large is refused before. Rules: docs/rules/signing.md §1.
 */
import { Worker } from 'node:worker_threads'
import { inTurn } from '#app/domains/documents/run-worker.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { maxSignedBytes, type Report } from './signatures.ts'
import { type VerifyQuestion, verify } from './verify.server.ts'

const limits = { seconds: 30, megabytes: 384, idleSeconds: 60 } as const

const running: { thread?: Worker; idle?: NodeJS.Timeout } = {}

function openThread(): Worker {
  if (running.thread) return running.thread
  const thread = new Worker(new URL('./verify-worker.server.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  })
  // Between two files it holds no process back.
  thread.unref()
  thread.once('exit', () => {
    if (running.thread === thread) delete running.thread
  })
  running.thread = thread
  return thread
}

function endWhenIdle(thread: Worker): void {
  clearTimeout(running.idle)
  running.idle = setTimeout(() => void thread.terminate(), limits.idleSeconds * 1000).unref()
}

/** Its libraries are loaded while the file is still being read. */
export const prepareToVerify = (): void => endWhenIdle(openThread())

/** A thread that died takes its file with it, and nothing else: the next file has another. */
function ask(question: VerifyQuestion): Promise<Report> {
  clearTimeout(running.idle)
  const thread = openThread()
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer)
      thread.removeAllListeners('message')
      thread.removeListener('error', stop)
      thread.removeListener('exit', stop)
      thread.unref()
      endWhenIdle(thread)
      settle()
    }
    const stop = () => {
      void thread.terminate()
      delete running.thread
      end(() => reject(new DomainError('unavailable', 'documents.stopped')))
    }
    const timer = setTimeout(stop, limits.seconds * 1000)
    thread.ref()
    thread.once('message', (report: Report) => end(() => resolve(report)))
    thread.once('error', stop)
    thread.once('exit', stop)
    thread.postMessage(question)
  })
}

/** @throws DomainError unavailable, `documents.stopped`, past a limit */
export const verifySigned = (question: VerifyQuestion): Promise<Report> =>
  question.bytes.byteLength > maxSignedBytes ? verify(question) : inTurn(() => ask(question))
