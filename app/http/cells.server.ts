/** Cells of the plan changed by the grid, in JSON; and by small forms, of one cell each. */
import { z } from 'zod'
import { uploadLabels } from '#app/domains/documents/upload-labels.fr.ts'
import { getTieChanges } from '#app/domains/plan-table/cells/queries.server.ts'
import { changeActions } from '#app/domains/plan-table/commands/change-actions.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { choice, id, line } from '#app/kernel/fields.ts'
import { readSentJson } from '#app/kernel/storable.ts'
import { type FormValues, formValues } from './form-values.server.ts'
import { readBody, TooLarge } from './read-body.server.ts'
import { refusalSentence } from './refusals.server.ts'
import { type RouteArgs, statusOf } from './route.server.ts'

const path = z.object({ ctgId: z.uuid() })
const asked = z.looseObject({ requestId: z.string().optional() })

const refused = (refusal: string | undefined, status: number) => Response.json({ refusal }, { status })

/** Answers `{ batchId, results }`, or `{ refusal }` with its sentence when nothing at all was done. */
export async function answerCells({ context, params, request }: RouteArgs): Promise<Response> {
  const { ctgId } = path.parse(params)
  if (!request.headers.get('content-type')?.startsWith('application/json')) return refused(undefined, 415)
  try {
    const sent = readSentJson((await readBody(request)).toString('utf8'))
    if (sent === undefined) return refused(undefined, 400)
    const { requestId, ...input } = asked.parse(sent)
    const given = requestId === undefined ? context : { ...context, requestId }
    return Response.json(await changeActions.runUnknown(given, { ...input, ctgId }))
  } catch (error) {
    if (error instanceof z.ZodError) return refused(error.issues[0]?.message, 422)
    if (error instanceof TooLarge) return refused(uploadLabels.bodyTooLarge, 413)
    if (!(error instanceof DomainError)) throw error
    return refused(refusalSentence(error), statusOf[error.kind])
  }
}

const tie = z.object({ actionId: id(), objectiveId: id() })

/** `actionId`, `objectiveId`: one more objective for an action. */
export async function readTie({ context, params }: RouteArgs, form: FormData): Promise<FormValues> {
  const given = tie.parse(formValues(form))
  const changes = await getTieChanges(context, { ...path.parse(params), ...given })
  return { origin: 'bulk', changes: JSON.stringify(changes) }
}

const mend = z.object({
  actionId: id(),
  key: choice(['leadParty', 'leadName', 'ends']),
  after: line('Remplissez ce champ.'),
})

/** `actionId`, `key`, `after`: a cell that says nothing yet. */
export async function readMend(_args: RouteArgs, form: FormData): Promise<FormValues> {
  const { actionId, key, after } = mend.parse(formValues(form))
  return { origin: 'bulk', changes: JSON.stringify([{ actionId, cells: [{ key, before: '', after }] }]) }
}
