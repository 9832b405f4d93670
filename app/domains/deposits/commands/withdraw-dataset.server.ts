/** A party takes its figures off the pages; what left stays in its ledger. Rules: docs/rules/deposits.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToWithdraw } from '../deposits.ts'
import { depositsPermissions } from '../permissions.ts'
import { lockDataset } from '../store.server.ts'

export const withdrawDataset = command({
  name: 'deposits.withdraw',
  permission: depositsPermissions.withdraw,
  input: { datasetId: id() },
  about: lockDataset,
  async run(work, { ctgId, datasetId }, dataset) {
    refuse('deposits', refusalToWithdraw(dataset))
    await rowOf(work.tx, 'dataset', { ctgId, id: datasetId }).update({
      state: 'withdrawn',
      withdrawn_by: work.actor.name,
      withdrawn_at: work.at,
    })
    // By its name in the journal only where others have read it.
    const isKnown = dataset.state === 'shown' || dataset.state === 'corrected'
    const said = isKnown ? { name: dataset.name } : { title: dataset.name }
    await recordAct(work, 'dataset.withdrawn', { ctgId, id: datasetId }, said)
    return { datasetId }
  },
})
