/**
 * Honest people, in a process of their own: every 50 ms one of them opens a connection and asks for `/sante`, the sign-in page or
 * her page. Told « begin », it forgets; told « end », it says the worst of what was asked since, and how far memory went.
 */
import fs from 'node:fs'
import { get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { type ProbeReport, probed } from './honest.ts'
import { peakMegabytes, resetPeak, sumMegabytes } from './memory.ts'

const everyMs = 50
const memoryEveryMs = 1_000
/** A request unanswered for that long is counted for it. */
const patienceMs = 30_000
/** No more wait at once: the probe is no attack. */
const mostWaiting = 40

const { origin, page, cookie, pid, postgresPid } = probed.parse(JSON.parse(process.argv[2] ?? ''))
const addresses = ['/sante', '/connexion', page]
const state = { worstMs: 0, worstAddress: '', asked: 0, failures: [] as string[], postgresMegabytes: 0, round: 0 }
const waiting = new Set<Promise<void>>()

function ask(address: string): Promise<void> {
  const { round } = state
  return new Promise((resolve) => {
    const startedAt = performance.now()
    const finish = (failure: string | undefined) => {
      const ms = performance.now() - startedAt
      resolve()
      if (round !== state.round) return
      state.asked += 1
      if (failure) state.failures.push(`${address} ${failure}`)
      if (ms > state.worstMs) Object.assign(state, { worstMs: ms, worstAddress: address })
    }
    const headers = address === page ? { cookie } : {}
    const request = get(origin + address, { agent: false, headers, timeout: patienceMs }, (answer) => {
      answer.on('end', () => finish(answer.statusCode === 200 ? undefined : String(answer.statusCode))).resume()
      answer.on('error', () => finish('coupée'))
    })
    request.on('timeout', () => request.destroy(new Error('sans réponse')))
    request.on('error', (error) => finish(error.message))
  })
}

function report(): ProbeReport {
  const { worstMs, worstAddress, asked, failures, postgresMegabytes } = state
  return { worstMs, worstAddress, asked, failures, postgresMegabytes, nodeMegabytes: peakMegabytes(pid) }
}

process.on('message', async (message) => {
  if (message === 'begin') {
    Object.assign(state, { worstMs: 0, worstAddress: '', asked: 0, failures: [], postgresMegabytes: 0 })
    state.round += 1
    resetPeak(pid)
    process.send?.('begun')
    return
  }
  await Promise.race([Promise.all(waiting), wait(patienceMs)])
  process.send?.(z.json().parse(report()))
})
process.on('disconnect', () => process.exit(0))

setInterval(() => {
  state.postgresMegabytes = Math.max(state.postgresMegabytes, sumMegabytes(postgresPid))
}, memoryEveryMs)

for (let turn = 0; fs.existsSync(`/proc/${pid}`); turn += 1) {
  const address = addresses[turn % addresses.length] ?? '/sante'
  if (waiting.size < mostWaiting) {
    const asked = ask(address).finally(() => waiting.delete(asked))
    waiting.add(asked)
  }
  await wait(everyMs)
}
