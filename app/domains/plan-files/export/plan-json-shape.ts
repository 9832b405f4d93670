/** Shapes of the plan as other software reads it: in the JSON export and in the API, described once. Pure. Rules: docs/rules/plan.md §9.6, §16.3. */
import { z } from 'zod'
import { actionFlags, cafFields } from '#app/domains/plan/plan.ts'
import { type ColumnsOf, type Field, type Fields, fieldsNamed } from '#app/domains/plan/sheet/field-kinds.ts'
import {
  meansFields,
  measureFields,
  readingFields,
  sheetFields,
  stepFields,
} from '#app/domains/plan/sheet/fields.fr.ts'
import type { RowValues } from '#app/domains/plan/sheet/patch.ts'
import { valueShapes } from '#app/domains/plan/sheet/value-shapes.ts'
import { planJsonLabels } from './plan-json-labels.fr.ts'

/** Fields of a sheet told under the names of their values, in the order in which version 1 tells them. */
export const alike = {
  first: ['externalId', 'title', 'status', 'isWatched'],
  partners: ['partnersText'],
  next: ['nextStep', 'nextStepOn'],
  aim: ['need', 'description', 'public', 'areas', 'electedSponsor'],
  results: ['expectedResults', 'tags', 'inhabitantsPart', 'priority', 'recurrence', 'calendarText'],
  success: ['humanMeans', 'materialMeans', 'qualitativeIndicators', 'watchPoints', 'successConditions'],
} as const satisfies Readonly<Record<string, readonly (keyof typeof sheetFields)[]>>
export type AlikeKey = (typeof alike)[keyof typeof alike][number]

const id = (what: string) => z.uuid().describe(what)
const text = (what: string) => z.string().describe(what)
const maybeDay = (what: string) => planJsonLabels.maybeDay(what)
const day = (what: string) => z.iso.date().nullable().describe(maybeDay(what))
const preciseDay = (what: string) =>
  z
    .object({
      on: day(planJsonLabels.preciseDay.on),
      precision: z.enum(['day', 'month', 'quarter', 'year']).describe(planJsonLabels.preciseDay.precision),
    })
    .describe(what)

export const axisShape = z
  .object({
    id: id(planJsonLabels.axis.id),
    parentId: z.uuid().nullable().describe(planJsonLabels.axis.parentId),
    levelLabel: text(planJsonLabels.axis.levelLabel),
    code: text(planJsonLabels.axis.code),
    title: text(planJsonLabels.axis.title),
    themeId: z.uuid().nullable().describe(planJsonLabels.axis.themeId),
  })
  .describe(planJsonLabels.axis.whole)

export const objectiveShape = z
  .object({
    id: id(planJsonLabels.objective.id),
    axisId: id(planJsonLabels.objective.axisId),
    code: text(planJsonLabels.objective.code),
    title: text(planJsonLabels.objective.title),
    themeId: z.uuid().nullable().describe(planJsonLabels.objective.themeId),
  })
  .describe(planJsonLabels.objective.whole)

export const leadShape = z
  .object({
    partyId: z.uuid().nullable().describe(planJsonLabels.lead.partyId),
    partyName: text(planJsonLabels.lead.partyName),
    serviceId: z.uuid().nullable().describe(planJsonLabels.lead.serviceId),
    serviceName: text(planJsonLabels.lead.serviceName),
    name: text(planJsonLabels.lead.name),
    personName: text(planJsonLabels.lead.personName),
  })
  .describe(planJsonLabels.lead.whole)

/** What is said of each value of a field. */
function aboutOf(field: Field): readonly string[] {
  if (field.kind === 'funder') return planJsonLabels.funder
  const about = ('about' in field && field.about) || field.header
  return [field.kind === 'day' && field.missing === undefined ? maybeDay(about) : about]
}

type Table = 'action' | 'action_step' | 'action_means' | 'action_measure' | 'measure_value'
type Shapes<Values> = { readonly [Key in keyof Values]: z.ZodType<Values[Key]> }

/** What other software is told of some fields, by the names of their values. */
function shapesOf<From extends Table, Rows extends Fields>(
  table: From,
  fields: Rows,
): Shapes<RowValues<From, ColumnsOf<Rows[keyof Rows]>>>
function shapesOf(_table: Table, fields: Fields): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(
    Object.values(fields).flatMap((field) =>
      Object.entries(valueShapes(field)).map(([name, shape], place) => [
        name,
        shape.describe(aboutOf(field)[place] ?? ''),
      ]),
    ),
  )
}

const { title: stepTitle, description: stepDescription, target, ...stepOthers } = stepFields
const stepShape = z.object({
  id: id(planJsonLabels.step.id),
  ...shapesOf('action_step', { stepTitle }),
  target: preciseDay(target.header),
  ...shapesOf('action_step', stepOthers),
  responsiblePartyName: z.string().nullable().describe(planJsonLabels.step.responsiblePartyName),
  ...shapesOf('action_step', { stepDescription }),
})

export const meansShape = z.object({ id: id(planJsonLabels.means.id), ...shapesOf('action_means', meansFields) })

