/** Every operation of the API: its address, what it takes, what it answers. From this one table come the routes and openapi.json. */
import { z } from 'zod'
import { getCtg } from '#app/domains/ctg/exchange.server.ts'
import { listIssues, listObjectives, listSharedFindings } from '#app/domains/diagnosis/exchange.server.ts'
import { listBodies } from '#app/domains/governance/exchange.server.ts'
import { listDecisions, listMeetings } from '#app/domains/meetings/exchange.server.ts'
import {
  filterShape,
  getAction,
  getPlanTree,
  listActions,
  listMeasures,
  pageSize,
} from '#app/domains/plan-files/exchange.server.ts'
import { found } from '#app/kernel/errors.ts'
import type { AnswerName, AnswerOf } from './shapes.server.ts'
import type { ApiReader } from './tokens.server.ts'

const pageQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1).describe('Page voulue, à partir de 1'),
})
const noQuery = z.object({})
const readPage = (search: URLSearchParams) => pageQuery.parse(Object.fromEntries(search))

type Operation<Name extends AnswerName = AnswerName> = {
  /** Under /api/v1; `{ctgId}` is always that of the token. */
  readonly path: string
  readonly operationId: string
  readonly summary: string
  /** Parameters of the address: another one, or another value, is refused. */
  readonly query: z.ZodObject
  readonly answer: Name
  readonly read: (reader: ApiReader, asked: Asked) => Promise<AnswerOf<Name>>
}
type Asked = { readonly search: URLSearchParams; readonly ids: Readonly<Record<string, string>> }

/** Ties what is read to the shape it is told to have. */
const operation = <Name extends AnswerName>(one: Operation<Name>): Operation<Name> => one

const id = z.uuid()

const pageOf = <Item>(items: Item[], total: number, page: number) => ({
  items,
  page,
  pageSize,
  pageCount: Math.max(1, Math.ceil(total / pageSize)),
  total,
})

export const operations = [
  operation({
    path: '/ctgs',
    operationId: 'listCtgs',
    summary: 'Les CTG qu’ouvre le jeton : une seule.',
    query: noQuery,
    answer: 'CtgList',
    read: async ({ db, ctgId }) => ({ items: [await getCtg(db, ctgId)] }),
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
    summary: 'Les actions avec leurs étapes, moyens et mesures, page par page.',
    query: pageQuery.extend(filterShape.shape),
    answer: 'ActionPage',
    async read(reader, { search }) {
      const { page } = readPage(search)
      const { items, total } = await listActions(reader, { page, search })
      return pageOf(items, total, page)
    },
  }),
  operation({
    path: '/ctgs/{ctgId}/actions/{actionId}',
    operationId: 'getAction',
    summary: 'Une action.',
    query: noQuery,
    answer: 'Action',
    read: async (reader, { ids }) => found(await getAction(reader, id.parse(ids.actionId)), 'plan.action-not-found'),
  }),
  operation({
    path: '/ctgs/{ctgId}/measures',
    operationId: 'listMeasures',
    summary: 'Les mesures de ce que produisent les actions, avec leurs relevés, page par page.',
    query: pageQuery,
    answer: 'MeasurePage',
    async read(reader, { search }) {
      const { page } = readPage(search)
      const { items, total } = await listMeasures(reader, { page })
      return pageOf(items, total, page)
    },
  }),
  operation({
    path: '/ctgs/{ctgId}/objectives',
    operationId: 'listObjectives',
    summary: 'Les objectifs, leur mesure et leur cible.',
    query: noQuery,
    answer: 'ObjectiveList',
    read: async ({ db, ctgId }) => ({ items: await listObjectives(db, ctgId) }),
  }),
  operation({
    path: '/ctgs/{ctgId}/findings',
    operationId: 'listFindings',
    summary: 'Les constats que les deux parties partagent.',
    query: noQuery,
    answer: 'FindingList',
    read: async ({ db, ctgId }) => ({ items: await listSharedFindings(db, ctgId) }),
  }),
  operation({
    path: '/ctgs/{ctgId}/issues',
    operationId: 'listIssues',
    summary: 'Les enjeux, et ceux qu’une décision a retenus.',
    query: noQuery,
    answer: 'IssueList',
    read: async ({ db, ctgId }) => ({ items: await listIssues(db, ctgId) }),
  }),
  operation({
    path: '/ctgs/{ctgId}/bodies',
    operationId: 'listBodies',
    summary: 'Les instances et leurs sièges, sans nom de personne.',
    query: noQuery,
    answer: 'BodyList',
    read: async ({ db, ctgId }) => ({ items: await listBodies(db, ctgId) }),
  }),
  operation({
    path: '/ctgs/{ctgId}/meetings',
    operationId: 'listMeetings',
    summary: 'Les réunions convoquées ou tenues, page par page.',
    query: pageQuery,
    answer: 'MeetingPage',
    async read({ db, ctgId }, { search }) {
      const { page } = readPage(search)
      const { items, total } = await listMeetings(db, ctgId, { page, pageSize })
      return pageOf(items, total, page)
    },
  }),
  operation({
    path: '/ctgs/{ctgId}/decisions',
    operationId: 'listDecisions',
    summary: 'Le registre des décisions, page par page.',
    query: pageQuery,
    answer: 'DecisionPage',
    async read({ db, ctgId }, { search }) {
      const { page } = readPage(search)
      const { items, total } = await listDecisions(db, ctgId, { page, pageSize })
      return pageOf(items, total, page)
    },
  }),
] as const
