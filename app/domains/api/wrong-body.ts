/** What is wrong in what was sent, field by field, each with its place. Pure. Rules: docs/rules/api.md §3. */
import type { z } from 'zod'
import { apiTexts } from './api-texts.fr.ts'
import type { FieldError } from './problems.ts'

const t = apiTexts.wrongBody

/** RFC 6901. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

function sentenceOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return t.kind(issue.expected)
    case 'invalid_value':
      return t.choices(issue.values.map(String))
    case 'invalid_format':
      return t.format(issue.format)
    case 'too_big':
      return t.tooBig(Number(issue.maximum))
    case 'too_small':
      return t.tooSmall(Number(issue.minimum))
    default:
      return t.other
  }
}

/** What the shape of an operation does not take. @param base where in what was sent this is */
export function wrongBody(shape: z.ZodObject, sent: unknown, base: readonly PropertyKey[] = []): readonly FieldError[] {
  const { error } = shape.safeParse(sent)
  return (error?.issues ?? []).flatMap((issue) => {
    const path = [...base, ...issue.path]
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ pointer: pointerTo([...path, key]), detail: t.unknown }))
      : [{ pointer: pointerTo(path), detail: sentenceOf(issue) }]
  })
}

/** What the act itself refuses of a field: in its own sentence, which its form would show. */
export const errorsOfCommand = (error: z.ZodError): readonly FieldError[] =>
  error.issues.map(({ path, message }) => ({ pointer: pointerTo(path), detail: message }))

/** Fields named by a refusal. */
export const errorsOfFields = (fields: Readonly<Record<string, string>>): readonly FieldError[] =>
  Object.entries(fields).map(([name, detail]) => ({ pointer: pointerTo([name]), detail }))