const readingShape = z.object({ id: id(planJsonLabels.reading.id), ...shapesOf('measure_value', readingFields) })

export const measureShape = z.object({
  id: id(planJsonLabels.measure.id),
  ...shapesOf('action_measure', measureFields),
  values: z.array(readingShape).describe(planJsonLabels.measure.values),
})

const sheetShapes = <Key extends AlikeKey>(keys: readonly Key[]) => shapesOf('action', fieldsNamed(sheetFields, keys))

export const actionShape = z.object({
  id: id(planJsonLabels.action.id),
  version: z.int().describe(planJsonLabels.action.version),
  number: z.int().describe(planJsonLabels.action.number),
  code: text(planJsonLabels.action.code),
  ...sheetShapes(alike.first),
  axisId: z.uuid().nullable().describe(planJsonLabels.action.axisId),
  objectiveIds: z.array(z.uuid()).describe(planJsonLabels.action.objectiveIds),
  theme: z
    .object({
      id: id(planJsonLabels.action.theme.id),
      name: z.string().nullable().describe(planJsonLabels.action.theme.name),
    })
    .nullable()
    .describe(planJsonLabels.action.theme.whole),
  lead: leadShape,
  services: z
    .array(
      z.object({
        id: id(planJsonLabels.action.services.id),
        name: text(planJsonLabels.action.services.name),
        partyName: text(planJsonLabels.action.services.partyName),
        isLead: z.boolean().describe(planJsonLabels.action.services.isLead),
      }),
    )
    .describe(planJsonLabels.action.services.whole),
  partners: z
    .array(z.object({ id: id(planJsonLabels.action.partners.id), name: text(planJsonLabels.action.partners.name) }))
    .describe(planJsonLabels.action.partners.whole),
  ...sheetShapes(alike.partners),
  starts: preciseDay(sheetFields.starts.header),
  ends: preciseDay(sheetFields.ends.header),
  ...sheetShapes(alike.next),
  lastReportOn: day(planJsonLabels.action.lastReportOn),
  ...sheetShapes(alike.aim),
  cafFields: z.array(z.enum(cafFields)).describe(planJsonLabels.action.cafFields),
  cafLevers: z
    .array(
      z.object({
        field: z.enum(cafFields).describe(planJsonLabels.action.cafLevers.field),
        levers: z.array(z.string()).describe(planJsonLabels.action.cafLevers.levers),
      }),
    )
    .describe(planJsonLabels.action.cafLevers.whole),
  coLead: z
    .object({
      partyId: z.uuid().nullable().describe(planJsonLabels.action.coLead.partyId),
      partyName: text(planJsonLabels.action.coLead.partyName),
      name: text(planJsonLabels.action.coLead.name),
    })
    .describe(planJsonLabels.action.coLead.whole),
  body: z
    .object({
      id: id(planJsonLabels.action.body.id),
      name: z.string().nullable().describe(planJsonLabels.action.body.name),
    })
    .nullable()
    .describe(planJsonLabels.action.body.whole),
  ...sheetShapes(alike.results),
  communes: z
    .array(
      z.object({ code: text(planJsonLabels.action.communes.code), name: text(planJsonLabels.action.communes.name) }),
    )
    .describe(planJsonLabels.action.communes.whole),
  quarters: z
    .array(
      z.object({
        id: id(planJsonLabels.action.quarters.id),
        name: text(planJsonLabels.action.quarters.name),
        communeName: text(planJsonLabels.action.quarters.communeName),
        isPriority: z.boolean().describe(planJsonLabels.action.quarters.isPriority),
      }),
    )
    .describe(planJsonLabels.action.quarters.whole),
  linkedPlans: z
    .array(
      z.object({ id: id(planJsonLabels.action.linkedPlans.id), name: text(planJsonLabels.action.linkedPlans.name) }),
    )
    .describe(planJsonLabels.action.linkedPlans.whole),
  ...sheetShapes(alike.success),
  waitsFor: z
    .array(
      z.object({
        id: id(planJsonLabels.action.waitsFor.id),
        stepId: z.uuid().nullable().describe(planJsonLabels.action.waitsFor.stepId),
        afterActionId: id(planJsonLabels.action.waitsFor.afterActionId),
        afterStepId: z.uuid().nullable().describe(planJsonLabels.action.waitsFor.afterStepId),
      }),
    )
    .describe(planJsonLabels.action.waitsFor.whole),
  documents: z
    .array(
      z.object({
        id: id(planJsonLabels.action.documents.id),
        name: text(planJsonLabels.action.documents.name),
        caption: text(planJsonLabels.action.documents.caption),
        addedOn: z.iso.date().describe(planJsonLabels.action.documents.addedOn),
      }),
    )
    .describe(planJsonLabels.action.documents.whole),
  steps: z.array(stepShape).describe(planJsonLabels.action.steps),
  means: z.array(meansShape).describe(planJsonLabels.action.means),
  measures: z.array(measureShape).describe(planJsonLabels.action.measures),
})

export const flagsShape = z.array(z.enum(actionFlags)).describe(planJsonLabels.flags)

export type ActionJson = z.output<typeof actionShape>
