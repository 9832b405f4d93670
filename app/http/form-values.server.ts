/** Forms that people send: read once, as they come, then as plain objects. */
import { data } from 'react-router'
import type { z } from 'zod'
import { mostBodyBytes, mostFormFields } from '#app/kernel/sending.ts'
import { storableText } from '#app/kernel/storable.ts'
import { isMultipart, readBody, TooLarge, tooLargePage } from './read-body.server.ts'
import { refusalLabels } from './refusal-labels.fr.ts'

const notWhole = refusalLabels.cutShort

/** The answer when what was sent is too large (413), is no form or is cut (400): nothing typed can be given back. */
export function refuseForm(error: unknown): never {
  throw error instanceof TooLarge ? tooLargePage() : data({ refusal: notWhole }, { status: 400 })
}

const fieldSeparator = '&'.charCodeAt(0)

/** Counts fields in the bytes: parsing a few hundred thousand of them would block the process. @throws TooLarge */
function refuseManyFields(body: Buffer): Buffer {
  let fields = 1
  for (const byte of body) if (byte === fieldSeparator) fields += 1
  if (fields > mostFormFields) throw new TooLarge()
  return body
}

/**
 * What was sent, without what PostgreSQL cannot keep.
 * @param mostBytes less for who is not signed in: `mostVisitorBytes`
 * @throws `refuseForm`
 */
export async function readForm(request: Request, mostBytes: number = mostBodyBytes): Promise<FormData> {
  const headers = { 'content-type': request.headers.get('content-type') ?? '' }
  const sent = await readBody(request, mostBytes)
    .then((body) =>
      new Response(new Uint8Array(isMultipart(request) ? body : refuseManyFields(body)), { headers }).formData(),
    )
    .catch(refuseForm)
  const form = new FormData()
  for (const [name, value] of sent)
    form.append(storableText(name), typeof value === 'string' ? storableText(value) : value)
  return form
}

/** A name given once is a string, given several times an array. */
export type FormValues = Record<string, string | string[]>

/** Values by field name, safe for any name: `__proto__` is a field like another. */
export function formValues(form: FormData): FormValues {
  const values = new Map<string, string | string[]>()
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue
    const before = values.get(name)
    if (Array.isArray(before)) before.push(value)
    else values.set(name, before === undefined ? value : [before, value])
  }
  return Object.fromEntries(values)
}

/**
 * Fields of one kind repeated on a page have names of their own, `power.<key>`: their keys and texts, in the order of the page.
 */
export function keyedValues(
  form: FormData,
  prefix: string,
): readonly { readonly key: string; readonly text: string }[] {
  return [...form].flatMap(([name, value]) =>
    name.startsWith(`${prefix}.`) && typeof value === 'string'
      ? [{ key: name.slice(prefix.length + 1), text: value }]
      : [],
  )
}

/**
 * Rows of a form whose fields are named `<field>-<id>`: one row per id, in the order of the form.
 * @param fields the fields of a row; one that is absent is left out
 */
export function formRows(form: FormData, fields: readonly string[]): readonly Readonly<Record<string, string>>[] {
  const rows = new Map<string, Record<string, string>>()
  for (const [name, value] of form) {
    const field = fields.find((known) => name.startsWith(`${known}-`))
    if (field === undefined || typeof value !== 'string') continue
    const id = name.slice(field.length + 1)
    rows.set(id, { ...(rows.get(id) ?? { id }), [field]: value })
  }
  return [...rows.values()]
}

/**
 * Name of the field an issue is about; in rows of `formRows`, the field of that row, so that the sentence is shown beside it.
 * @param values what the command was given
 */
export function fieldOfIssue(path: readonly PropertyKey[], values: Readonly<Record<string, unknown>>): string {
  const [name = 'form', index, field] = path
  const rows = values[String(name)]
  const row: unknown = Array.isArray(rows) && typeof index === 'number' ? rows[index] : undefined
  const hasId = typeof row === 'object' && row !== null && 'id' in row
  return hasId && field !== undefined ? `${String(field)}-${String(row.id)}` : String(name)
}

/**
 * Sentence by name of field, the first of each; those of fields that were sent come in the order of the form, as one mends them.
 * @param values what was sent: a box left empty is not in it, and keeps its place among the others
 */
export function fieldErrors(error: z.ZodError, values: FormValues = {}): Readonly<Record<string, string>> {
  const sentences = new Map<string, string>()
  for (const { path, message } of error.issues) {
    const name = String(path[0] ?? 'form')
    if (!sentences.has(name)) sentences.set(name, message)
  }
  const sent = Object.keys(values).filter((name) => sentences.has(name))
  const names = [...sentences.keys()].map((name) => (Object.hasOwn(values, name) ? (sent.shift() ?? name) : name))
  return Object.fromEntries(names.map((name) => [name, sentences.get(name) ?? '']))
}
