/** The party asked does not give the figures, and says why. Rules: docs/rules/deposits.md §5. */
import { id, line, version } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { answerRequest } from '../move-request.server.ts'
import { depositsPermissions } from '../permissions.ts'
import { lockAnswered } from '../store.server.ts'

export const refuseData = command({
  name: 'deposits.refuse-data',
  permission: depositsPermissions.answerRequest,
  input: {
    dataRequestId: id(),
    version: version(),
    answer: line(inputLabels.refusalReason, 1000),
  },
  about: lockAnswered,
  async run(work, { dataRequestId, version: opened, answer }, request) {
    await answerRequest(work, request, { state: 'refused', promisedOn: null, answer, version: opened })
    return { dataRequestId }
  },
})
