/** Shapes of the answers of the API: what openapi.json tells and what the compiler checks. Rules: docs/rules/api.md. */
import { z } from 'zod'
import {
  actionShape,
  axisShape,
  flagsShape,
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
    actionNumber: z.int().describe('Numéro de registre de l’action'),
    actionCode: z.string().describe('Numéro de l’action'),
    actionTitle: z.string().describe('Titre de l’action'),
  })
  .describe('Une mesure et ses relevés')

const nextCursor = z.string().nullable().describe('Curseur de la suite ; null quand il n’y en a plus')

const pageOf = <Item extends z.ZodType>(item: Item, what: string) =>
  z
    .object({
      items: z.array(item).describe(what),
      page: z.int().nullable().describe('Page donnée, à partir de 1 ; null quand on suit un curseur'),
      pageSize: z.int().describe('Nombre d’éléments par page'),
      pageCount: z.int().describe('Nombre de pages'),
      total: z.int().describe('Nombre d’éléments en tout'),
      nextCursor,
    })
    .describe('Une page d’une liste ; les en-têtes Link donnent la suivante et la précédente')

const fieldErrorShape = z.object({
  pointer: z.string().describe('Endroit dans ce qui a été envoyé (RFC 6901) : « /title »'),
  detail: z.string().describe('Ce qui ne va pas, et quoi faire'),
})

const version = z.int().nullable().describe('Version après l’acte, celle de la fiche pour une étape ou une mesure')
const written = {
  id: z.uuid().describe('Identifiant de ce qui a été écrit'),
  version,
  code: z.string().optional().describe('Numéro d’une action'),
}
const isTrial = z.boolean().describe('Vrai pour un essai : rien n’a été écrit')

/** RFC 9457. */
export const problemShape = z
  .object({
    type: z.string().describe('Adresse qui explique l’erreur'),
    title: z.string().describe('Sorte d’erreur'),
    status: z.int().describe('Statut HTTP'),
    detail: z.string().describe('Ce qui s’est passé, et quoi faire'),
    code: z.string().describe('Code stable, à lire par un programme'),
    errors: z.array(fieldErrorShape).optional().describe('Ce qui est à corriger, champ par champ'),
    changes: z
      .array(
        z.object({
          at: z.iso.datetime().describe('Instant'),
          by: z.string().describe('Qui a agi'),
          act: z.string().describe('Acte'),
        }),
      )
      .optional()
      .describe('Ce qui a changé depuis la version donnée, le plus récent d’abord'),
    items: z
      .array(
        z.object({
          index: z.int().describe('Place dans ce qui a été envoyé, à partir de 0'),
          code: z.string().describe('Code de son refus ; « accepted » quand il était bon'),
          detail: z.string().describe('Pourquoi'),
          errors: z.array(fieldErrorShape).describe('Ce qui est à corriger, champ par champ'),
        }),
      )
      .optional()
      .describe('Un compte par élément envoyé ; rien n’a été écrit'),
  })
  .describe('Une erreur (application/problem+json)')

const listOf = <Item extends z.ZodType>(item: Item, what: string) =>
  z
    .object({ items: z.array(item).describe(what), nextCursor })
    .describe(`Une liste ; sans limite donnée, ses ${mostWhole} premiers éléments`)

/** By the name they have in openapi.json. */
export const answerShapes = {
  CtgList: listOf(ctgShape, 'La CTG du jeton'),
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
  MeetingWithAgenda: meetingShape
    .extend({ agenda: z.array(agendaItemShape).describe('Points, dans leur ordre') })
    .describe('Une réunion et son ordre du jour'),
  EvaluationList: listOf(evaluationShape, 'Évaluations closes, la dernière d’abord'),
  FigureList: z
    .object({ items: z.array(figureShape).describe('Indicateurs, dans leur ordre') })
    .describe('Les chiffres d’un thème'),
  DatasetList: listOf(datasetShape, 'Chiffres partagés, les derniers d’abord'),
  Dataset: datasetShape.extend(datasetTable).describe('Des chiffres partagés, cellule par cellule'),
  Written: z.object({ ...written, isTrial }).describe('Ce qui a été écrit : relisez-le à son adresse'),
  WrittenTogether: z
    .object({
      items: z
        .array(z.object({ ...written, isNew: z.boolean().describe('Créé, et non modifié') }))
        .describe('Dans l’ordre de l’envoi'),
      isTrial,
    })
    .describe('Ce qui a été écrit ensemble'),
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
