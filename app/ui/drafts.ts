/** Answers of a form kept on the device until they are sent. The storage is given; one that refuses or is unreadable keeps nothing. */

/** One control whose answer is no longer the one it had at first; of a box, its value and whether it is ticked. */
export type KeptAnswer = { readonly name: string; readonly value: string; readonly isTicked?: boolean }

export type Draft = {
  /** ISO instant. */
  readonly savedAt: string
  readonly answers: readonly KeptAnswer[]
  /** Number of the request it was sent under, while nothing changed since: sent again, it counts once. */
  readonly sentAs?: string
}

type Storing = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const place = (key: string): string => `brouillon:${key}`

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isAnswer = (value: unknown): value is KeptAnswer =>
  isRecord(value) && typeof value.name === 'string' && typeof value.value === 'string'

const isDraft = (value: unknown): value is Draft =>
  isRecord(value) &&
  typeof value.savedAt === 'string' &&
  !Number.isNaN(Date.parse(value.savedAt)) &&
  Array.isArray(value.answers) &&
  value.answers.every(isAnswer)

/** A private window or a full device refuses: typing goes on without a draft. */
function attempt<Result>(act: () => Result): Result | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

export function readDraft(storage: Storing, key: string): Draft | undefined {
  const kept: unknown = attempt(() => JSON.parse(storage.getItem(place(key)) ?? 'null'))
  return isDraft(kept) ? kept : undefined
}

/** Keeps the draft; with no answer to keep, forgets it. */
export function writeDraft(storage: Storing, key: string, draft: Draft): void {
  if (draft.answers.length === 0) forgetDraft(storage, key)
  else attempt(() => storage.setItem(place(key), JSON.stringify(draft)))
}

export const forgetDraft = (storage: Storing, key: string): void => {
  attempt(() => storage.removeItem(place(key)))
}
