/** Shapes of the answers of the API: what openapi.json tells and what the compiler checks. Rules: docs/rules/api.md. */
import { z } from 'zod'
import {
  actionShape,
  axisShape,
  flagsShape,
  meansShape,
  measureShape,
  objectiveShape,
} from '#app/domains/plan-files/exchange.server.ts'
import { mostWhole } from './cursor.ts'
import { datasetShape, datasetTable, evaluationShape, figureShape } from './figure-shapes.server.ts'
import {
  agendaItemShape,
  bodyShape,
  decisionShape,
  findingShape,
  issueShape,
  meetingShape,
  objectiveTargetShape,
} from './partnership-shapes.server.ts'
import { dependencyShape, documentShape } from './plan-shapes.server.ts'
import { shapeLabels } from './shape-labels.fr.ts'

const day = (what: string) => z.iso.date().nullable().describe(shapeLabels.day(what))

const ctgShape = z
  .object({
    id: z.uuid().describe(shapeLabels.ctg.id),
    name: z.string().describe(shapeLabels.ctg.name),
    startsOn: day(shapeLabels.ctg.startsOn),
    endsOn: day(shapeLabels.ctg.endsOn),
    signedOn: day(shapeLabels.ctg.signedOn),
    parties: z
      .array(
        z.object({
          id: z.uuid().describe(shapeLabels.ctg.parties.id),
          name: z.string().describe(shapeLabels.ctg.parties.name),
          shortName: z.string().describe(shapeLabels.ctg.parties.shortName),
          kind: z.enum(['caf', 'authority', 'partner']).describe(shapeLabels.ctg.parties.kind),
          isSignatory: z.boolean().describe(shapeLabels.ctg.parties.isSignatory),
        }),
      )
      .describe(shapeLabels.ctg.parties.whole),
    themes: z
      .array(
        z.object({
          id: z.uuid().describe(shapeLabels.ctg.themes.id),
          name: z.string().describe(shapeLabels.ctg.themes.name),
        }),
      )
      .describe(shapeLabels.ctg.themes.whole),
  })
  .describe(shapeLabels.ctg.whole)

const planShape = z
  .object({
    ctgId: z.uuid().describe(shapeLabels.plan.ctgId),
    axes: z.array(axisShape).describe(shapeLabels.plan.axes),
    objectives: z.array(objectiveShape).describe(shapeLabels.plan.objectives),
    actions: z
      .array(
        actionShape.pick({
          id: true,
          version: true,
          number: true,
          code: true,
          title: true,
          status: true,
          axisId: true,
          objectiveIds: true,
        }),
      )
      .describe(shapeLabels.plan.actions),
  })
  .describe(shapeLabels.plan.whole)

const fullActionShape = actionShape.extend({ flags: flagsShape }).describe(shapeLabels.fullAction)

/** The action of a part, where parts are listed apart from it. */
const ofAction = {
  actionId: z.uuid().describe(shapeLabels.ofAction.actionId),
  actionNumber: z.int().describe(shapeLabels.ofAction.actionNumber),
  actionCode: z.string().describe(shapeLabels.ofAction.actionCode),
  actionTitle: z.string().describe(shapeLabels.ofAction.actionTitle),
}
const measureOfActionShape = measureShape.extend(ofAction).describe(shapeLabels.measureOfAction)
const meansOfActionShape = meansShape.extend(ofAction).describe(shapeLabels.meansOfAction)

const nextCursor = z.string().nullable().describe(shapeLabels.nextCursor)

const pageOf = <Item extends z.ZodType>(item: Item, what: string) =>
  z
    .object({
      items: z.array(item).describe(what),
      page: z.int().nullable().describe(shapeLabels.page.page),
      pageSize: z.int().describe(shapeLabels.page.pageSize),
      pageCount: z.int().describe(shapeLabels.page.pageCount),
      total: z.int().describe(shapeLabels.page.total),
      nextCursor,
    })
    .describe(shapeLabels.page.whole)

const fieldErrorShape = z.object({
  pointer: z.string().describe(shapeLabels.fieldError.pointer),
  detail: z.string().describe(shapeLabels.fieldError.detail),
})

const version = z.int().nullable().describe(shapeLabels.version)
const written = {
  id: z.uuid().describe(shapeLabels.written.id),
  version,
  code: z.string().optional().describe(shapeLabels.written.code),
}
const isTrial = z.boolean().describe(shapeLabels.isTrial)

