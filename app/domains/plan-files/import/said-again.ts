/** Actions of a file that say again the title or the number of another. Pure. Rule: docs/rules/taking-up.md §3.19. */
import { plainWords } from '#app/kernel/plain-words.ts'
import type { DraftAction } from './draft-action.ts'

/** From 1; the sheet is named when it is another one. */
export type EarlierPlace = { readonly row: number; readonly sheet: string | undefined }

/** By key of an action, where the first that says the same is. */
export function findSaidAgain(
  actions: readonly Pick<DraftAction, 'key' | 'title' | 'code'>[],
  sheetNames: readonly string[],
  field: 'title' | 'code',
): ReadonlyMap<string, EarlierPlace> {
  const placeOf = (key: string) => key.split(':').map(Number)
  const first = new Map<string, string>()
  return new Map(
    actions.flatMap(({ key, [field]: text }) => {
      const words = plainWords(text)
      const before = first.get(words)
      if (before === undefined) first.set(words, key)
      if (before === undefined || words === '') return []
      const [[sheet = 1, row = 1], [ownSheet]] = [placeOf(before), placeOf(key)]
      return [[key, { row, sheet: sheet === ownSheet ? undefined : sheetNames[sheet - 1] }] as const]
    }),
  )
}
