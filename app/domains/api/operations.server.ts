/** Every operation of the API that reads: its address, what it takes, what it answers. From this table come the routes and openapi.json. Rules: docs/rules/api.md. */
import { z } from 'zod'
import { getCtg } from '#app/domains/ctg/exchange.server.ts'
import { getDatasetPage, getSharedDataPage } from '#app/domains/deposits/exchange.server.ts'
import { listFigures, listIssues, listObjectives, listSharedFindings } from '#app/domains/diagnosis/exchange.server.ts'
import { listFrozenEvaluations } from '#app/domains/evaluation/exchange.server.ts'
import { listBodies } from '#app/domains/governance/exchange.server.ts'
import { findMeeting, listDecisions, listMeetings } from '#app/domains/meetings/exchange.server.ts'
import {
  filterShape,
  getAction,
  getPlanTree,
  listActions,
  listMeasures,
} from '#app/domains/plan-files/exchange.server.ts'
import { found } from '#app/kernel/errors.ts'
import type { ApiScope } from './api.ts'
import { apiTexts } from './api-texts.fr.ts'
import { type CursorKey, cutList, keepNext, mostItems, readCursor, type Window, writeCursor } from './cursor.ts'
import { ApiRefusal } from './problems.ts'
import type { AnswerName, AnswerOf } from './shapes.server.ts'
import type { ApiReader } from './tokens.server.ts'
import { toldDataset } from './told-dataset.ts'

const cursorQuery = z.object({
  curseur: z.string().min(1).max(500).optional().describe(apiTexts.parameters.cursor),
  limite: z.coerce.number().int().min(1).max(mostItems).optional().describe(apiTexts.parameters.limit(mostItems)),
})
const pageQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).optional().describe(apiTexts.parameters.page),
  ...cursorQuery.shape,
})
const noQuery = z.object({})

type Operation<Name extends AnswerName = AnswerName> = {
  /** Under /api/v1; `{ctgId}` is always that of the token. */
  readonly path: string
  readonly operationId: string
  readonly summary: string
  /** Parameters of the address: another one, or another value, is refused. */
  readonly query: z.ZodObject
  readonly answer: Name
  /** One of these must be the token’s; absent where every token reads. */
  readonly scopes?: readonly ApiScope[]
  readonly read: (reader: ApiReader, asked: Asked) => Promise<AnswerOf<Name>>
}
type Asked = { readonly search: URLSearchParams; readonly ids: Readonly<Record<string, string>> }

/** Ties what is read to the shape it is told to have. */
const operation = <Name extends AnswerName>(one: Operation<Name>): Operation<Name> => one

const id = z.uuid()
/** @throws ZodError, told as not found */
const idIn = (ids: Asked['ids'], name: string): string => id.parse(ids[name])

const wrongCursor = () => new ApiRefusal('invalid-query', { detail: apiTexts.wrongQuery.cursor })

/** What part of a list is wanted. @throws ApiRefusal for a cursor that this list did not give, or with a page */
function windowIn(list: string, search: URLSearchParams, usual: number): Window {
  const {
    page,
    curseur,
    limite = usual,
  } = pageQuery.parse({
    page: search.get('page') ?? undefined,
    curseur: search.get('curseur') ?? undefined,
    limite: search.get('limite') ?? undefined,
  })
  if (curseur === undefined) return { size: limite, page: page ?? 1, after: undefined }
  const after = readCursor(list, curseur)
  if (after === undefined || page !== undefined) throw wrongCursor()
  return { size: limite, page: undefined, after }
}

/** A key of two kinds of values, read again. @throws ApiRefusal when it is of another shape */
function keyIn<Shape extends z.ZodType>(shape: Shape, key: CursorKey | undefined): z.output<Shape> | undefined {
  if (key === undefined) return
  const read = shape.safeParse(key)
  if (!read.success) throw wrongCursor()
  return read.data
}

type Part<Item> = { readonly items: readonly Item[]; readonly total: number }

/** @param keyOf of the last item given, what the next part begins after */
function pageOf<Item>(
  list: string,
  { page, size }: Window,
  { items, total }: Part<Item>,
  keyOf: (item: Item) => CursorKey,
) {
  const { items: given, next } = keepNext(items, size, keyOf)
  return {
    items: [...given],
    page: page ?? null,
    pageSize: size,
    pageCount: Math.max(1, Math.ceil(total / size)),
    total,
    nextCursor: next && writeCursor(list, next),
  }
}

