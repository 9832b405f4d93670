/** The attacker of the server, in a thread of its own: it sees what left, and what had left before. */
import { auditBlurred } from '#app/domains/secrecy/attack-blurred.ts'
import { auditRelease } from '#app/domains/secrecy/audit-release.ts'
import { nameByCounts } from '#app/domains/secrecy/same-counts.ts'
import type { CheckAnswer, CheckRequest } from './check-deposit.server.ts'

export default async function check({ tables, rule, ledger }: CheckRequest): Promise<CheckAnswer> {
  const nothing = { hidden: 0, exact: 0, tooTight: 0, earlier: ledger.length }
  // Nothing attacked proves nothing.
  if (tables.length === 0) return { isSafe: false, failure: 'malformed', ...nothing }
  let answer: CheckAnswer = { isSafe: true, failure: null, ...nothing }
  const released = nameByCounts(
    tables.map((table) => ({ ...table, said: table.cells })),
    ledger,
  )
  for (const [index, table] of tables.entries()) {
    const others = tables.filter((_, at) => at !== index)
    const audit =
      rule.roundedTo === undefined
        ? await auditRelease(table, rule, [...released, ...others])
        : await auditBlurred(table, rule, ledger)
    answer = {
      ...answer,
      isSafe: answer.isSafe && audit.isSafe,
      failure: answer.failure ?? audit.failure,
      hidden: answer.hidden + audit.hidden,
      exact: answer.exact + audit.exact,
      tooTight: answer.tooTight + audit.tooTight,
    }
  }
  return answer
}
