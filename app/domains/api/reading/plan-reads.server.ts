/** The CTG, its plan, its sheets, their measures, means, dependencies and documents, read by other software. Rules: docs/rules/api.md §2, §4. */
import { z } from 'zod'
import { getCtg } from '#app/domains/ctg/exchange.server.ts'
import { listDocuments } from '#app/domains/followup/exchange.server.ts'
import {
  filterShape,
  getAction,
  getPlanTree,
  listActions,
  listDependencies,
  listMeans,
  listMeasures,
  type PartKey,
} from '#app/domains/plan-files/exchange.server.ts'
import { found } from '#app/kernel/errors.ts'
import { mostItems, type Window } from '../cursor.ts'
import { idIn } from '../id-in.ts'
import { operationLabels } from './operation-labels.fr.ts'
import { cursorQuery, keyIn, noQuery, operation, pageOf, pageQuery, partOf, windowIn } from './read-operation.server.ts'

/** The part of a sheet that a list stopped at. */
function partKeyIn({ after }: Pick<Window, 'after'>): PartKey | undefined {
  const [number, position, id] = keyIn(z.tuple([z.int32(), z.int32(), z.uuid()]), after) ?? []
  return id === undefined ? undefined : { number: number ?? 0, position: position ?? 0, id }
}

export const planReads = [
  operation({
    path: '/ctgs',
    operationId: 'listCtgs',
    summary: operationLabels.listCtgs,
    query: noQuery,
    answer: 'CtgList',
    read: async ({ db, ctgId }) => ({ items: [await getCtg(db, ctgId)], nextCursor: null }),
  }),
  operation({
    path: '/ctgs/{ctgId}',
    operationId: 'getCtg',
    summary: operationLabels.getCtg,
    query: noQuery,
    answer: 'Ctg',
    read: ({ db, ctgId }) => getCtg(db, ctgId),
  }),
  operation({
    path: '/ctgs/{ctgId}/plan',
    operationId: 'getPlan',
    summary: operationLabels.getPlan,
    query: noQuery,
    answer: 'Plan',
    read: async (reader) => ({ ctgId: reader.ctgId, ...(await getPlanTree(reader)) }),
  }),
  operation({
    path: '/ctgs/{ctgId}/actions',
    operationId: 'listActions',
    summary: operationLabels.listActions,
    query: pageQuery.extend(filterShape.shape),
    answer: 'ActionPage',
    async read(reader, { search }) {
      const part = windowIn('listActions', search, mostItems)
      const [after] = keyIn(z.tuple([z.int32()]), part.after) ?? []
      const read = await listActions(reader, { part: { ...part, after }, search })
      return pageOf('listActions', part, read, ({ number }) => [number])
    },
  }),
  operation({
    path: '/ctgs/{ctgId}/actions/{actionId}',
    operationId: 'getAction',
    summary: operationLabels.getAction,
    query: noQuery,
    answer: 'Action',
    read: async (reader, { ids }) => found(await getAction(reader, idIn(ids, 'actionId')), 'plan.action-not-found'),
  }),
  operation({
    path: '/ctgs/{ctgId}/measures',
    operationId: 'listMeasures',
    summary: operationLabels.listMeasures,
    query: pageQuery,
    answer: 'MeasurePage',
    async read(reader, { search }) {
      const part = windowIn('listMeasures', search, mostItems)
      const read = await listMeasures(reader, { ...part, after: partKeyIn(part) })
      const page = pageOf('listMeasures', part, read, (one) => [one.actionNumber, one.position, one.id])
      return { ...page, items: page.items.map(({ position: _place, ...one }) => one) }
    },
  }),
  operation({
    path: '/ctgs/{ctgId}/means',
    operationId: 'listMeans',
    summary: operationLabels.listMeans,
    query: pageQuery,
    answer: 'MeansPage',
    async read(reader, { search }) {
      const part = windowIn('listMeans', search, mostItems)
      const read = await listMeans(reader, { ...part, after: partKeyIn(part) })
      const page = pageOf('listMeans', part, read, (one) => [one.actionNumber, one.position, one.id])
      return { ...page, items: page.items.map(({ position: _place, ...one }) => one) }
    },
  }),
  operation({
    path: '/ctgs/{ctgId}/dependencies',
    operationId: 'listDependencies',
    summary: operationLabels.listDependencies,
    query: cursorQuery,
    answer: 'DependencyList',
    read: async (reader, { search }) => partOf('listDependencies', search, await listDependencies(reader)),
  }),
  operation({
    path: '/ctgs/{ctgId}/documents',
    operationId: 'listDocuments',
    summary: operationLabels.listDocuments,
    query: pageQuery,
    answer: 'DocumentPage',
    async read({ db, ctgId }, { search }) {
      const part = windowIn('listDocuments', search, mostItems)
      const [addedAt, last] = keyIn(z.tuple([z.iso.datetime(), z.uuid()]), part.after) ?? []
      const after = addedAt === undefined || last === undefined ? undefined : { addedAt: new Date(addedAt), id: last }
      const read = await listDocuments(db, ctgId, { ...part, after })
      return pageOf('listDocuments', part, read, (one) => [one.addedAt, one.id])
    },
  }),
] as const