/** A list read whole: given whole, unless one asks for parts of it. */
function partOf<Item extends { readonly id: string }>(list: string, search: URLSearchParams, items: readonly Item[]) {
  const cut = cutList(items, windowIn(list, search, Number.POSITIVE_INFINITY))
  if (!cut) throw wrongCursor()
  return { items: [...cut.items], nextCursor: cut.next && writeCursor(list, cut.next) }
}

const seesDrafts = ({ scopes, actor }: ApiReader): boolean => scopes.includes('write-meetings') && actor !== undefined

/** The party a token acts as, while its mandate runs. */
const partyOf = ({ actor, ctgId }: ApiReader): string | null =>
  actor?.memberships.find((one) => one.ctgId === ctgId)?.partyId ?? null

/** As a coordinator of its party would ask. @throws ApiRefusal mandate-ended */
function contextOf({ db, actor, at }: ApiReader) {
  if (!actor) throw new ApiRefusal('mandate-ended')
  return { db, actor, at }
}

const figureScopes = ['read-figures', 'deposit-figures'] as const

export const operations = [
  operation({
    path: '/ctgs',
    operationId: 'listCtgs',
    summary: 'Les CTG qu’ouvre le jeton : une seule.',
    query: noQuery,
    answer: 'CtgList',
    read: async ({ db, ctgId }) => ({ items: [await getCtg(db, ctgId)], nextCursor: null }),
  }),
  operation({
    path: '/ctgs/{ctgId}',
    operationId: 'getCtg',
    summary: 'La CTG : nom, dates, parties, thèmes.',
    query: noQuery,
    answer: 'Ctg',
    read: ({ db, ctgId }) => getCtg(db, ctgId),
  }),
  operation({
    path: '/ctgs/{ctgId}/plan',
    operationId: 'getPlan',
    summary: 'L’arbre du plan : axes, objectifs, et une ligne par action.',
    query: noQuery,
    answer: 'Plan',
    read: async (reader) => ({ ctgId: reader.ctgId, ...(await getPlanTree(reader)) }),
  }),
  operation({
    path: '/ctgs/{ctgId}/actions',
    operationId: 'listActions',
    summary: 'Les actions avec leurs étapes, moyens et mesures, page par page ou par curseur.',
    query: pageQuery.extend(filterShape.shape),
    answer: 'ActionPage',
    async read(reader, { search }) {
      const part = windowIn('listActions', search, mostItems)
      const [after] = keyIn(z.tuple([z.int()]), part.after) ?? []
      const read = await listActions(reader, { part: { ...part, after }, search })
      return pageOf('listActions', part, read, ({ number }) => [number])
    },
  }),
  operation({
    path: '/ctgs/{ctgId}/actions/{actionId}',
    operationId: 'getAction',
    summary: 'Une action.',
    query: noQuery,
    answer: 'Action',
    read: async (reader, { ids }) => found(await getAction(reader, idIn(ids, 'actionId')), 'plan.action-not-found'),
  }),
  operation({
    path: '/ctgs/{ctgId}/measures',
    operationId: 'listMeasures',
    summary: 'Les mesures de ce que produisent les actions, avec leurs relevés, page par page ou par curseur.',
    query: pageQuery,
    answer: 'MeasurePage',
    async read(reader, { search }) {
      const part = windowIn('listMeasures', search, mostItems)
      const [number, position, last] = keyIn(z.tuple([z.int(), z.int(), id]), part.after) ?? []
      const after = last === undefined ? undefined : { number: number ?? 0, position: position ?? 0, id: last }
      const read = await listMeasures(reader, { ...part, after })
      const page = pageOf('listMeasures', part, read, (one) => [one.actionNumber, one.position, one.id])
      return { ...page, items: page.items.map(({ position: _place, ...one }) => one) }
    },
  }),
  operation({
    path: '/ctgs/{ctgId}/objectives',
    operationId: 'listObjectives',
    summary: 'Les objectifs, leur mesure et leur cible.',
    query: cursorQuery,
    answer: 'ObjectiveList',
    read: async ({ db, ctgId }, { search }) => partOf('listObjectives', search, await listObjectives(db, ctgId)),
  }),
  operation({
    path: '/ctgs/{ctgId}/findings',
    operationId: 'listFindings',
    summary: 'Les constats que les deux parties partagent.',
    query: cursorQuery,
    answer: 'FindingList',
    read: async ({ db, ctgId }, { search }) => partOf('listFindings', search, await listSharedFindings(db, ctgId)),
  }),
  operation({
    path: '/ctgs/{ctgId}/issues',
    operationId: 'listIssues',
    summary: 'Les enjeux, et ceux qu’une décision a retenus.',
    query: cursorQuery,
    answer: 'IssueList',
    read: async ({ db, ctgId }, { search }) => partOf('listIssues', search, await listIssues(db, ctgId)),
  }),
  operation({
    path: '/ctgs/{ctgId}/bodies',
    operationId: 'listBodies',
    summary: 'Les instances et leurs sièges, sans nom de personne.',
    query: cursorQuery,
    answer: 'BodyList',
    read: async ({ db, ctgId }, { search }) => partOf('listBodies', search, await listBodies(db, ctgId)),
  }),
  operation({
    path: '/ctgs/{ctgId}/meetings',
    operationId: 'listMeetings',
    summary: 'Les réunions convoquées ou tenues, page par page ou par curseur.',
    query: pageQuery,
    answer: 'MeetingPage',
    async read(reader, { search }) {
      const { db, ctgId } = reader
      const part = windowIn('listMeetings', search, mostItems)
      const [startsAt, last] = keyIn(z.tuple([z.iso.datetime(), id]), part.after) ?? []
      const after =
        startsAt === undefined || last === undefined ? undefined : { startsAt: new Date(startsAt), id: last }
      const read = await listMeetings(db, { ctgId, areDraftsRead: seesDrafts(reader) }, { ...part, after })
      return pageOf('listMeetings', part, read, (one) => [one.startsAt, one.id])
    },
  }),
  operation({
    path: '/ctgs/{ctgId}/meetings/{meetingId}',
    operationId: 'getMeeting',
    summary: 'Une réunion et son ordre du jour ; en préparation, pour un jeton qui écrit des réunions.',
    query: noQuery,
    answer: 'MeetingWithAgenda',
    async read(reader, { ids }) {
      const { db, ctgId } = reader
      const read = { ctgId, areDraftsRead: seesDrafts(reader) }
      return found(await findMeeting(db, read, idIn(ids, 'meetingId')), 'governance.meeting-not-found')
    },
  }),
  operation({
    path: '/ctgs/{ctgId}/decisions',
    operationId: 'listDecisions',
    summary: 'Le registre des décisions, page par page ou par curseur.',
    query: pageQuery,
    answer: 'DecisionPage',
    async read({ db, ctgId }, { search }) {
      const part = windowIn('listDecisions', search, mostItems)
      const [after] = keyIn(z.tuple([z.int()]), part.after) ?? []
      const read = await listDecisions(db, ctgId, { ...part, after })
      return pageOf('listDecisions', part, read, ({ number }) => [number])
    },
  }),
  operation({
    path: '/ctgs/{ctgId}/evaluations',
    operationId: 'listEvaluations',
    summary: 'Les évaluations closes : leurs limites, et ce que chaque partie a jugé de chaque question.',
    query: cursorQuery,
    answer: 'EvaluationList',
    read: async ({ db, ctgId }, { search }) =>
      partOf('listEvaluations', search, await listFrozenEvaluations(db, ctgId)),
  }),
  operation({
    path: '/ctgs/{ctgId}/themes/{themeId}/figures',
    operationId: 'listFigures',
    summary: 'Les chiffres d’un thème du diagnostic, comme sa page les montre à la partie du jeton.',
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
    summary: 'Les chiffres que les parties partagent, et où en est le contrôle des siens.',
    query: cursorQuery,
    answer: 'DatasetList',
    scopes: figureScopes,
    async read(reader, { search }) {
      const { datasets } = await getSharedDataPage(contextOf(reader), reader.ctgId)
      return partOf('listDatasets', search, datasets.map(toldDataset))
    },
  }),
  operation({
    path: '/ctgs/{ctgId}/datasets/{datasetId}',
    operationId: 'getDataset',
    summary: 'Des chiffres partagés, cellule par cellule, pour la partie à qui ils sont destinés.',
    query: noQuery,
    answer: 'Dataset',
    scopes: figureScopes,
    async read(reader, { ids }) {
      const key = { ctgId: reader.ctgId, datasetId: idIn(ids, 'datasetId') }
      const { dataset, table } = await getDatasetPage(contextOf(reader), key)
      return {
        ...toldDataset({ ...dataset, isRead: table !== null }),
        places: (table?.places ?? []).map(({ place, name, territoryCode }) => ({ place, name, territoryCode })),
        categories: [...(table?.categories ?? [])],
        cells: (table?.cells ?? []).map((cell) => ({ ...cell })),
      }
    },
  }),
] as const
