/** Shapes of the answers of the API: what openapi.json tells and what the compiler checks. Rules: docs/rules/plan.md §16.3. */
import { z } from 'zod'
import {
  actionShape,
  axisShape,
  flagsShape,
  measureShape,
  objectiveShape,
} from '#app/domains/plan-files/exchange.server.ts'
import {
  bodyShape,
  decisionShape,
  findingShape,
  issueShape,
  meetingShape,
  objectiveTargetShape,
} from './partnership-shapes.server.ts'

const day = (what: string) => z.iso.date().nullable().describe(`${what}, « AAAA-MM-JJ » ; null si inconnu`)

const ctgShape = z
  .object({
    id: z.uuid().describe('Identifiant'),
    name: z.string().describe('Nom'),
    startsOn: day('Début'),
    endsOn: day('Fin'),
    signedOn: day('Signature'),
    parties: z
      .array(
        z.object({
          id: z.uuid().describe('Identifiant'),
          name: z.string().describe('Nom'),
          shortName: z.string().describe('Nom court'),
          kind: z.enum(['caf', 'authority', 'partner']).describe('Caf, collectivité ou partenaire'),
          isSignatory: z.boolean().describe('Signataire, et non associée'),
        }),
      )
      .describe('Parties, dans leur ordre'),
    themes: z
      .array(z.object({ id: z.uuid().describe('Identifiant'), name: z.string().describe('Nom') }))
      .describe('Thèmes, dans leur ordre'),
  })
  .describe('Une convention territoriale globale')

const planShape = z
  .object({
    ctgId: z.uuid().describe('CTG'),
    axes: z.array(axisShape).describe('Axes, dans l’ordre du plan'),
    objectives: z.array(objectiveShape).describe('Objectifs, dans l’ordre du plan'),
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
      .describe('Une ligne par action, par numéro de registre'),
  })
  .describe('L’arbre du plan')

const fullActionShape = actionShape.extend({ flags: flagsShape }).describe('Une action et tout ce que porte sa fiche')

const measureOfActionShape = measureShape
  .extend({
    actionId: z.uuid().describe('Action qui la produit'),
    actionCode: z.string().describe('Numéro de l’action'),
    actionTitle: z.string().describe('Titre de l’action'),
  })
  .describe('Une mesure et ses relevés')

const pageOf = <Item extends z.ZodType>(item: Item, what: string) =>
  z
    .object({
      items: z.array(item).describe(what),
      page: z.int().describe('Page donnée, à partir de 1'),
      pageSize: z.int().describe('Nombre d’éléments par page'),
      pageCount: z.int().describe('Nombre de pages'),
      total: z.int().describe('Nombre d’éléments en tout'),
    })
    .describe('Une page d’une liste ; les en-têtes Link donnent la suivante et la précédente')

/** RFC 9457. */
export const problemShape = z
  .object({
    type: z.string().describe('Adresse qui explique l’erreur'),
    title: z.string().describe('Sorte d’erreur'),
    status: z.int().describe('Statut HTTP'),
    detail: z.string().describe('Ce qui s’est passé, et quoi faire'),
    code: z.string().describe('Code stable, à lire par un programme'),
  })
  .describe('Une erreur (application/problem+json)')

const listOf = <Item extends z.ZodType>(item: Item, what: string) =>
  z.object({ items: z.array(item).describe(what) }).describe('Une liste entière')

/** By the name they have in openapi.json. */
export const answerShapes = {
  CtgList: z.object({ items: z.array(ctgShape).describe('La CTG du jeton') }).describe('Les CTG qu’ouvre le jeton'),
  Ctg: ctgShape,
  Plan: planShape,
  ActionPage: pageOf(fullActionShape, 'Actions, par numéro de registre'),
  Action: fullActionShape,
  MeasurePage: pageOf(measureOfActionShape, 'Mesures, dans l’ordre des actions'),
  BodyList: listOf(bodyShape, 'Instances, dans leur ordre'),
  MeetingPage: pageOf(meetingShape, 'Réunions, la dernière d’abord'),
  DecisionPage: pageOf(decisionShape, 'Décisions, par numéro'),
  FindingList: listOf(findingShape, 'Constats partagés, par numéro'),
  IssueList: listOf(issueShape, 'Enjeux, par numéro'),
  ObjectiveList: listOf(objectiveTargetShape, 'Objectifs, dans l’ordre du plan'),
} as const
export type AnswerName = keyof typeof answerShapes
export type AnswerOf<Name extends AnswerName> = z.output<(typeof answerShapes)[Name]>

/** Things written once in openapi.json, that the answers refer to. */
export const sharedShapes = {
  Axis: axisShape,
  Objective: objectiveShape,
  Measure: measureOfActionShape,
  Problem: problemShape,
}