/** RFC 9457. */
export const problemShape = z
  .object({
    type: z.string().describe(shapeLabels.problem.type),
    title: z.string().describe(shapeLabels.problem.title),
    status: z.int().describe(shapeLabels.problem.status),
    detail: z.string().describe(shapeLabels.problem.detail),
    code: z.string().describe(shapeLabels.problem.code),
    errors: z.array(fieldErrorShape).optional().describe(shapeLabels.problem.errors),
    changes: z
      .array(
        z.object({
          at: z.iso.datetime().describe(shapeLabels.problem.changes.at),
          by: z.string().describe(shapeLabels.problem.changes.by),
          act: z.string().describe(shapeLabels.problem.changes.act),
        }),
      )
      .optional()
      .describe(shapeLabels.problem.changes.whole),
    items: z
      .array(
        z.object({
          index: z.int().describe(shapeLabels.problem.items.index),
          code: z.string().describe(shapeLabels.problem.items.code),
          detail: z.string().describe(shapeLabels.problem.items.detail),
          errors: z.array(fieldErrorShape).describe(shapeLabels.problem.items.errors),
        }),
      )
      .optional()
      .describe(shapeLabels.problem.items.whole),
  })
  .describe(shapeLabels.problem.whole)

const listOf = <Item extends z.ZodType>(item: Item, what: string) =>
  z.object({ items: z.array(item).describe(what), nextCursor }).describe(shapeLabels.list(mostWhole))

/** By the name they have in openapi.json. */
export const answerShapes = {
  CtgList: listOf(ctgShape, shapeLabels.answer.CtgList),
  Ctg: ctgShape,
  Plan: planShape,
  ActionPage: pageOf(fullActionShape, shapeLabels.answer.ActionPage),
  Action: fullActionShape,
  MeasurePage: pageOf(measureOfActionShape, shapeLabels.answer.MeasurePage),
  MeansPage: pageOf(meansOfActionShape, shapeLabels.answer.MeansPage),
  DependencyList: listOf(dependencyShape, shapeLabels.answer.DependencyList),
  DocumentPage: pageOf(documentShape, shapeLabels.answer.DocumentPage),
  BodyList: listOf(bodyShape, shapeLabels.answer.BodyList),
  MeetingPage: pageOf(meetingShape, shapeLabels.answer.MeetingPage),
  DecisionPage: pageOf(decisionShape, shapeLabels.answer.DecisionPage),
  FindingList: listOf(findingShape, shapeLabels.answer.FindingList),
  IssueList: listOf(issueShape, shapeLabels.answer.IssueList),
  MeetingWithAgenda: meetingShape
    .extend({ agenda: z.array(agendaItemShape).describe(shapeLabels.answer.MeetingWithAgenda.agenda) })
    .describe(shapeLabels.answer.MeetingWithAgenda.whole),
  EvaluationList: listOf(evaluationShape, shapeLabels.answer.EvaluationList),
  FigureList: z
    .object({ items: z.array(figureShape).describe(shapeLabels.answer.FigureList.items) })
    .describe(shapeLabels.answer.FigureList.whole),
  DatasetList: listOf(datasetShape, shapeLabels.answer.DatasetList),
  Dataset: datasetShape.extend(datasetTable).describe(shapeLabels.answer.Dataset),
  Written: z.object({ ...written, isTrial }).describe(shapeLabels.answer.Written),
  WrittenTogether: z
    .object({
      items: z
        .array(z.object({ ...written, isNew: z.boolean().describe(shapeLabels.answer.WrittenTogether.items.isNew) }))
        .describe(shapeLabels.answer.WrittenTogether.items.whole),
      isTrial,
    })
    .describe(shapeLabels.answer.WrittenTogether.whole),
  ObjectiveList: listOf(objectiveTargetShape, shapeLabels.answer.ObjectiveList),
} as const
export type AnswerName = keyof typeof answerShapes
export type AnswerOf<Name extends AnswerName> = z.output<(typeof answerShapes)[Name]>

/** Things written once in openapi.json, that the answers refer to. */
export const sharedShapes = {
  Axis: axisShape,
  Objective: objectiveShape,
  Measure: measureOfActionShape,
  Means: meansOfActionShape,
  Problem: problemShape,
}
