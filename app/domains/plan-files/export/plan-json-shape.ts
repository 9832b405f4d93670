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
const maybeDay = (what: string) => `${what}, « AAAA-MM-JJ » ; null si inconnu`
const day = (what: string) => z.iso.date().nullable().describe(maybeDay(what))
const preciseDay = (what: string) =>
  z
    .object({
      on: day('Premier jour'),
      precision: z.enum(['day', 'month', 'quarter', 'year']).describe('Ce qui est connu de la date'),
    })
    .describe(what)

export const axisShape = z
  .object({
    id: id('Identifiant'),
    parentId: z.uuid().nullable().describe('Axe au-dessus ; null tout en haut'),
    levelLabel: text('Nom du niveau : « Axe », « Orientation »…'),
    code: text('Numéro : « 1 », « 1.2 »'),
    title: text('Titre'),
    themeId: z.uuid().nullable().describe('Thème'),
  })
  .describe('Un axe du plan')

export const objectiveShape = z
  .object({
    id: id('Identifiant'),
    axisId: id('Axe sous lequel il est'),
    code: text('Numéro : « 1.2 »'),
    title: text('Titre'),
    themeId: z.uuid().nullable().describe('Thème : celui de son enjeu, à défaut de son axe'),
  })
  .describe('Un objectif du plan')

export const leadShape = z
  .object({
    partyId: z.uuid().nullable().describe('Partie pilote'),
    partyName: text('Son nom'),
    serviceId: z.uuid().nullable().describe('Service pilote'),
    serviceName: text('Son nom'),
    name: text('Nom de la personne, comme écrit sur la fiche'),
    personName: text('Nom du compte de la personne, si elle en a un'),
  })
  .describe('Qui pilote')

/** What is said of each value of a field. */
function aboutOf(field: Field): readonly string[] {
  if (field.kind === 'funder') return ['Partie qui apporte, si c’en est une', 'Qui apporte']
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
  id: id('Identifiant'),
  ...shapesOf('action_step', { stepTitle }),
  target: preciseDay(target.header),
  ...shapesOf('action_step', stepOthers),
  responsiblePartyName: z.string().nullable().describe('Son nom court'),
  ...shapesOf('action_step', { stepDescription }),
})

const meansShape = z.object({ id: id('Identifiant'), ...shapesOf('action_means', meansFields) })

const readingShape = z.object({ id: id('Identifiant'), ...shapesOf('measure_value', readingFields) })

export const measureShape = z.object({
  id: id('Identifiant'),
  ...shapesOf('action_measure', measureFields),
  values: z.array(readingShape).describe('Relevés, du plus ancien au plus récent'),
})

const sheetShapes = <Key extends AlikeKey>(keys: readonly Key[]) => shapesOf('action', fieldsNamed(sheetFields, keys))

export const actionShape = z.object({
  id: id('Identifiant'),
  version: z.int().describe('Augmente à chaque changement de la fiche'),
  number: z.int().describe('Numéro de registre, sans trou dans la CTG'),
  code: text('Numéro imprimé : « 1.2.3 »'),
  ...sheetShapes(alike.first),
  axisId: z.uuid().nullable().describe('Axe'),
  objectiveIds: z.array(z.uuid()).describe('Objectifs auxquels elle répond'),
  theme: z
    .object({ id: id('Identifiant'), name: z.string().nullable().describe('Nom') })
    .nullable()
    .describe('Thème'),
  lead: leadShape,
  services: z
    .array(
      z.object({
        id: id('Identifiant'),
        name: text('Nom'),
        partyName: text('Partie'),
        isLead: z.boolean().describe('Porte l’action, et non associé seulement'),
      }),
    )
    .describe('Services de chaque partie'),
  partners: z.array(z.object({ id: id('Partie'), name: text('Nom') })).describe('Parties partenaires'),
  ...sheetShapes(alike.partners),
  starts: preciseDay(sheetFields.starts.header),
  ends: preciseDay(sheetFields.ends.header),
  ...sheetShapes(alike.next),
  lastReportOn: day('Dernier point d’étape'),
  ...sheetShapes(alike.aim),
  cafFields: z.array(z.enum(cafFields)).describe('Champs d’intervention de la Caf mobilisés'),
  cafLevers: z
    .array(
      z.object({
        field: z.enum(cafFields).describe('Champ de la Caf'),
        levers: z.array(z.string()).describe('Ce qu’elle y apporte, en mots'),
      }),
    )
    .describe('Leviers de la Caf, par champ'),
  coLead: z
    .object({
      partyId: z.uuid().nullable().describe('Partie copilote'),
      partyName: text('Son nom'),
      name: text('Nom de la personne'),
    })
    .describe('Qui copilote'),
  body: z
    .object({ id: id('Identifiant'), name: z.string().nullable().describe('Nom') })
    .nullable()
    .describe('Instance qui suit l’action'),
  ...sheetShapes(alike.results),
  communes: z.array(z.object({ code: text('Code Insee'), name: text('Nom') })).describe('Communes où elle agit'),
  quarters: z
    .array(
      z.object({
        id: id('Identifiant'),
        name: text('Nom'),
        communeName: text('Commune'),
        isPriority: z.boolean().describe('Quartier de la politique de la ville (QPV)'),
      }),
    )
    .describe('Quartiers où elle agit'),
  linkedPlans: z.array(z.object({ id: id('Identifiant'), name: text('Nom') })).describe('Autres plans articulés'),
  ...sheetShapes(alike.success),
  waitsFor: z
    .array(
      z.object({
        id: id('Identifiant'),
        stepId: z.uuid().nullable().describe('Étape qui attend ; null : l’action'),
        afterActionId: id('Action dont la fin est attendue'),
        afterStepId: z.uuid().nullable().describe('Son étape ; null : l’action'),
      }),
    )
    .describe('Ce qu’elle attend : « ne peut commencer avant la fin de »'),
  documents: z
    .array(
      z.object({
        id: id('Identifiant'),
        name: text('Nom du fichier'),
        caption: text('Légende'),
        addedOn: z.iso.date().describe('Jour du dépôt'),
      }),
    )
    .describe('Documents déposés sur la fiche : leurs noms, non leur contenu'),
  steps: z.array(stepShape).describe('Étapes, dans leur ordre'),
  means: z
    .array(meansShape)
    .describe('Moyens indicatifs, portés par les COF : aucun total n’est le financement de la CTG'),
  measures: z.array(measureShape).describe('Mesures de ce que l’action produit'),
})

export const flagsShape = z.array(z.enum(actionFlags)).describe('Ce qui est à voir ce jour : en retard, sans nouvelle…')

export type ActionJson = z.output<typeof actionShape>
