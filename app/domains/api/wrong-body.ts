/** What is wrong in what was sent, field by field, each with its place. Pure. Rules: docs/rules/api.md §3. */
import type { z } from 'zod'
import { untilFirstFault } from '#app/kernel/fields.ts'
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

/** Told at once. */
const mostTold = 100
/** Of what is heavier, the first fault alone is looked for. */
const mostSearchedBytes = 64 * 1024

/** What the shape of an operation does not take. @param bytes how heavy what was sent is */
export function wrongBody(shape: z.ZodObject, sent: unknown, bytes: number): readonly FieldError[] {
  const { error } = shape.safeParse(sent, bytes > mostSearchedBytes ? untilFirstFault : undefined)
  const faults = (error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ pointer: pointerTo([...issue.path, key]), detail: t.unknown }))
      : [{ pointer: pointerTo(issue.path), detail: sentenceOf(issue) }],
  )
  return faults.slice(0, mostTold)
}

/** What the act itself refuses of a field: in its own sentence, which its form would show. */
export const errorsOfCommand = (error: z.ZodError): readonly FieldError[] =>
  error.issues.map(({ path, message }) => ({ pointer: pointerTo(path), detail: message }))

/** Fields named by a refusal. */
export const errorsOfFields = (fields: Readonly<Record<string, string>>): readonly FieldError[] =>
  Object.entries(fields).map(([name, detail]) => ({ pointer: pointerTo([name]), detail }))
