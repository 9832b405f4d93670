/** The attacker of the server, in a thread of its own: it sees what left, and what had left before. */
import { auditBlurred } from '#app/domains/secrecy/attack-blurred.ts'
import { auditRelease } from '#app/domains/secrecy/audit-release.ts'
import { nameByCounts } from '#app/domains/secrecy/same-counts.ts'
import { besideOthers, type ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import type { CheckAnswer, CheckRequest } from './check-deposit.server.ts'

const countHidden = ({ cells }: ReleasedTable): number => cells.flat().filter((cell) => cell === 'secret').length

export default async function check({ tables, rule, ledger, own }: CheckRequest): Promise<CheckAnswer> {
  const nothing = { hidden: 0, exact: 0, tooTight: 0, earlier: own }
  // Nothing attacked proves nothing.
  if (tables.length === 0) return { isSafe: false, failure: 'malformed', ...nothing }
  let answer: CheckAnswer = { isSafe: true, failure: null, ...nothing }
  const released = nameByCounts(
    tables.map((table) => ({ ...table, said: table.cells })),
    ledger,
  )
  for (const [index, table] of tables.entries()) {
    const audit =
      rule.roundedTo === undefined
        ? await auditRelease(table, rule, [...released, ...besideOthers(tables, index)])
        : await auditBlurred(table, rule, ledger)
    answer = {
      ...answer,
      isSafe: answer.isSafe && audit.isSafe,
      failure: answer.failure ?? audit.failure,
      hidden: answer.hidden + (audit.failure === null ? countHidden(table) : 0),
      exact: answer.exact + audit.exact,
      tooTight: answer.tooTight + audit.tooTight,
    }
  }
  return answer
}
