/** Shapes of figures and of frozen evaluations. Rules: docs/rules/api.md §5, §6. */
import { z } from 'zod'
import { levels } from '#app/domains/evaluation/evaluation-shape.ts'
import { missingReasons, readingFlags } from '#app/domains/observatory/observatory.ts'
import { figureShapeLabels } from './figure-shape-labels.fr.ts'

const id = (what: string) => z.uuid().describe(what)
const text = (what: string) => z.string().describe(what)
const unit = z.enum(['count', 'percent', 'per-100', 'euros']).describe(figureShapeLabels.unit)

const readingShape = z.object({
  code: text(figureShapeLabels.reading.code),
  name: text(figureShapeLabels.reading.name),
  kind: text(figureShapeLabels.reading.kind),
  year: z.int().nullable().describe(figureShapeLabels.reading.year),
  value: z.number().nullable().describe(figureShapeLabels.reading.value),
  marks: z.array(z.enum(readingFlags)).describe(figureShapeLabels.reading.marks),
  missing: z.enum(missingReasons).nullable().describe(figureShapeLabels.reading.missing),
  words: text(figureShapeLabels.reading.words),
})

export const figureShape = z
  .object({
    indicatorId: text(figureShapeLabels.figure.indicatorId),
    name: text(figureShapeLabels.figure.name),
    unit,
    statisticalUnit: text(figureShapeLabels.figure.statisticalUnit),
    definition: text(figureShapeLabels.figure.definition),
    producer: text(figureShapeLabels.figure.producer),
    source: text(figureShapeLabels.figure.source),
    secrecyRule: text(figureShapeLabels.figure.secrecyRule),
    year: z.int().nullable().describe(figureShapeLabels.figure.year),
    readings: z.array(readingShape).describe(figureShapeLabels.figure.readings),
    silentCommunes: z.array(readingShape).describe(figureShapeLabels.figure.silentCommunes),
    series: z
      .array(
        z.object({
          year: z.int().describe(figureShapeLabels.figure.series.year),
          value: z.number().describe(figureShapeLabels.figure.series.value),
        }),
      )
      .describe(figureShapeLabels.figure.series.whole),
  })
  .describe(figureShapeLabels.figure.whole)

export const datasetShape = z
  .object({
    id: id(figureShapeLabels.dataset.id),
    name: text(figureShapeLabels.dataset.name),
    partyId: id(figureShapeLabels.dataset.partyId),
    themeId: z.uuid().nullable().describe(figureShapeLabels.dataset.themeId),
    unit,
    statisticalUnit: text(figureShapeLabels.dataset.statisticalUnit),
    definition: text(figureShapeLabels.dataset.definition),
    source: text(figureShapeLabels.dataset.source),
    sourceOn: z.iso.date().describe(figureShapeLabels.dataset.sourceOn),
    categoryName: text(figureShapeLabels.dataset.categoryName),
    audience: z.enum(['party', 'members', 'public']).describe(figureShapeLabels.dataset.audience),
    readerPartyId: z.uuid().nullable().describe(figureShapeLabels.dataset.readerPartyId),
    threshold: z.int().nullable().describe(figureShapeLabels.dataset.threshold),
    isBlurredAtSource: z.boolean().describe(figureShapeLabels.dataset.isBlurredAtSource),
    state: z.enum(['checking', 'shown', 'refused', 'corrected', 'withdrawn']).describe(figureShapeLabels.dataset.state),
    isRead: z.boolean().describe(figureShapeLabels.dataset.isRead),
    correctsId: z.uuid().nullable().describe(figureShapeLabels.dataset.correctsId),
    correctionReason: text(figureShapeLabels.dataset.correctionReason),
    depositedOn: z.iso.date().describe(figureShapeLabels.dataset.depositedOn),
    check: z
      .object({
        failure: z.string().nullable().describe(figureShapeLabels.dataset.check.failure),
        exact: z.int().describe(figureShapeLabels.dataset.check.exact),
        tooTight: z.int().describe(figureShapeLabels.dataset.check.tooTight),
        refusal: z.string().nullable().describe(figureShapeLabels.dataset.check.refusal),
      })
      .nullable()
      .describe(figureShapeLabels.dataset.check.whole),
  })
  .describe(figureShapeLabels.dataset.whole)

export const datasetTable = {
  places: z
    .array(
      z.object({
        place: z.int().describe(figureShapeLabels.datasetTable.places.place),
        name: text(figureShapeLabels.datasetTable.places.name),
        territoryCode: z.string().nullable().describe(figureShapeLabels.datasetTable.places.territoryCode),
      }),
    )
    .describe(figureShapeLabels.datasetTable.places.whole),
  categories: z.array(z.string()).describe(figureShapeLabels.datasetTable.categories),
  cells: z
    .array(
      z.object({
        place: z.int().describe(figureShapeLabels.datasetTable.cells.place),
        category: z.int().describe(figureShapeLabels.datasetTable.cells.category),
        year: z.int().describe(figureShapeLabels.datasetTable.cells.year),
        value: z.number().nullable().describe(figureShapeLabels.datasetTable.cells.value),
        status: z
          .enum([
            ...(['published', 'rounded-5', 'estimated', 'floored'] as const),
            ...(['secret', 'not-published', 'not-collected', 'not-applicable'] as const),
          ])
          .describe(figureShapeLabels.datasetTable.cells.status),
      }),
    )
    .describe(figureShapeLabels.datasetTable.cells.whole),
} as const

export const evaluationShape = z
  .object({
    id: id(figureShapeLabels.evaluation.id),
    title: text(figureShapeLabels.evaluation.title),
    frozenOn: z.iso.date().describe(figureShapeLabels.evaluation.frozenOn),
    sha256: text(figureShapeLabels.evaluation.sha256),
    limits: text(figureShapeLabels.evaluation.limits),
    questions: z
      .array(
        z.object({
          text: text(figureShapeLabels.evaluation.questions.text),
          judgements: z
            .array(
              z.object({
                partyId: id(figureShapeLabels.evaluation.questions.judgements.partyId),
                level: z.enum(levels).describe(figureShapeLabels.evaluation.questions.judgements.level),
                reasons: text(figureShapeLabels.evaluation.questions.judgements.reasons),
              }),
            )
            .describe(figureShapeLabels.evaluation.questions.judgements.whole),
        }),
      )
      .describe(figureShapeLabels.evaluation.questions.whole),
  })
  .describe(figureShapeLabels.evaluation.whole)
