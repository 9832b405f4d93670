/** openapi.json, OpenAPI 3.1: made from the table of operations and the shapes of the answers, so that it cannot drift. */
import { z } from 'zod'
import { webhookTopics } from '#app/things/thing-kind.ts'
import { apiLimits } from '../api.ts'
import { apiTexts as t } from '../api-texts.fr.ts'
import { answerShapes, sharedShapes } from '../shapes.server.ts'
import { writeOperations } from '../writing/write-operations.server.ts'
import { messageLabels } from './message-labels.fr.ts'
import { bodyName, componentsPath, pathsOf, refTo } from './openapi-paths.server.ts'

/** Within a major version fields are only added. */
const apiVersion = '1.1.0'

export type Schema = z.core.JSONSchema.BaseSchema

/** JSON Schema of each shape by its name; shapes met inside others are referred to. */
function schemasOf(
  shapes: Readonly<Record<string, z.ZodType>>,
  io: 'input' | 'output' = 'output',
): Readonly<Record<string, Schema>> {
  const registry = z.registry<{ id: string }>()
  for (const [name, shape] of Object.entries(shapes)) registry.add(shape, { id: name })
  const made = z.toJSONSchema(registry, {
    io,
    uri: (name) => componentsPath + name,
    // What is added one day breaks no reader.
    override: ({ jsonSchema }) => {
      if (io === 'output') delete jsonSchema.additionalProperties
    },
  })
  return Object.fromEntries(
    Object.entries(made.schemas).map(([name, { $id, $schema, id, ...schema }]) => [name, schema]),
  )
}

const messageShape = z
  .object({
    type: z
      .enum(['plan.changed', 'action.changed', 'measure.changed', 'test.sent'])
      .describe(messageLabels.message.type),
    timestamp: z.iso.datetime().describe(messageLabels.message.timestamp),
    data: z.object({
      ctgId: z.uuid().describe(messageLabels.message.data.ctgId),
      api: z.url().describe(messageLabels.message.data.api),
      changes: z
        .array(
          z.object({
            act: z.string().describe(messageLabels.message.data.changes.act),
            type: z.string().describe(messageLabels.message.data.changes.type),
            id: z.uuid().describe(messageLabels.message.data.changes.id),
            actionId: z.uuid().optional().describe(messageLabels.message.data.changes.actionId),
          }),
        )
        .describe(messageLabels.message.data.changes.whole),
    }),
  })
  .describe(messageLabels.message.whole)

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

/** What each operation that writes takes, by the name it has there. */
const bodyShapes = (): Readonly<Record<string, z.ZodType>> =>
  Object.fromEntries(writeOperations.flatMap((one) => (one.body ? [[bodyName(one), one.body]] : [])))

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
        t.scopes,
        t.growth,
        t.filtering,
        t.paging,
        t.writing.key,
        t.writing.version,
        t.writing.trial,
        t.writing.whole,
        t.writing.figures,
        t.cors,
        t.caching,
        t.limits(apiLimits.request.most, apiLimits.request.minutes),
      ].join('\n\n'),
      license: { name: t.license, identifier: 'MIT' },
    },
    externalDocs: { url: `${siteUrl}/api`, description: t.page.title },
    servers: [{ url: `${siteUrl}/api/v1` }],
    security: [{ token: [] }],
    paths: pathsOf(),
    webhooks: Object.fromEntries(
      [...webhookTopics, 'test' as const].map((topic) => [
        `${topic}.${topic === 'test' ? 'sent' : 'changed'}`,
        webhookItem(topic),
      ]),
    ),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: t.security } },
      schemas: {
        ...schemasOf({ ...answerShapes, ...sharedShapes, Message: messageShape }),
        ...schemasOf(bodyShapes(), 'input'),
      },
    },
  }
}
