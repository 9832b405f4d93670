/** The attacker of the server, in a thread of its own: it sees what left, and what had left before. */
import { parentPort, workerData } from 'node:worker_threads'
import { auditRelease } from '#app/domains/secrecy/audit-release.ts'
import type { CheckAnswer, CheckRequest } from './check-deposit.server.ts'

const { tables, rule, ledger }: CheckRequest = workerData
let answer: CheckAnswer = { isSafe: true, failure: null, hidden: 0, exact: 0, tooTight: 0, earlier: ledger.length }
for (const [index, table] of tables.entries()) {
  const others = tables.filter((_, at) => at !== index)
  const audit = await auditRelease(table, rule, [...ledger, ...others])
  answer = {
    ...answer,
    isSafe: answer.isSafe && audit.isSafe,
    failure: answer.failure ?? audit.failure,
    hidden: answer.hidden + audit.hidden,
    exact: answer.exact + audit.exact,
    tooTight: answer.tooTight + audit.tooTight,
  }
}
parentPort?.postMessage(answer)
