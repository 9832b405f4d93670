/** The page /api, from openapi.json: the same words for people and for tools. */
import { z } from 'zod'
import { apiScopes, scopeWords } from '../api.ts'
import { apiTexts as t } from '../api-texts.fr.ts'
import { apiLabels } from '../labels.fr.ts'
import { type ApiErrorCode, apiErrors } from '../problems.ts'
import { operations } from '../reading/read-operations.server.ts'
import { writeOperations } from '../writing/write-operations.server.ts'
import { makeOpenApi, type Schema } from './openapi.server.ts'
import { bodyName } from './openapi-paths.server.ts'

type Field = { readonly name: string; readonly kind: string; readonly meaning: string; readonly shape?: string }

const isSchema = (schema: unknown): schema is Schema => typeof schema === 'object' && !Array.isArray(schema)

/** The name a schema is referred to by, through a list or a null. */
const shapeIn = ({ $ref, items, anyOf }: Schema): string | undefined =>
  $ref?.split('/').at(-1) ??
  (isSchema(items) ? shapeIn(items) : undefined) ??
  anyOf?.flatMap((one) => (isSchema(one) ? (shapeIn(one) ?? []) : [])).at(0)

const formats: Readonly<Record<string, string>> = {
  uuid: 'identifiant',
  date: 'date',
  'date-time': 'instant',
  uri: 'adresse',
}
const types: Readonly<Record<string, string>> = {
  string: 'texte',
  number: 'nombre',
  integer: 'nombre entier',
  boolean: 'vrai ou faux',
  null: 'null',
  object: 'objet',
}

/** « texte », « liste de identifiant », « draft ou signed », « date ou null ». */
function kindOf(schema: Schema): string {
  const shape = schema.$ref?.split('/').at(-1)
  if (shape !== undefined) return shape
  if (schema.enum) return schema.enum.join(' | ')
  if (schema.anyOf) return schema.anyOf.map((one) => (isSchema(one) ? kindOf(one) : '')).join(' ou ')
  const { items } = schema
  if (schema.type === 'array' && isSchema(items)) return `liste : ${kindOf(items)}`
  return formats[schema.format ?? ''] ?? types[String(schema.type)] ?? ''
}

/** One line a field, those of objects inside under their path: `lead.name`, `steps[].title`. */
function fieldsOf({ properties = {} }: Schema, prefix = ''): readonly Field[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    if (!isSchema(schema)) return []
    const shape = shapeIn(schema)
    const field = {
      name: prefix + name,
      kind: kindOf(schema),
      meaning: schema.description ?? '',
      ...(shape && { shape }),
    }
    const items = schema.items
    const inside =
      schema.anyOf?.find((one): one is Schema => isSchema(one) && one.properties !== undefined) ??
      (isSchema(items) ? items : schema)
    return [field, ...fieldsOf(inside, `${prefix}${name}${schema.type === 'array' ? '[]' : ''}.`)]
  })
}

export function getApiDocumentation(siteUrl: string) {
  const { info, components } = makeOpenApi(siteUrl)
  return {
    siteUrl,
    version: info.version,
    operations: operations.map(({ path, summary, answer, query, scopes = [] }) => ({
      ...{ path, summary, answer },
      scopes: scopes.map((scope) => scopeWords[scope]),
      parameters: Object.entries(query.shape).map(([name, shape]) => ({
        name,
        meaning: shape instanceof z.ZodType ? (shape.description ?? '') : '',
      })),
    })),
    writes: writeOperations.map(({ method, path, summary, scope, answer, isVersioned, body, operationId }) => ({
      ...{ path, summary, answer, isVersioned, method: method.toUpperCase() },
      scope: scopeWords[scope],
      body: body ? bodyName({ operationId }) : null,
    })),
    scopes: apiScopes.map((scope) => ({ word: scopeWords[scope], meaning: apiLabels.tokens.scope[scope] })),
    shapes: Object.entries(components.schemas).map(([name, schema]) => ({
      name,
      meaning: schema.description ?? '',
      fields: fieldsOf(schema),
    })),
    errors: errorCodes.map((code) => ({ code, status: apiErrors[code], ...t.problem[code] })),
  }
}
export type ApiDocumentation = ReturnType<typeof getApiDocumentation>

const errorCodes = Object.keys(apiErrors).filter((code): code is ApiErrorCode => code in apiErrors)
