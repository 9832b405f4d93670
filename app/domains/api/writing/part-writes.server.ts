/** Steps and measures of a sheet, and the reports on it, that other software writes. Rules: docs/rules/api.md §3. */
import { z } from 'zod'
import { submitReport } from '#app/domains/campaigns/commands/submit-report.server.ts'
import { difficultyKinds, reportableStatuses } from '#app/domains/followup/followup.ts'
import { valueField } from '#app/domains/followup/report-field-names.ts'
import { addMeasure } from '#app/domains/plan/commands/add-measure.server.ts'
import { addStep } from '#app/domains/plan/commands/add-step.server.ts'
import { removeMeasure } from '#app/domains/plan/commands/remove-measure.server.ts'
import { removeStep } from '#app/domains/plan/commands/remove-step.server.ts'
import { updateMeasure } from '#app/domains/plan/commands/update-measure.server.ts'
import { updateStep } from '#app/domains/plan/commands/update-step.server.ts'
import { getAction, lockSheet, measurePatch, stepPatch } from '#app/domains/plan-files/exchange.server.ts'
import { found, foundById } from '#app/kernel/errors.ts'
import { apiTexts } from '../api-texts.fr.ts'
import { idIn } from '../id-in.ts'
import { writingTexts } from '../writing-texts.fr.ts'
import { requireSame } from './same-version.server.ts'
import { type ApiWriter, type WriteOperation, writeOperation } from './write-operation.ts'

const t = apiTexts.fields
type Values = Readonly<Record<string, unknown>>
type WriteInput = Parameters<WriteOperation['write']>[1]

/** The sheet a part hangs on, locked, at the version one read. */
async function lockAt(writer: ApiWriter, { ids, version }: WriteInput) {
  const key = { ctgId: writer.ctgId, actionId: idIn(ids, 'actionId') }
  const { version: current } = await lockSheet(writer.work, key)
  await requireSame(writer, { type: 'action', id: key.actionId, current, version })
  return { ...key, version }
}

const stepShape = z.strictObject(stepPatch).partial().describe(t.step)
const measureShape = z.strictObject(measurePatch).partial().describe(t.measure)

const asRead = async ({ work, ctgId, today }: ApiWriter, actionId: string) =>
  found(await getAction({ db: work.tx, ctgId, today }, actionId), 'plan.action-not-found')

/** As its form would send it. */
async function stepNow(writer: ApiWriter, actionId: string, stepId: string): Promise<Values> {
  const { steps } = await asRead(writer, actionId)
  const { target, ...step } = foundById(steps, stepId, 'plan.part-not-found')
  return { ...step, targetOn: target.on, targetPrecision: target.precision }
}
const measureNow = async (writer: ApiWriter, actionId: string, measureId: string): Promise<Values> => {
  const { measures } = await asRead(writer, actionId)
  return foundById(measures, measureId, 'plan.part-not-found')
}

/** Values of fields left out of a part, for which the form always sends one. */
const usualStep = { targetPrecision: 'month', status: 'to-come' }

const base = '/ctgs/{ctgId}/actions/{actionId}'
const onPart = { scope: 'write-actions', isVersioned: true, answer: 'Written' } as const
const part = ({ partId, version }: { readonly partId: string; readonly version: number }) => ({ id: partId, version })

const stepWrites = [
  writeOperation({
    ...{ ...onPart, method: 'post', path: `${base}/steps`, operationId: 'addStep', summary: t.summary.addStep },
    body: stepShape.required({ title: true }),
    example: { title: 'Visiter trois locaux', targetOn: '2027-01-20', targetPrecision: 'day' },
    async write(writer, sent) {
      const key = await lockAt(writer, sent)
      return part(await addStep.within(writer.work, { ...usualStep, ...sent.body, ...key }))
    },
  }),
  writeOperation({
    ...{ ...onPart, method: 'patch', path: `${base}/steps/{stepId}`, operationId: 'updateStep' },
    ...{ summary: t.summary.updateStep, body: stepShape, example: { status: 'done', doneOn: '2026-11-20' } },
    async write(writer, sent) {
      const key = await lockAt(writer, sent)
      const stepId = idIn(sent.ids, 'stepId')
      const before = await stepNow(writer, key.actionId, stepId)
      return part(await updateStep.within(writer.work, { ...before, ...sent.body, ...key, stepId }))
    },
  }),
  writeOperation({
    ...{ ...onPart, method: 'delete', path: `${base}/steps/{stepId}`, operationId: 'removeStep' },
    summary: t.summary.removeStep,
    async write(writer, sent) {
      const key = await lockAt(writer, sent)
      return part(await removeStep.within(writer.work, { ...key, stepId: idIn(sent.ids, 'stepId') }))
    },
  }),
]

