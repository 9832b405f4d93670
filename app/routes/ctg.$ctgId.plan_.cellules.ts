/**
 * GET, POST /ctg/:ctgId/plan/cellules — for the grid, in JSON: the plan as cells; cells changed, each answered for itself.
 * The body of the POST is what `plan.change-actions` takes, without its CTG, and `requestId` so that it may be sent again.
 */
import { z } from 'zod'
import { uploadLabels } from '#app/domains/documents/upload-labels.fr.ts'
import { getCellTable } from '#app/domains/plan-table/cells/queries.server.ts'
import { changeActions } from '#app/domains/plan-table/commands/change-actions.server.ts'
import { readBody, TooLarge } from '#app/http/read-body.server.ts'
import { type RouteArgs, refusalOf, route } from '#app/http/route.server.ts'
import { readSentJson } from '#app/kernel/storable.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(async ({ context, params }) =>
  Response.json(await getCellTable(context, path.parse(params).ctgId, null)),
)

const asked = z.looseObject({ requestId: z.string().optional() })

const refused = (refusal: string | undefined, status: number) => Response.json({ refusal }, { status })

/** Answers `{ batchId, results }`, or `{ refusal }` with its sentence when nothing at all was done. */
async function answerCells({ context, params, request }: RouteArgs): Promise<Response> {
  const { ctgId } = path.parse(params)
  if (!request.headers.get('content-type')?.startsWith('application/json')) return refused(undefined, 415)
  try {
    const sent = readSentJson((await readBody(request)).toString('utf8'))
    if (sent === undefined) return refused(undefined, 400)
    const { requestId, ...input } = asked.parse(sent)
    const given = requestId === undefined ? context : { ...context, requestId }
    return Response.json(await changeActions.runUnknown(given, { ...input, ctgId }))
  } catch (error) {
    if (error instanceof TooLarge) return refused(uploadLabels.bodyTooLarge, 413)
    const { sentence, status } = refusalOf(error)
    return refused(sentence, status)
  }
}
export const action = route(answerCells)
