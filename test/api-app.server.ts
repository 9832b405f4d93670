/** What a software asks of the API of an open application, and how its answers are looked at. */
import { registerSchema, unregisterSchema, validate } from '@hyperjump/json-schema/openapi-3-1'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { z } from 'zod'
import { apiScopes } from '#app/domains/api/api.ts'
import { makeOpenApi } from '#app/domains/api/description/openapi.server.ts'
import { defaultRule } from '#app/domains/secrecy/secrecy.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { openTestApp } from './http.server.ts'
import { givenWritingToken } from './software-fixture.server.ts'

export const site = 'http://localhost:3000'
const schemaId = 'https://trame.exemple.fr/openapi.json'

export type Sending = {
  readonly as?: string
  /** One at random when left out; null: none is sent. */
  readonly key?: string | null
  readonly match?: string
  readonly headers?: Readonly<Record<string, string>>
}

const written = z.object({
  id: z.uuid(),
  version: z.int().nullable(),
  isTrial: z.boolean(),
  code: z.string().optional(),
})

/** Whether it has the shape that openapi.json tells. */
export const expectShape = async (name: string, content: unknown): Promise<void> =>
  expect(await validate(`${schemaId}#/components/schemas/${name}`, Object(content), 'BASIC')).toMatchObject({
    valid: true,
  })

/** What was written. */
export async function done(answer: Response, status = 200) {
  const content = await answer.json()
  expect({ status: answer.status, content: answer.status === status ? '' : content }).toEqual({ status, content: '' })
  return written.parse(content)
}

/** The problem that refused. */
export async function refusal(answer: Response, status: number, code: string) {
  const problem = await answer.json()
  expect({ status: answer.status, problem: answer.status === status ? '' : problem }).toEqual({ status, problem: '' })
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(problem).toMatchObject({ status, code, type: `${site}/api#${code}` })
  await expectShape('Problem', problem)
  return problem
}

const looked = [
  ...(['action', 'action_step', 'action_measure', 'progress_report', 'meeting', 'agenda_item', 'dataset'] as const),
  ...(['audit_entry', 'webhook_message', 'handled_request', 'notice', 'outgoing_mail'] as const),
]

/** What an act writes, counted: its rows, its journal, its messages, its kept key. */
export async function traces(db: Database): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ counts: Readonly<Record<string, number>> }>`
    select json_build_object(${sql.join(
      looked.flatMap((table) => [sql.lit(table), sql`(select count(*)::int from ${sql.table(table)})`]),
    )}) as counts`.execute(db)
  return rows[0]?.counts ?? {}
}

/** Of every scope, lent by the coordination of the town. */
export async function tokenOf(db: Database, { ctgId, actors }: FullCtg): Promise<string> {
  const lent = { ctgId, by: actors.townCoordinator, scopes: apiScopes, name: 'Agenda' }
  return (await givenWritingToken(db, lent)).apiToken
}

/** An application with a CTG, another one, and a token of the first. The caller closes it. */
export async function openApiApp(db: Database) {
  const opened = await openTestApp(db)
  const { app } = opened
  const ctg = await givenFullCtg(db)
  const other = await givenFullCtg(db)
  const token = await tokenOf(db, ctg)
  const { components } = JSON.parse(JSON.stringify(makeOpenApi(site)))
  registerSchema({ components }, schemaId, 'https://spec.openapis.org/oas/3.1/dialect/base')
  const get = (path: string, as?: string, headers: Readonly<Record<string, string>> = {}) =>
    app.request(`${site}/api/v1${path}`, { headers: { ...headers, ...(as && { authorization: `Bearer ${as}` }) } })
  return {
    opened,
    ctg,
    other,
    token,
    get,
    base: `/ctgs/${ctg.ctgId}`,
    send: (method: string, path: string, body?: unknown, { as, key, match, headers }: Sending = {}) =>
      app.request(`${site}/api/v1${path}`, {
        method: method.toUpperCase(),
        headers: {
          authorization: `Bearer ${as ?? token}`,
          ...(key !== null && { 'idempotency-key': key ?? crypto.randomUUID() }),
          ...(match !== undefined && { 'if-match': match }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    async read(path: string, as = token) {
      const answer = await get(path, as)
      return { etag: answer.headers.get('etag') ?? '', content: await answer.json() }
    },
    close() {
      unregisterSchema(schemaId)
      opened.close()
    },
  }
}

type Cell = number | 'secret' | null
type Cells = readonly (readonly Cell[])[]

/** A small town, one year: what `npm run masquer` gives of it. */
const released = (cells: Cells) => ({
  ...{ version: 1, universe: 'fichier', areZerosShown: true, cells },
  rule: defaultRule('enfants'),
  rows: [
    { id: 'Total', label: 'Total', parentId: null },
    { id: 'Secteur nord', label: 'Secteur nord', parentId: 'Total' },
    { id: 'Secteur sud', label: 'Secteur sud', parentId: 'Total' },
    { id: 'Secteur est', label: 'Secteur est', parentId: 'Total' },
  ],
  columns: [{ id: 'Enfants', label: 'Enfants', parentId: null }],
})

export const deposit = (cells: Cells) => ({
  ...{ name: 'Inscrits', unit: 'count', statisticalUnit: 'enfants inscrits', definition: 'Inscrits au 1er janvier.' },
  ...{ source: 'Service enfance', sourceOn: '2026-09-15', audience: 'members', threshold: 5 },
  tables: [{ year: 2025, released: released(cells) }],
})
/** Nothing is found out of it. */
export const safeCells: Cells = [[100], [40], ['secret'], ['secret']]
