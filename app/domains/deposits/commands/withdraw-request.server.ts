/** The party that asked does not ask any more. Rules: docs/rules/deposits.md §5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { withdraw } from '#app/domains/notices/steps.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { depositsPermissions } from '../permissions.ts'
import { refusalToMove } from '../requests.ts'
import { lockRequest, requireVersion } from '../store.server.ts'

export const withdrawRequest = command({
  name: 'deposits.withdraw-request',
  permission: depositsPermissions.withdrawRequest,
  input: { dataRequestId: id(), version: version() },
  about: async (work, key) => {
    const request = await lockRequest(work, key)
    return { ...request, partyId: request.askingPartyId }
  },
  async run(work, { ctgId, dataRequestId, version: opened }, request) {
    requireVersion(request, opened)
    refuse('deposits', refusalToMove(request, 'withdrawn'))
    await rowOf(work.tx, 'data_request', { ctgId, id: dataRequestId }).update({
      state: 'withdrawn',
      version: request.version + 1,
    })
    await recordAct(work, 'data-request.withdrawn', { ctgId, id: dataRequestId }, { title: request.title })
    await withdraw(work, { ctgId, subject: { type: 'data-request', id: dataRequestId }, kinds: ['data-asked'] })
    return { dataRequestId }
  },
})
