/** What figures bring when they are shown: a request is given, those that they correct are marked so. Rules: docs/rules/deposits.md §5-6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { markCorrected } from './corrected.server.ts'
import { answerByDeposit } from './move-request.server.ts'

type Brought = { readonly dataRequestId: string | null; readonly correctsId: string | null }

export async function showDeposit(work: AuthoredWork, ctgId: string, brought: Brought): Promise<void> {
  const { dataRequestId, correctsId } = brought
  if (dataRequestId !== null) await answerByDeposit(work, ctgId, dataRequestId)
  if (correctsId === null) return
  await markCorrected(work, ctgId, correctsId)
  const former = await rowOf(work.tx, 'dataset', { ctgId, id: correctsId }).find(['name'])
  await recordAct(work, 'dataset.corrected', { ctgId, id: correctsId }, { name: former?.name ?? '' })
}
