/**
 * What was typed and not yet sent, kept on the device: by person and by place (a form of a page), seven days at most. The
 * storage is given; one that refuses or is unreadable keeps nothing, and says so. Rules: docs/rules/writing.md §11.
 */

/** One control whose value differs from the one the page gave. */
export type KeptAnswer = {
  readonly name: string
  /** Of the field, as the page said it. */
  readonly label?: string
  /** Of a list, what its choice says. */
  readonly words?: string
  /** Of a box, its own value, and whether it is ticked. */
  readonly value: string
  readonly isTicked?: boolean
  /** Rank among the controls of its name. */
  readonly index?: number
  /** The value the page gave, to tell when it has changed since. */
  readonly before?: string
}

export type Draft = {
  /** ISO instant. */
  readonly savedAt: string
  readonly answers: readonly KeptAnswer[]
  /** Version of the thing edited, when the form carries one. */
  readonly version?: string
  /** Number of the request it was sent under, while nothing changed since: sent again, it counts once. */
  readonly sentAs?: string
  /** Where it was typed; without the address of a personal link, which is a secret. */
  readonly page?: { readonly title: string; readonly address?: string }
}

export type FoundDraft = { readonly key: string; readonly draft: Draft }

export type Storing = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const mostDays = 7
const prefix = 'brouillon:'

/**
 * A place in few letters, from which it is not found again: the address of a personal link is a secret.
 * @returns 53 bits, written with digits and letters (cyrb53, public domain)
 */
function digest(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}

/** @param personId undefined for whoever came by a link */
const personPrefix = (personId: string | undefined): string => `${personId ?? 'invite'}:`

/** Start of the keys of the drafts of one page. @param path it names the CTG */
export const pageOf = (personId: string | undefined, path: string): string =>
  `${personPrefix(personId)}${digest(path)}:`

/** Start of the keys of the drafts of one place. @param path of the page */
export const placeOf = (personId: string | undefined, path: string, what: string): string =>
  `${pageOf(personId, path)}${digest(what)}:`

/** Each window has a key of its own: another window on the same place overwrites nothing. */
export const windowKey = (place: string): string => `${place}${Math.random().toString(36).slice(2)}`

/** The page one types in, as a draft says it. */
export const pageNow = (): NonNullable<Draft['page']> => {
  const { pathname, search } = location
  return {
    title: document.title.replace(/ – Trame$/, ''),
    ...(pathname.startsWith('/ctg/') && { address: pathname + search }),
  }
}

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

const isOld = ({ savedAt }: Draft, now: Date): boolean => now.getTime() - Date.parse(savedAt) > mostDays * 86_400_000

/** A private window or a full device refuses: typing goes on without a draft. */
function attempt<Result>(act: () => Result): Result | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

const refuse = () => {
  throw new Error('this browser keeps nothing')
}
const refusing: Storing = { length: 0, key: () => null, getItem: () => null, setItem: refuse, removeItem: () => {} }

/** Where what is typed waits: `tab` for what others may open next on the same device, `nowhere` for what only its page may hold. */
export type Keeping = 'device' | 'tab' | 'nowhere'

/** What the device keeps. Where the browser is told to keep nothing, its very name throws. */
export const onDevice = (): Storing => attempt(() => localStorage) ?? refusing

/** What goes with the tab. */
const inTab = (): Storing => attempt(() => sessionStorage) ?? refusing

/** Of a person who is known, only she finds it again: her words wait on the device, wherever they were typed. */
export const storageOf = (keeping: Keeping, personId: string | undefined): (() => Storing) =>
  keeping === 'tab' && personId === undefined ? inTab : onDevice

/** Undefined for one that is not ours, and after seven days. */
export function readDraft(storage: Storing, key: string, now: Date): Draft | undefined {
  const draft: unknown = attempt(() => JSON.parse(storage.getItem(prefix + key) ?? 'null'))
  return isDraft(draft) && !isOld(draft, now) ? draft : undefined
}

/** When these words were typed: sent again by itself, what was written yesterday is still of yesterday. */
function savedAtOf(storage: Storing, key: string, { savedAt, answers }: Draft): string {
  const known = readDraft(storage, key, new Date(savedAt))
  return known && JSON.stringify(known.answers) === JSON.stringify(answers) ? known.savedAt : savedAt
}

/** Keeps the draft; with no answer to keep, forgets it. @returns false where the storage refuses, or is full */
export function writeDraft(storage: Storing, key: string, draft: Draft): boolean {
  const isKept = attempt(() => {
    if (draft.answers.length === 0) storage.removeItem(prefix + key)
    else storage.setItem(prefix + key, JSON.stringify({ ...draft, savedAt: savedAtOf(storage, key, draft) }))
    return true
  })
  return isKept ?? false
}

export const forgetDraft = (storage: Storing, key: string): void => {
  attempt(() => storage.removeItem(prefix + key))
}

/** Keys that begin so, in no order. */
const keysFrom = (storage: Storing, start: string): readonly string[] =>
  attempt(() =>
    Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').flatMap((key) =>
      key.startsWith(prefix + start) ? [key.slice(prefix.length)] : [],
    ),
  ) ?? []

/** Those of a place, the last written first. */
export const listDrafts = (storage: Storing, place: string, now: Date): readonly FoundDraft[] =>
  keysFrom(storage, place)
    .flatMap((key) => {
      const draft = readDraft(storage, key, now)
      return draft ? [{ key, draft }] : []
    })
    .toSorted((one, other) => other.draft.savedAt.localeCompare(one.draft.savedAt))

/** Forgets what is older than seven days, whoever wrote it, and what is no draft. */
export function sweepDrafts(storage: Storing, now: Date): void {
  for (const key of keysFrom(storage, '')) if (!readDraft(storage, key, now)) forgetDraft(storage, key)
}

/** What a person has typed in and not sent, on every page, the last written first. */
export const listDraftsOf = (storage: Storing, personId: string, now: Date): readonly FoundDraft[] =>
  listDrafts(storage, personPrefix(personId), now)

export function forgetDraftsOf(storage: Storing, personId: string): void {
  for (const key of keysFrom(storage, personPrefix(personId))) forgetDraft(storage, key)
}
