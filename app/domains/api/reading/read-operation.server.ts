/** What an operation that reads says of itself, and how a list is given by parts: from this come its route and its description. Rules: docs/rules/api.md §2, §4. */
import { z } from 'zod'
import type { ApiScope } from '../api.ts'
import { apiTexts } from '../api-texts.fr.ts'
import {
  type CursorKey,
  cutList,
  keepNext,
  mostItems,
  mostWhole,
  readCursor,
  type Window,
  writeCursor,
} from '../cursor.ts'
import { ApiRefusal } from '../problems.ts'
import type { AnswerName, AnswerOf } from '../shapes.server.ts'
import type { ApiReader } from '../tokens.server.ts'

export const cursorQuery = z.object({
  curseur: z.string().min(1).max(500).optional().describe(apiTexts.parameters.cursor),
  limite: z.coerce.number().int().min(1).max(mostItems).optional().describe(apiTexts.parameters.limit(mostItems)),
})
export const pageQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).optional().describe(apiTexts.parameters.page),
  ...cursorQuery.shape,
})
export const noQuery = z.object({})

type Operation<Name extends AnswerName = AnswerName> = {
  /** Under /api/v1; `{ctgId}` is always that of the token. */
  readonly path: string
  readonly operationId: string
  readonly summary: string
  /** Parameters of the address: another one, or another value, is refused. */
  readonly query: z.ZodObject
  readonly answer: Name
  /** One of these must be the token’s; absent where every token reads. */
  readonly scopes?: readonly ApiScope[]
  readonly read: (reader: ApiReader, request: ReadRequest) => Promise<AnswerOf<Name>>
}
type ReadRequest = { readonly search: URLSearchParams; readonly ids: Readonly<Record<string, string>> }

/** Ties what is read to the shape it is told to have. */
export const operation = <Name extends AnswerName>(one: Operation<Name>): Operation<Name> => one

const wrongCursor = () => new ApiRefusal('invalid-query', { detail: apiTexts.wrongQuery.cursor })

/** What part of a list is wanted. @throws ApiRefusal for a cursor that this list did not give, or with a page */
export function windowIn(list: string, search: URLSearchParams, usual: number): Window {
  const {
    page,
    curseur,
    limite = usual,
  } = pageQuery.parse({
    page: search.get('page') ?? undefined,
    curseur: search.get('curseur') ?? undefined,
    limite: search.get('limite') ?? undefined,
  })
  if (curseur === undefined) return { size: limite, page: page ?? 1, after: undefined }
  const after = readCursor(list, curseur)
  if (after === undefined || page !== undefined) throw wrongCursor()
  return { size: limite, page: undefined, after }
}

/** A key of two kinds of values, read again. @throws ApiRefusal when it is of another shape */
export function keyIn<Shape extends z.ZodType>(shape: Shape, key: CursorKey | undefined): z.output<Shape> | undefined {
  if (key === undefined) return
  const read = shape.safeParse(key)
  if (!read.success) throw wrongCursor()
  return read.data
}

type Part<Item> = { readonly items: readonly Item[]; readonly total: number }

/** @param keyOf of the last item given, what the next part begins after */
export function pageOf<Item>(
  list: string,
  { page, size }: Window,
  { items, total }: Part<Item>,
  keyOf: (item: Item) => CursorKey,
) {
  const { items: onPage, next } = keepNext(items, size, keyOf)
  return {
    items: [...onPage],
    page: page ?? null,
    pageSize: size,
    pageCount: Math.max(1, Math.ceil(total / size)),
    total,
    nextCursor: next && writeCursor(list, next),
  }
}

/** Pages a list already read whole: one page holds all of it, up to the limit, unless a smaller size is asked for. */
export function partOf<Item extends { readonly id: string }>(
  list: string,
  search: URLSearchParams,
  items: readonly Item[],
) {
  const cut = cutList(items, windowIn(list, search, mostWhole))
  if (!cut) throw wrongCursor()
  return { items: [...cut.items], nextCursor: cut.next && writeCursor(list, cut.next) }
}
