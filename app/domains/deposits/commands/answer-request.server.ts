/** The party asked promises a date, says it has given, or refuses with its reason. Rules: docs/rules/deposits.md §5. */
import { z } from 'zod'
import { choice, id, optionalDay, optionalText, version } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { depositsPermissions } from '../permissions.ts'
import { answerRequest } from '../request-steps.server.ts'
import { lockRequest } from '../store.server.ts'

const answers = ['promised', 'given', 'refused'] as const

export const answerDataRequest = command({
  name: 'deposits.answer-request',
  permission: depositsPermissions.answerRequest,
  input: z
    .object({
      ctgId: id(),
      dataRequestId: id(),
      version: version(),
      state: choice(answers, 'Dites ce que votre partie répond.'),
      promisedOn: optionalDay(),
      answer: optionalText(1000),
    })
    .superRefine(({ state, promisedOn, answer }, { addIssue }) => {
      const say = (path: string, message: string) => addIssue({ code: 'custom', path: [path], message })
      if (state === 'promised' && promisedOn === null) say('promisedOn', 'Dites pour quelle date.')
      if (state === 'refused' && answer === '')
        say('answer', 'Dites pourquoi : la raison est lue par la partie qui demande.')
    }),
  about: lockRequest,
  async run(work, { ctgId: _, dataRequestId, ...answer }, request) {
    await answerRequest(work, request, answer)
    return { dataRequestId }
  },
})
