/** Figures that other software deposits: masked before they leave it, attacked here before anyone reads them. Rules: docs/rules/api.md §6. */
import { z } from 'zod'
import { depositDataset } from '#app/domains/deposits/commands/deposit-dataset.server.ts'
import { withdrawDataset } from '#app/domains/deposits/commands/withdraw-dataset.server.ts'
import {
  absentShape,
  audiences,
  datasetUnits,
  depositedTableShape,
  highestThreshold,
  lowestThreshold,
  mostAbsent,
  nameTables,
} from '#app/domains/deposits/exchange.server.ts'
import { apiTexts } from '../api-texts.fr.ts'
import { idIn } from '../id-in.ts'
import { ApiRefusal } from '../problems.ts'
import { errorsOfCommand } from '../wrong-body.ts'
import { writeOperation } from './write-operation.ts'

const t = apiTexts.fields
const d = t.deposit

const { rowId, columnId, reason } = absentShape.shape
const absentCell = z
  .strictObject({
    ...{ rowId: rowId.describe(d.absentRow), columnId: columnId.describe(d.absentColumn) },
    reason: reason.describe(d.absentReason),
  })
  .describe(d.absentCell)

const depositShape = z
  .strictObject({
    name: z.string().describe(d.name),
    unit: z.enum(datasetUnits).describe(d.unit),
    statisticalUnit: z.string().describe(d.statisticalUnit),
    definition: z.string().describe(d.definition),
    source: z.string().describe(d.source),
    sourceOn: z.iso.date().describe(d.sourceOn),
    audience: z.enum(audiences).describe(d.audience),
    readerPartyId: z.uuid().nullable().optional().describe(d.reader),
    themeId: z.uuid().nullable().optional().describe(d.theme),
    dataRequestId: z.uuid().nullable().optional().describe(d.request),
    correctsId: z.uuid().nullable().optional().describe(d.corrects),
    correctionReason: z.string().optional().describe(d.correctionReason),
    categoryName: z.string().default('').describe(d.category),
    threshold: z.int().min(lowestThreshold).max(highestThreshold).nullable().optional().describe(d.threshold),
    isBlurredAtSource: z.boolean().optional().describe(d.isBlurred),
    tables: z
      .array(
        z
          .strictObject({
            year: z.int().min(1990).max(2100).describe(d.year),
            released: depositedTableShape.describe(d.released),
            absent: z.array(absentCell).max(mostAbsent).optional().describe(d.absent),
          })
          .describe(d.table),
      )
      .min(1)
      .max(60)
      .describe(d.tables),
  })
  .describe(d.about)

/** The page sends its tables in one field, `content.releases`: a fault there is said where the software wrote it. */
async function atTables<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    const errors = errorsOfCommand(error).map(({ pointer, detail }) => ({
      pointer: pointer.replace(/^\/content(\/releases)?/, '/tables'),
      detail,
    }))
    throw new ApiRefusal('invalid-body', { errors })
  }
}

const base = '/ctgs/{ctgId}/datasets'
const writing = { scope: 'deposit-figures', isVersioned: false, answer: 'Written' } as const

export const figureWrites = [
  writeOperation({
    ...{ ...writing, method: 'post', path: base, operationId: 'depositDataset', summary: t.summary.depositDataset },
    body: depositShape,
    madeAt: ({ ctgId }, { id }) => `/ctgs/${ctgId}/datasets/${id}`,
    async write({ work, ctgId }, { body }) {
      const { tables, ...description } = depositShape.parse(body)
      const content = JSON.stringify(await nameTables(work, { ctgId, ...description }, tables))
      const { datasetId } = await atTables(() => depositDataset.within(work, { ...description, content, ctgId }))
      return { id: datasetId, version: null }
    },
  }),
  writeOperation({
    ...{ ...writing, method: 'delete', path: `${base}/{datasetId}`, operationId: 'withdrawDataset' },
    summary: t.summary.withdrawDataset,
    async write({ work, ctgId }, { ids }) {
      const { datasetId } = await withdrawDataset.within(work, { ctgId, datasetId: idIn(ids, 'datasetId') })
      return { id: datasetId, version: null }
    },
  }),
]
