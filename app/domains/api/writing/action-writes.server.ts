/** Sheets that other software writes, by the commands of their forms. Rules: docs/rules/api.md §3. */
import { sql } from 'kysely'
import { z } from 'zod'
import { changeActionStatus } from '#app/domains/plan/commands/change-action-status.server.ts'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { updateAction } from '#app/domains/plan/commands/update-action.server.ts'
import {
  actionStatuses,
  blankSheet,
  initialStatuses,
  lockSheet,
  lockSheets,
  mergedForm,
  patchShapes,
} from '#app/domains/plan-files/exchange.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { mostTogether } from '../api.ts'
import { apiTexts } from '../api-texts.fr.ts'
import { idIn } from '../id-in.ts'
import { ApiRefusal, BatchRefusal } from '../problems.ts'
import { writingTexts } from '../writing-texts.fr.ts'
import { requireSame } from './same-version.server.ts'
import { type ApiWriter, type WriteResult, writeOperation } from './write-operation.ts'

const t = apiTexts.fields

const patchShape = z.strictObject(patchShapes).partial().describe(t.actionPatch)
const newShape = z
  .strictObject({
    ...patchShape.shape,
    title: z.string().describe(t.title),
    status: z.enum(initialStatuses).optional().describe(t.status),
  })
  .describe(t.newAction)

const batchItem = z
  .strictObject({
    actionId: z.uuid().optional().describe(t.itemAction),
    version: z.int().min(1).optional().describe(t.itemVersion),
    fields: z.strictObject({ ...patchShape.shape, status: newShape.shape.status }).describe(t.itemFields),
  })
  .describe(t.item)

type Values = Readonly<Record<string, unknown>>

async function create({ work, ctgId }: ApiWriter, { status = 'proposed', ...fields }: Values): Promise<WriteResult> {
  const made = await createAction.within(work, {
    ...mergedForm(blankSheet, fields),
    description: fields.description,
    status,
    ctgId,
  })
  return { id: made.actionId, version: made.version, code: made.code }
}

async function update(writer: ApiWriter, actionId: string, version: number, body: Values): Promise<WriteResult> {
  const { work, ctgId } = writer
  const sheet = await lockSheet(work, { ctgId, actionId })
  await requireSame(writer, { type: 'action', id: actionId, current: sheet.version, version })
  const form = { ...mergedForm(sheet, body), ...('description' in body && { description: body.description }) }
  const saved = await updateAction.within(work, { ...form, ctgId, actionId, version })
  return { id: actionId, version: saved.version, code: saved.code }
}

/** One of several: a sheet to make, or to change at a version. */
function writeOne(writer: ApiWriter, { actionId, version, fields }: z.output<typeof batchItem>): Promise<WriteResult> {
  if (actionId === undefined) return create(writer, fields)
  const fault = (name: string, detail: string) =>
    new ApiRefusal('invalid-body', { errors: [{ pointer: `/${name}`, detail }] })
  if (version === undefined) throw fault('version', t.itemVersionMissing)
  if (fields.status !== undefined) throw fault('fields/status', t.itemStatus)
  return update(writer, actionId, version, fields)
}

const isRefusal = (error: unknown): boolean =>
  error instanceof DomainError || error instanceof z.ZodError || error instanceof ApiRefusal

/** Each is tried though another was refused, so that all that is wrong is said at once. @throws BatchRefusal when any was */
async function writeTogether(writer: ApiWriter, items: readonly z.output<typeof batchItem>[]) {
  const { tx } = writer.work
  // All at once and in one order: two that change the same sheets wait for one another, whatever the order of their items.
  await lockSheets(
    writer.work,
    writer.ctgId,
    items.flatMap(({ actionId }) => actionId ?? []),
  )
  const written: (WriteResult & { readonly isNew: boolean })[] = []
  const refusals = new Map<number, unknown>()
  // One after the other: each is an act of its own, with its line in the journal.
  for (const [index, item] of items.entries()) {
    await sql`savepoint item`.execute(tx)
    try {
      written.push({ ...(await writeOne(writer, item)), isNew: item.actionId === undefined })
    } catch (error) {
      if (!isRefusal(error)) throw error
      refusals.set(index, error)
      await sql`rollback to savepoint item`.execute(tx)
    }
    await sql`release savepoint item`.execute(tx)
  }
  if (refusals.size > 0) throw new BatchRefusal(refusals, items.length)
  return { items: written }
}

const batchShape = z
  .strictObject({ items: z.array(batchItem).min(1).max(mostTogether).describe(t.items(mostTogether)) })
  .describe(t.batch)

const base = '/ctgs/{ctgId}/actions'
const scope = 'write-actions'

export const actionWrites = [
  writeOperation({
    ...{ method: 'post', path: base, operationId: 'createAction', scope, isVersioned: false, answer: 'Written' },
    summary: t.summary.createAction,
    body: newShape,
    example: {
      title: writingTexts.example.actionTitle,
      need: writingTexts.example.need,
      endsOn: '2027-06-30',
    },
    madeAt: ({ ctgId }, { id }) => `/ctgs/${ctgId}/actions/${id}`,
    write: (writer, { body }) => create(writer, body),
  }),
  writeOperation({
    ...{ method: 'patch', path: `${base}/{actionId}`, operationId: 'updateAction', scope, isVersioned: true },
    ...{ answer: 'Written', summary: t.summary.updateAction, body: patchShape },
    example: { nextStep: 'Choisir le local', nextStepOn: '2027-02-15' },
    write: (writer, { ids, body, version }) => update(writer, idIn(ids, 'actionId'), version, body),
  }),
  writeOperation({
    ...{
      method: 'post',
      path: `${base}/{actionId}/status`,
      operationId: 'changeActionStatus',
      scope,
      isVersioned: true,
    },
    ...{ answer: 'Written', summary: t.summary.changeActionStatus },
    body: z
      .strictObject({
        status: z.enum(actionStatuses).describe(t.status),
        reason: z.string().optional().describe(t.reason),
        decisionId: z.uuid().nullable().optional().describe(t.decision),
      })
      .describe(t.statusChange),
    example: { status: 'done' },
    async write(writer, { ids, body, version }) {
      const { work, ctgId } = writer
      const actionId = idIn(ids, 'actionId')
      const sheet = await lockSheet(work, { ctgId, actionId })
      await requireSame(writer, { type: 'action', id: actionId, current: sheet.version, version })
      const saved = await changeActionStatus.within(work, { ...body, ctgId, actionId, version })
      return { id: actionId, version: saved.version, code: sheet.code }
    },
  }),
  writeOperation({
    ...{ method: 'post', path: `${base}/batch`, operationId: 'writeActions', scope, isVersioned: false },
    ...{ answer: 'WrittenTogether', summary: t.summary.writeActions(mostTogether), body: batchShape },
    example: { items: [{ fields: { title: 'Former les assistantes maternelles' } }] },
    write: (writer, { body }) => writeTogether(writer, batchShape.parse(body).items),
  }),
]