const measureWrites = [
  writeOperation({
    ...{
      ...onPart,
      method: 'post',
      path: `${base}/measures`,
      operationId: 'addMeasure',
      summary: t.summary.addMeasure,
    },
    body: measureShape.required({ name: true }),
    example: { name: 'Familles accueillies', unit: 'familles', target: 60, targetOn: '2028-12-31' },
    async write(writer, sent) {
      const key = await lockAt(writer, sent)
      return part(await addMeasure.within(writer.work, { ...sent.body, ...key }))
    },
  }),
  writeOperation({
    ...{ ...onPart, method: 'patch', path: `${base}/measures/{measureId}`, operationId: 'updateMeasure' },
    ...{ summary: t.summary.updateMeasure, body: measureShape, example: { target: 80 } },
    async write(writer, sent) {
      const key = await lockAt(writer, sent)
      const measureId = idIn(sent.ids, 'measureId')
      const before = await measureNow(writer, key.actionId, measureId)
      return part(await updateMeasure.within(writer.work, { ...before, ...sent.body, ...key, measureId }))
    },
  }),
  writeOperation({
    ...{ ...onPart, method: 'delete', path: `${base}/measures/{measureId}`, operationId: 'removeMeasure' },
    summary: t.summary.removeMeasure,
    async write(writer, sent) {
      const key = await lockAt(writer, sent)
      return part(await removeMeasure.within(writer.work, { ...key, measureId: idIn(sent.ids, 'measureId') }))
    },
  }),
]

const text = (about: string) => z.string().optional().describe(about)
const day = (about: string) => z.iso.date().nullable().optional().describe(about)
const r = t.report

const reportShape = z
  .strictObject({
    facts: z.string().describe(r.facts),
    status: z.enum(reportableStatuses).describe(r.status),
    reportedOn: day(r.reportedOn),
    coversFrom: day(r.coversFrom),
    coversTo: day(r.coversTo),
    isWatched: z.boolean().optional().describe(r.isWatched),
    delayMonths: z.int().nullable().optional().describe(r.delayMonths),
    difficultyKind: z.enum(difficultyKinds).nullable().optional().describe(r.difficultyKind),
    difficulty: text(r.difficulty),
    helpWanted: text(r.helpWanted),
    helpBodyId: z.uuid().nullable().optional().describe(r.helpBody),
    peopleReached: z.int().nullable().optional().describe(r.peopleReached),
    publicsReached: text(r.publicsReached),
    meansUsed: text(r.meansUsed),
    nextStep: text(r.nextStep),
    nextStepOn: day(r.nextStepOn),
    proposedEndsOn: day(r.proposedEndsOn),
    adjustment: text(r.adjustment),
    enteredFor: text(r.enteredFor),
    values: z
      .array(z.strictObject({ measureId: z.uuid().describe(r.measure), value: z.number().describe(r.value) }))
      .max(100)
      .optional()
      .describe(r.values),
    valueSource: text(r.valueSource),
  })
  .describe(r.about)

const reportWrite = writeOperation({
  ...{
    method: 'post',
    path: `${base}/reports`,
    operationId: 'submitReport',
    scope: 'write-reports',
    isVersioned: false,
  },
  ...{ answer: 'Written', summary: t.summary.submitReport, body: reportShape },
  example: { facts: writingTexts.example.facts, status: 'in-progress', enteredFor: writingTexts.example.enteredFor },
  async write({ work, ctgId }, { ids, body }) {
    const { values = [], ...report } = reportShape.parse(body)
    const read = Object.fromEntries(values.map(({ measureId, value }) => [valueField(measureId), value]))
    const sent = await submitReport.within(work, { ...report, ...read, ctgId, actionId: idIn(ids, 'actionId') })
    return { id: sent.reportId, version: null }
  },
})

export const partWrites = [...stepWrites, ...measureWrites, reportWrite]
