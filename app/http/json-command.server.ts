/** A command with JSON body and answer, for a grid; `{ refusal }` with its sentence when nothing was done. */
import { z } from 'zod'
import { uploadLabels } from '#app/domains/documents/upload-labels.fr.ts'
import type { Answer } from '#app/kernel/answer-once.server.ts'
import { readSentJson } from '#app/kernel/storable.ts'
import type { Command } from '#app/kernel/transaction.server.ts'
import { ownNumber } from './form-number.server.ts'
import { readBody, TooLarge } from './read-body.server.ts'
import { refusalOf, route } from './route.server.ts'

const path = z.object({ ctgId: z.uuid() })
const sentShape = z.looseObject({ requestId: z.string().optional(), formNumber: z.string().optional() })

const refused = (refusal: string | undefined, status: number) => Response.json({ refusal }, { status })

/**
 * The body is what the command takes, without its CTG, `requestId` so that it may be sent again, and
 * `formNumber` that its page was given.
 */
export const jsonCommand = <Result extends Answer>(command: Pick<Command<z.ZodType, Result>, 'runUnknown'>) =>
  route(async ({ params, request, asOfNow }) => {
    const { ctgId } = path.parse(params)
    if (!request.headers.get('content-type')?.startsWith('application/json')) return refused(undefined, 415)
    try {
      const sent = readSentJson((await readBody(request)).toString('utf8'))
      if (sent === undefined) return refused(undefined, 400)
      const { requestId, formNumber, ...input } = sentShape.parse(sent)
      return await asOfNow(async ({ context }) => {
        ownNumber(formNumber, context.actor.personId)
        const commandContext = requestId === undefined ? context : { ...context, requestId }
        return Response.json(await command.runUnknown(commandContext, { ...input, ctgId }))
      })
    } catch (error) {
      if (error instanceof TooLarge) return refused(uploadLabels.bodyTooLarge, 413)
      const { sentence, status } = refusalOf(error)
      return refused(sentence, status)
    }
  })
