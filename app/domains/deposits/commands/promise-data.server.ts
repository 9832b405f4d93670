/** The party asked says for which day it will give the figures. Rules: docs/rules/deposits.md §5. */
import { todayIn } from '#app/kernel/calendar.ts'
import { day, id, version } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { answerRequest } from '../move-request.server.ts'
import { depositsPermissions } from '../permissions.ts'
import { lockAnswered, requireToCome } from '../store.server.ts'

export const promiseData = command({
  name: 'deposits.promise-data',
  permission: depositsPermissions.answerRequest,
  input: { dataRequestId: id(), version: version(), promisedOn: day('Dites pour quelle date.') },
  about: lockAnswered,
  async run(work, { ctgId, dataRequestId, version: opened, promisedOn }, request) {
    requireToCome(promisedOn, todayIn(work, ctgId), 'promisedOn')
    await answerRequest(work, request, { state: 'promised', promisedOn, answer: '', version: opened })
    return { dataRequestId }
  },
})
