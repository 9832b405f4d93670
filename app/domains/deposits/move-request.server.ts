/** What becomes of a data request, whoever moves it: the party asked, or the deposit that answers it. Rules: docs/rules/deposits.md §5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { refusalToMove } from './requests.ts'
import { type LockedRequest, lockRequest, requireVersion } from './store.server.ts'
import { tellDataAnswered } from './tell.server.ts'

type Answer = {
  readonly state: 'promised' | 'given' | 'refused'
  readonly promisedOn: string | null
  readonly answer: string
  /** The version the answer was opened on; left out by a deposit, which answers whatever was said. */
  readonly version?: number
}

export async function answerRequest(work: AuthoredWork, request: LockedRequest, answer: Answer): Promise<void> {
  const { tx, at, actor } = work
  const { ctgId, id, version, title, askingPartyId } = request
  if (answer.version !== undefined) requireVersion(request, answer.version)
  refuse('deposits', refusalToMove(request, answer.state))
  const promisedOn = answer.state === 'promised' ? answer.promisedOn : request.promisedOn
  await rowOf(tx, 'data_request', { ctgId, id }).update({
    ...{ state: answer.state, promised_on: promisedOn, answer: answer.answer },
    ...{ answered_by: actor.name, answered_at: at, version: version + 1 },
  })
  await recordAct(work, `data-request.${answer.state}`, { ctgId, id }, { title, promisedOn })
  await tellDataAnswered(work, {
    ...{ ctgId, requestId: id, askingPartyId, version: version + 1 },
    promisedOn: answer.state === 'promised' ? promisedOn : null,
  })
}

/** Its figures are read now: what was asked is given. A request closed meanwhile stays as it is. */
export async function answerByDeposit(work: AuthoredWork, ctgId: string, dataRequestId: string): Promise<void> {
  const request = await lockRequest(work, { ctgId, dataRequestId })
  if (refusalToMove(request, 'given') === undefined)
    await answerRequest(work, request, { state: 'given', promisedOn: null, answer: '' })
}
