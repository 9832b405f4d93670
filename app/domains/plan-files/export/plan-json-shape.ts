/** Shapes of the plan as other software reads it: in the JSON export and in the API, described once. Pure. Rules: docs/rules/plan.md §9.6, §16.3. */
import { z } from 'zod'
import {
  actionFlags,
  actionPriorities,
  actionRecurrences,
  actionStatuses,
  cafFields,
  inhabitantsParts,
  stepStatuses,
} from '#app/domains/plan/plan.ts'
import { type ColumnsOf, columnsOf, type Field, keyOf } from '#app/domains/plan/sheet/field-kinds.ts'
import { meansFields } from '#app/domains/plan/sheet/fields.fr.ts'
import type { RowValues } from '#app/domains/plan/sheet/patch.ts'

const id = (what: string) => z.uuid().describe(what)
const text = (what: string) => z.string().describe(what)
const day = (what: string) => z.iso.date().nullable().describe(`${what}, « AAAA-MM-JJ » ; null si inconnu`)
const figure = (what: string) => z.number().nullable().describe(what)
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

const stepShape = z.object({
  id: id('Identifiant'),
  title: text('Étape'),
  target: preciseDay('Date visée'),
  doneOn: day('Jour où elle a été faite'),
  status: z.enum(stepStatuses).describe('État'),
  responsible: text('Responsable, en mots'),
  responsiblePartyId: z.uuid().nullable().describe('Partie responsable'),
  responsiblePartyName: z.string().nullable().describe('Son nom court'),
  description: text('Contenu de l’étape'),
})

/** What other software is told of a field, value by value. */
function told(field: Field): readonly z.ZodType[] {
  const about = ('about' in field && field.about) || field.header
  const isNeeded = 'missing' in field && field.missing !== undefined
  switch (field.kind) {
    case 'choice': {
      const one = z.enum(Object.keys(field.words))
      return [(isNeeded ? one : one.nullable()).describe(about)]
    }
    case 'number':
      return [isNeeded ? z.int().describe(about) : figure(about)]
    case 'funder':
      return [z.uuid().nullable().describe('Partie qui apporte, si c’en est une'), text('Qui apporte')]
    default:
      return [text(about)]
  }
}

type Means = RowValues<'action_means', ColumnsOf<(typeof meansFields)[keyof typeof meansFields]>>

function meansShapes(): { readonly [Key in keyof Means]: z.ZodType<Means[Key]> }
function meansShapes(): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(
    Object.values(meansFields).flatMap((field: Field) =>
      told(field).map((shape, place) => [keyOf(columnsOf(field)[place] ?? ''), shape] as const),
    ),
  )
}
const meansShape = z.object({ id: id('Identifiant'), ...meansShapes() })

const readingShape = z.object({
  id: id('Identifiant'),
  measuredOn: z.iso.date().describe('Jour du relevé'),
  value: z.number().describe('Valeur'),
  source: text('D’où elle vient'),
})

export const measureShape = z.object({
  id: id('Identifiant'),
  name: text('Ce que l’action produit ou qui elle touche'),
  unit: text('Unité'),
  baseline: figure('Valeur de départ ; null : non mesurée'),
  baselineOn: day('Date du départ'),
  target: figure('Cible'),
  targetOn: day('Date de la cible'),
  values: z.array(readingShape).describe('Relevés, du plus ancien au plus récent'),
})

export const actionShape = z.object({
  id: id('Identifiant'),
  version: z.int().describe('Augmente à chaque changement de la fiche'),
  number: z.int().describe('Numéro de registre, sans trou dans la CTG'),
  code: text('Numéro imprimé : « 1.2.3 »'),
  externalId: z.string().nullable().describe('Identifiant dans l’outil d’où elle vient'),
  title: text('Titre'),
  status: z.enum(actionStatuses).describe('État'),
  isWatched: z.boolean().describe('À surveiller'),
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
  partnersText: text('Autres partenaires, en mots'),
  starts: preciseDay('Début'),
  ends: preciseDay('Fin'),
  nextStep: text('Prochaine étape'),
  nextStepOn: day('Sa date'),
  lastReportOn: day('Dernier point d’étape'),
  need: text('Besoin auquel elle répond'),
  description: text('Description'),
  public: text('Public'),
  areas: text('Secteur'),
  electedSponsor: text('Élu référent'),
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
  expectedResults: text('Résultats attendus'),
  tags: z.array(z.string()).describe('Mots-clés'),
  inhabitantsPart: z.enum(inhabitantsParts).nullable().describe('Part prise par les habitants'),
  priority: z.enum(actionPriorities).nullable().describe('Priorité'),
  recurrence: z.enum(actionRecurrences).nullable().describe('Ponctuelle, annuelle ou continue'),
  calendarText: text('Calendrier en mots'),
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
  humanMeans: text('Moyens humains'),
  materialMeans: text('Moyens matériels'),
  qualitativeIndicators: text('Indicateurs qualitatifs'),
  watchPoints: text('Points de vigilance'),
  successConditions: text('Conditions de réussite'),
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
