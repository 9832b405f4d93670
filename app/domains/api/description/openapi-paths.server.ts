/** Each address of the API with its operations, as openapi.json describes them: from the two tables of operations. Rules: docs/rules/api.md. */
import { z } from 'zod'
import { scopeWords } from '../api.ts'
import { apiTexts as t } from '../api-texts.fr.ts'
import { type ApiErrorCode, apiErrors } from '../problems.ts'
import { operations } from '../reading/read-operations.server.ts'
import { trialQuery, type WriteOperation } from '../writing/write-operation.ts'
import { writeOperations } from '../writing/write-operations.server.ts'

export const componentsPath = '#/components/schemas/'

export const refTo = (name: string) => ({ $ref: componentsPath + name })
const header = (description: string) => ({ description, schema: { type: 'string' } })

/** « CreateActionBody ». */
export const bodyName = ({ operationId }: Pick<WriteOperation, 'operationId'>): string =>
  `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Body`

const limitHeaders = {
  RateLimit: header(t.answers.header.rateLimit),
  'RateLimit-Policy': header(t.answers.header.ratePolicy),
}

/** Errors of one status, each with its code and an example. */
function problemAnswer(codes: readonly ApiErrorCode[]) {
  const status = apiErrors[codes[0] ?? 'unexpected']
  const mayRetry = status === 429 || status === 503
  return {
    description: codes.map((code) => `${code} : ${t.problem[code].detail}`).join('\n\n'),
    ...(mayRetry && { headers: { 'Retry-After': header(t.answers.header.retryAfter) } }),
    content: {
      'application/problem+json': {
        schema: refTo('Problem'),
        examples: Object.fromEntries(
          codes.map((code) => [
            code,
            { value: { type: `https://trame.exemple.fr/api#${code}`, status, code, ...t.problem[code] } },
          ]),
        ),
      },
    },
  }
}

const problemsOf = (codes: readonly ApiErrorCode[]) =>
  Object.fromEntries(
    [...Map.groupBy(codes, (code) => String(apiErrors[code]))].map(([status, own]) => [status, problemAnswer(own)]),
  )

/** What every operation may answer besides its own. */
const ofAll = [
  ...(['invalid-query', 'token-missing', 'token-refused', 'origin-refused', 'not-found'] as const),
  ...(['too-many', 'unexpected', 'unavailable'] as const),
]
const ofWriting = [
  ...(['key-missing', 'scope-missing', 'mandate-ended', 'forbidden', 'refused'] as const),
  ...(['too-large', 'invalid-body', 'key-reused'] as const),
]

type OperationPath = { readonly path: string; readonly query: z.ZodObject }

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }))

function parametersOf({ path, query }: OperationPath) {
  const { properties = {} } = z.toJSONSchema(query, { io: 'input' })
  const inQuery = Object.entries(properties).map(([name, schema]) => {
    const { description, ...rest } = typeof schema === 'boolean' ? {} : schema
    return { name, in: 'query', required: false, ...(description !== undefined && { description }), schema: rest }
  })
  return [...pathParameters(path), ...inQuery]
}

const scopeNote = (scopes: readonly (keyof typeof scopeWords)[]) =>
  t.page.needs(scopes.map((scope) => scopeWords[scope]))

const readItem = (operation: (typeof operations)[number]) => ({
  operationId: operation.operationId,
  summary: operation.summary,
  ...(operation.scopes && { description: scopeNote(operation.scopes) }),
  parameters: parametersOf(operation),
  responses: {
    '200': {
      description: t.answers.ok,
      headers: {
        ETag: header(t.answers.header.etag),
        ...limitHeaders,
        ...('curseur' in operation.query.shape && { Link: header(t.answers.header.link) }),
      },
      content: { 'application/json': { schema: refTo(operation.answer) } },
    },
    '304': { description: t.answers.unchanged },
    ...problemsOf([...ofAll, ...(operation.scopes ? (['scope-missing', 'mandate-ended'] as const) : [])]),
  },
})

const headerParameter = (name: string, description: string) => ({
  ...{ name, in: 'header', required: true, description },
  schema: { type: 'string' },
})

function writeItem(operation: WriteOperation) {
  const { body, example, isVersioned, madeAt, answer } = operation
  const written = {
    description: t.answers.ok,
    headers: {
      ...(answer === 'Written' && { ETag: header(t.answers.header.etag) }),
      ...(madeAt && { Location: header(t.answers.header.location) }),
      'Idempotency-Replayed': header(t.answers.header.replayed),
      ...limitHeaders,
    },
    content: { 'application/json': { schema: refTo(answer), example: exampleOf[answer] } },
  }
  return {
    operationId: operation.operationId,
    summary: operation.summary,
    description: scopeNote([operation.scope]),
    parameters: [
      ...parametersOf({ ...operation, query: trialQuery }),
      {
        ...headerParameter('Idempotency-Key', t.parameters.key),
        schema: { type: 'string', minLength: 8, maxLength: 100 },
      },
      ...(isVersioned ? [headerParameter('If-Match', t.parameters.match)] : []),
    ],
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: refTo(bodyName(operation)), ...(example && { example }) } },
      },
    }),
    responses: {
      ...(madeAt && { '201': written }),
      '200': written,
      ...problemsOf([
        ...ofAll,
        ...ofWriting,
        ...(body ? (['not-json'] as const) : []),
        ...(isVersioned ? (['changed-meanwhile', 'version-missing'] as const) : []),
        ...(answer === 'WrittenTogether' ? (['batch-refused'] as const) : []),
      ]),
    },
  }
}

const madeId = '0f6a8a52-6a1e-4b83-8f2e-9f3f0b6f2c11'
const exampleOf = {
  Written: { id: madeId, version: 2, isTrial: false },
  WrittenTogether: { items: [{ id: madeId, version: 1, code: '1.2.3', isNew: true }], isTrial: false },
} as const

type Item = ReturnType<typeof readItem> | ReturnType<typeof writeItem>

/** By address, then by method. */
export function pathsOf(): Readonly<Record<string, Readonly<Record<string, Item>>>> {
  const items = [
    ...operations.map((one) => ({ path: one.path, method: 'get', item: readItem(one) })),
    ...writeOperations.map((one) => ({ path: one.path, method: one.method, item: writeItem(one) })),
  ]
  return Object.fromEntries(
    [...Map.groupBy(items, ({ path }) => path)].map(([path, own]) => [
      path,
      Object.fromEntries(own.map(({ method, item }) => [method, item])),
    ]),
  )
}
