/** Figures that the party of a token reads, and where the check of its own stands. Rules: docs/rules/api.md §6. */
import { z } from 'zod'
import { getDatasetPage, listDatasetsAfter } from '#app/domains/deposits/exchange.server.ts'
import { listFigures } from '#app/domains/diagnosis/exchange.server.ts'
import { keepNext, mostWhole, writeCursor } from '../cursor.ts'
import { idIn } from '../id-in.ts'
import { ApiRefusal } from '../problems.ts'
import { toApiDataset } from '../to-api-dataset.ts'
import type { ApiReader } from '../tokens.server.ts'
import { operationLabels } from './operation-labels.fr.ts'
import { cursorQuery, keyIn, noQuery, operation, windowIn } from './read-operation.server.ts'

/** The party a token acts as, while its mandate runs. */
const partyOf = ({ actor, ctgId }: ApiReader): string | null =>
  actor?.memberships.find((one) => one.ctgId === ctgId)?.partyId ?? null

/** As a coordinator of its party would ask. @throws ApiRefusal mandate-ended */
function contextOf({ db, actor, at }: ApiReader) {
  if (!actor) throw new ApiRefusal('mandate-ended')
  return { db, actor, at }
}

const figureScopes = ['read-figures', 'deposit-figures'] as const

export const figureReads = [
  operation({
    path: '/ctgs/{ctgId}/themes/{themeId}/figures',
    operationId: 'listFigures',
    summary: operationLabels.listFigures,
    query: noQuery,
    answer: 'FigureList',
    scopes: ['read-figures'],
    async read(reader, { ids }) {
      const { db, ctgId } = reader
      return { items: await listFigures(db, { ctgId, themeId: idIn(ids, 'themeId'), partyId: partyOf(reader) }) }
    },
  }),
  operation({
    path: '/ctgs/{ctgId}/datasets',
    operationId: 'listDatasets',
    summary: operationLabels.listDatasets,
    query: cursorQuery,
    answer: 'DatasetList',
    scopes: figureScopes,
    async read(reader, { search }) {
      const { size, after: key } = windowIn('listDatasets', search, mostWhole)
      const [depositedAt, id] = keyIn(z.tuple([z.iso.datetime(), z.uuid()]), key) ?? []
      const after =
        depositedAt === undefined || id === undefined ? undefined : { depositedAt: new Date(depositedAt), id }
      const rows = await listDatasetsAfter(contextOf(reader), reader.ctgId, { after, size })
      const { items, next } = keepNext(rows, size, (one) => [one.depositedAt.toISOString(), one.id])
      return { items: items.map(toApiDataset), nextCursor: next && writeCursor('listDatasets', next) }
    },
  }),
  operation({
    path: '/ctgs/{ctgId}/datasets/{datasetId}',
    operationId: 'getDataset',
    summary: operationLabels.getDataset,
    query: noQuery,
    answer: 'Dataset',
    scopes: figureScopes,
    async read(reader, { ids }) {
      const key = { ctgId: reader.ctgId, datasetId: idIn(ids, 'datasetId') }
      const { dataset, table } = await getDatasetPage(contextOf(reader), key)
      return {
        ...toApiDataset({ ...dataset, isRead: table !== null }),
        places: (table?.places ?? []).map(({ place, name, territoryCode }) => ({ place, name, territoryCode })),
        categories: [...(table?.categories ?? [])],
        cells: (table?.cells ?? []).map((cell) => ({ ...cell })),
      }
    },
  }),
] as const
