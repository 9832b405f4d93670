/** openapi.json, OpenAPI 3.1: made from the table of operations and the shapes of the answers, so that it cannot drift. */
import { z } from 'zod'
import { webhookTopics } from '#app/things/thing-kind.ts'
import { apiLimits } from './api.ts'
import { apiTexts as t } from './api-texts.fr.ts'
import { operations } from './operations.server.ts'
import { answerShapes, sharedShapes } from './shapes.server.ts'

/** Within a major version fields are only added. */
const apiVersion = '1.0.0'

const components = '#/components/schemas/'
export type Schema = z.core.JSONSchema.BaseSchema

/** JSON Schema of each shape by its name; shapes met inside others are referred to. */
function schemasOf(shapes: Readonly<Record<string, z.ZodType>>): Readonly<Record<string, Schema>> {
  const registry = z.registry<{ id: string }>()
  for (const [name, shape] of Object.entries(shapes)) registry.add(shape, { id: name })
  const made = z.toJSONSchema(registry, {
    uri: (name) => components + name,
    // What is added one day breaks no reader.
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties
    },
  })
  return Object.fromEntries(
    Object.entries(made.schemas).map(([name, { $id, $schema, id, ...schema }]) => [name, schema]),
  )
}

const refTo = (name: string) => ({ $ref: components + name })
const header = (description: string) => ({ description, schema: { type: 'string' } })

const problem = (description: string, headers?: object) => ({
  description,
  ...(headers && { headers }),
  content: { 'application/problem+json': { schema: refTo('Problem') } },
})

/** What every operation may answer besides its own. */
const refusals = {
  '400': problem(t.problem['invalid-query'].detail),
  '401': problem(t.problem['token-refused'].detail),
  '404': problem(t.problem['not-found'].detail),
  '429': problem(t.problem['too-many'].detail, { 'Retry-After': header(t.answers.header.retryAfter) }),
  '503': problem(t.problem.unavailable.detail, { 'Retry-After': header(t.answers.header.retryAfter) }),
}

type Operation = (typeof operations)[number]

function parametersOf({ path, query }: Operation) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }))
  const { properties = {} } = z.toJSONSchema(query, { io: 'input' })
  const inQuery = Object.entries(properties).map(([name, schema]) => {
    const { description, ...rest } = typeof schema === 'boolean' ? {} : schema
    return { name, in: 'query', required: false, ...(description !== undefined && { description }), schema: rest }
  })
  return [...inPath, ...inQuery]
}

const isPaged = ({ query }: Operation): boolean => 'page' in query.shape

const pathItem = (operation: Operation) => ({
  get: {
    operationId: operation.operationId,
    summary: operation.summary,
    parameters: parametersOf(operation),
    responses: {
      '200': {
        description: t.answers.ok,
        headers: {
          ETag: header(t.answers.header.etag),
          ...(isPaged(operation) && { Link: header(t.answers.header.link) }),
        },
        content: { 'application/json': { schema: refTo(operation.answer) } },
      },
      '304': { description: t.answers.unchanged },
      ...refusals,
    },
  },
})

const messageShape = z
  .object({
    type: z.enum(['plan.changed', 'action.changed', 'measure.changed', 'test.sent']).describe('Sujet'),
    timestamp: z.iso.datetime().describe('Instant de l’acte'),
    data: z.object({
      ctgId: z.uuid().describe('CTG'),
      api: z.url().describe('Où lire cette CTG avec un jeton'),
      changes: z
        .array(
          z.object({
            act: z.string().describe('Nom de l’acte : « action.status-changed »'),
            type: z.string().describe('Sorte d’objet : axis, objective, action, measure, plan-import, ctg'),
            id: z.uuid().describe('Identifiant de l’objet'),
            actionId: z.uuid().optional().describe('Action de la mesure'),
          }),
        )
        .describe('Objets touchés ; aucun pour un essai'),
    }),
  })
  .describe('Message d’un webhook')

const webhookItem = (topic: keyof typeof t.webhooks.summary) => ({
  post: {
    operationId: `${topic}${topic === 'test' ? 'Sent' : 'Changed'}`,
    summary: t.webhooks.summary[topic],
    security: [],
    parameters: [
      ['webhook-id', t.webhooks.message.id],
      ['webhook-timestamp', t.webhooks.message.timestamp],
      ['webhook-signature', t.webhooks.message.signature],
    ].map(([name, description]) => ({ name, in: 'header', required: true, description, schema: { type: 'string' } })),
    requestBody: { required: true, content: { 'application/json': { schema: refTo('Message') } } },
    responses: { '2XX': { description: t.webhooks.retries }, '410': { description: t.webhooks.retries } },
  },
})

/** @param siteUrl public address of the instance */
export function makeOpenApi(siteUrl: string) {
  return {
    openapi: '3.1.1',
    info: {
      title: t.title,
      version: apiVersion,
      description: [
        t.lead,
        t.seen,
        t.growth,
        t.paging,
        t.caching,
        t.limits(apiLimits.request.most, apiLimits.request.minutes),
      ].join('\n\n'),
      license: { name: t.license, identifier: 'MIT' },
    },
    externalDocs: { url: `${siteUrl}/api`, description: t.page.title },
    servers: [{ url: `${siteUrl}/api/v1` }],
    security: [{ token: [] }],
    paths: Object.fromEntries(operations.map((operation) => [operation.path, pathItem(operation)])),
    webhooks: Object.fromEntries(
      [...webhookTopics, 'test' as const].map((topic) => [
        `${topic}.${topic === 'test' ? 'sent' : 'changed'}`,
        webhookItem(topic),
      ]),
    ),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: t.security } },
      schemas: schemasOf({ ...answerShapes, ...sharedShapes, Message: messageShape }),
    },
  }
}
