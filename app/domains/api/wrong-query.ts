/** What is wrong in the parameters of a request, in a sentence that names them. Pure. Rules: docs/rules/api.md. */
import { z } from 'zod'
import { apiTexts } from './api-texts.fr.ts'

const isList = (shape: z.ZodType | undefined): boolean =>
  shape instanceof z.ZodOptional ? isList(shape.unwrap() as z.ZodType) : shape instanceof z.ZodArray

/** The parameters as the shape reads them: a list for what repeats. */
const valuesOf = (query: z.ZodObject, search: URLSearchParams): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...new Set(search.keys())].map((name) => [
      name,
      isList(query.shape[name]) ? search.getAll(name) : search.get(name),
    ]),
  )

/** @returns undefined when all is right */
export function wrongQuery(query: z.ZodObject, search: URLSearchParams): string | undefined {
  const t = apiTexts.wrongQuery
  const repeated = Object.keys(query.shape).find((name) => !isList(query.shape[name]) && search.getAll(name).length > 1)
  if (repeated !== undefined) return t.repeated(repeated)
  const issue = query.strict().safeParse(valuesOf(query, search)).error?.issues[0]
  if (issue === undefined) return undefined
  if (issue.code === 'unrecognized_keys') return t.unknown(issue.keys, Object.keys(query.shape))
  return t.value(String(issue.path[0]), issue.code === 'invalid_value' ? issue.values.map(String) : [])
}
