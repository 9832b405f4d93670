/** What other software is told of shared figures, apart from the figures. Pure. Rules: docs/rules/api.md §6. */
import type { AnswerOf } from './shapes.server.ts'

type ApiDataset = AnswerOf<'DatasetList'>['items'][number]
type Row = Omit<ApiDataset, 'check' | 'themeId'> & {
  readonly refusal: string | null
  readonly themeId: string | null
  readonly checkResult: { readonly failure: string | null; readonly exact: number; readonly tooTight: number } | null
}

export const toApiDataset = (row: Row): ApiDataset => ({
  ...{ id: row.id, name: row.name, partyId: row.partyId, themeId: row.themeId, unit: row.unit },
  ...{ statisticalUnit: row.statisticalUnit, definition: row.definition, source: row.source, sourceOn: row.sourceOn },
  ...{ categoryName: row.categoryName, audience: row.audience, readerPartyId: row.readerPartyId },
  ...{ threshold: row.threshold, isBlurredAtSource: row.isBlurredAtSource, state: row.state, isRead: row.isRead },
  ...{ correctsId: row.correctsId, correctionReason: row.correctionReason, depositedOn: row.depositedOn },
  check: row.checkResult && {
    failure: row.checkResult.failure,
    ...{ exact: row.checkResult.exact, tooTight: row.checkResult.tooTight, refusal: row.refusal },
  },
})
