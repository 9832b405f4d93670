/** Where a list stopped, as one opaque word: what is added meanwhile neither shifts nor repeats what follows. Pure. Rules: docs/rules/api.md §4. */

import { z } from 'zod'
import { readSentJson } from '#app/kernel/storable.ts'

/** Values of the last item given, in the order of the list. */
export type CursorKey = readonly (string | number)[]

/** Which part of a list is wanted. */
export type Window = {
  readonly size: number
  /** From 1; undefined when one goes on from a cursor. */
  readonly page: number | undefined
  readonly after: CursorKey | undefined
}

export const mostItems = 100
/** Of a list given whole when no limit is asked: what the people of a CTG write by hand never holds so many. */
export const mostWhole = 1_000

const shape = z.tuple([z.string(), z.array(z.union([z.string().max(100), z.number()])).max(4)])

const base64 = {
  toWord: (text: string) =>
    btoa(text)
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/(?<!=)=+$/, ''),
}

/** @param list operation id of the list: its cursor is refused by any other list */
export const writeCursor = (list: string, key: CursorKey): string => base64.toWord(JSON.stringify([list, key]))

/** @returns undefined for what no list of ours gave */
export function readCursor(list: string, word: string): CursorKey | undefined {
  try {
    const text = atob(word.replaceAll('-', '+').replaceAll('_', '/'))
    const read = shape.safeParse(readSentJson(text))
    return read.success && read.data[0] === list ? read.data[1] : undefined
  } catch {
    return undefined
  }
}

/** A list that is read whole, and given by parts when one asks; undefined when the item it stopped at is no more. */
export function cutList<Item extends { readonly id: string }>(items: readonly Item[], { size, after }: Window) {
  const place = after === undefined ? -1 : items.findIndex(({ id }) => id === after[0])
  if (after !== undefined && place < 0) return
  return keepNext(items.slice(place + 1, place + 2 + size), size, ({ id }) => [id])
}

/** @param items one more than wanted when others follow */
export function keepNext<Item>(items: readonly Item[], size: number, keyOf: (item: Item) => CursorKey) {
  const page = items.slice(0, size)
  const last = page.at(-1)
  return { items: page, next: items.length > size && last !== undefined ? keyOf(last) : null }
}
