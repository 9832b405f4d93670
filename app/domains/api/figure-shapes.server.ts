/** Shapes of figures and of frozen evaluations. Rules: docs/rules/api.md §5, §6. */
import { z } from 'zod'
import { levels } from '#app/domains/evaluation/evaluation-shape.ts'
import { missingReasons, readingFlags } from '#app/domains/observatory/observatory.ts'

const id = (what: string) => z.uuid().describe(what)
const text = (what: string) => z.string().describe(what)
const unit = z.enum(['count', 'percent', 'per-100', 'euros']).describe('Nombre, pour cent, pour 100 ou euros')

const readingShape = z.object({
  code: text('Code du territoire ; vide pour l’ensemble d’un périmètre de plusieurs communes'),
  name: text('Nom du territoire'),
  kind: text('own : la CTG ; commune : une des siennes ; sinon la sorte de territoire auquel la comparer'),
  year: z.int().nullable().describe('Millésime ; null si rien n’est connu'),
  value: z
    .number()
    .nullable()
    .describe('Valeur, dans l’unité de l’indicateur ; null si elle manque, et jamais 0 à la place'),
  marks: z
    .array(z.enum(readingFlags))
    .describe('Ce qu’il faut savoir pour la lire : arrondie, estimée, plancher, additionnée'),
  missing: z
    .enum(missingReasons)
    .nullable()
    .describe('Pourquoi elle manque : secret, non diffusée, non recueillie, sans objet…'),
  words: text('La même chose en français'),
})

export const figureShape = z
  .object({
    indicatorId: text('Identifiant ; « serie-… » pour des chiffres partagés par une partie'),
    name: text('Nom'),
    unit,
    statisticalUnit: text('Ce qui est compté'),
    definition: text('Définition'),
    producer: text('Producteur'),
    source: text('Source'),
    secrecyRule: text('Règle de secret de la source'),
    year: z.int().nullable().describe('Millésime montré ; null si rien n’est connu'),
    readings: z.array(readingShape).describe('La CTG, puis les territoires auxquels la comparer, puis ses communes'),
    silentCommunes: z.array(readingShape).describe('Communes du département sans valeur, avec la raison'),
    series: z
      .array(z.object({ year: z.int().describe('Année'), value: z.number().describe('Valeur') }))
      .describe('Années connues pour la CTG'),
  })
  .describe('Un indicateur et ses valeurs')

export const datasetShape = z
  .object({
    id: id('Identifiant'),
    name: text('Nom'),
    partyId: id('Partie qui partage'),
    themeId: z.uuid().nullable().describe('Thème'),
    unit,
    statisticalUnit: text('Ce qui est compté'),
    definition: text('Définition'),
    source: text('Source'),
    sourceOn: z.iso.date().describe('Date de la source'),
    categoryName: text('Ce que sont les catégories ; vide pour une série'),
    audience: z.enum(['party', 'members', 'public']).describe('Une partie, les membres ou tout le monde'),
    readerPartyId: z.uuid().nullable().describe('Partie à qui ils sont destinés'),
    threshold: z.int().nullable().describe('Seuil du secret ; null si le secret ne s’applique pas'),
    isBlurredAtSource: z.boolean().describe('Déjà flouté par son producteur'),
    state: z
      .enum(['checking', 'shown', 'refused', 'withdrawn'])
      .describe('En cours de contrôle, montré, refusé par le contrôle ou retiré'),
    isRead: z.boolean().describe('La partie du jeton lit les chiffres'),
    depositedOn: z.iso.date().describe('Jour du dépôt'),
    check: z
      .object({
        failure: z.string().nullable().describe('Pourquoi le contrôle n’a pas pu finir'),
        exact: z.int().describe('Cases cachées que l’on retrouverait exactement'),
        tooTight: z.int().describe('Cases cachées que l’on cernerait de trop près'),
      })
      .nullable()
      .describe('Ce que le contrôle a trouvé ; null tant qu’il n’est pas fini'),
  })
  .describe('Des chiffres partagés par une partie')

export const datasetTable = {
  places: z
    .array(
      z.object({
        place: z.int().describe('Numéro dans ce tableau ; 0 : l’ensemble'),
        name: text('Nom'),
        territoryCode: z.string().nullable().describe('Code du territoire, s’il est connu'),
      }),
    )
    .describe('Lieux ; aucun pour qui ne lit pas ces chiffres'),
  categories: z.array(z.string()).describe('Catégories, numérotées à partir de 1'),
  cells: z
    .array(
      z.object({
        place: z.int().describe('Lieu'),
        category: z.int().describe('Catégorie ; 0 : toutes'),
        year: z.int().describe('Année'),
        value: z.number().nullable().describe('Valeur ; null si elle est cachée ou manque'),
        status: z
          .enum([
            ...(['published', 'rounded-5', 'estimated', 'floored'] as const),
            ...(['secret', 'not-published', 'not-collected', 'not-applicable'] as const),
          ])
          .describe(
            'Comment la lire : diffusée, arrondie à 5, estimée, plancher, secret, non diffusée, non recueillie, sans objet',
          ),
      }),
    )
    .describe('Cellules, par année'),
} as const

export const evaluationShape = z
  .object({
    id: id('Identifiant'),
    title: text('Titre'),
    frozenOn: z.iso.date().describe('Jour où elle a été close'),
    sha256: text('Empreinte de ce qui a été figé'),
    limits: text('Ses limites, d’abord'),
    questions: z
      .array(
        z.object({
          text: text('Question'),
          judgements: z
            .array(
              z.object({
                partyId: id('Partie'),
                level: z.enum(levels).describe('Non atteint, en partie, plutôt, atteint, ou non jugé'),
                reasons: text('Ses raisons'),
              }),
            )
            .describe('Un jugement par partie, jamais de moyenne'),
        }),
      )
      .describe('Questions, dans leur ordre'),
  })
  .describe('Une évaluation close')
