/**
 * What was typed and not yet saved, kept on the device: a copy is there only while the server does not have it. The place is
 * the browser's IndexedDB, given by the caller; a private window that refuses keeps nothing, and typing goes on.
 * Each tab has its own copy (`tabId`), so that two tabs never overwrite each other's words. Rules: docs/rules/writing.md §10.3.
 */

/** What a copy is a copy of, and whose: only this person finds it again. */
export type CopyOf = {
  readonly personId: string
  readonly ctgId: string
  readonly subjectType: string
  readonly subjectId: string
  readonly field: string
}

export type LocalCopy = CopyOf & {
  readonly tabId: string
  /** Update of Yjs, over what the server had. */
  readonly update: Uint8Array
  /** Milliseconds since 1970. */
  readonly savedAt: number
}

const databaseName = 'trame-textes'
const storeName = 'copies'

const placeOf = (of: CopyOf): string => [of.personId, of.ctgId, of.subjectType, of.subjectId, of.field].join('/')
const keyOf = (copy: CopyOf & { readonly tabId: string }): string => `${placeOf(copy)}/${copy.tabId}`

const answerOf = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

function open(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open(databaseName, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(storeName)
  return answerOf(request)
}

/** @returns undefined when the browser keeps nothing */
async function within<Result>(
  factory: IDBFactory | undefined,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => Promise<Result>,
): Promise<Result | undefined> {
  if (!factory) return
  try {
    const database = await open(factory)
    try {
      return await act(database.transaction(storeName, mode).objectStore(storeName))
    } finally {
      database.close()
    }
  } catch {
    return
  }
}

const isCopy = (value: unknown): value is LocalCopy =>
  typeof value === 'object' &&
  value !== null &&
  'update' in value &&
  value.update instanceof Uint8Array &&
  'savedAt' in value &&
  typeof value.savedAt === 'number' &&
  'tabId' in value &&
  typeof value.tabId === 'string'

export const keepCopy = (factory: IDBFactory | undefined, copy: LocalCopy): Promise<unknown> =>
  within(factory, 'readwrite', (store) => answerOf(store.put(copy, keyOf(copy))))

/** Copies of one text that this person left on this device, all tabs. */
export async function listCopies(factory: IDBFactory | undefined, of: CopyOf): Promise<readonly LocalCopy[]> {
  const start = `${placeOf(of)}/`
  const all = await within(factory, 'readonly', (store) =>
    answerOf(store.getAll(IDBKeyRange.bound(start, `${start}\uffff`))),
  )
  return (all ?? []).filter(isCopy)
}

/** Forgets a copy, unless its tab wrote in it since. */
export const forgetCopy = (factory: IDBFactory | undefined, copy: Omit<LocalCopy, 'update'>): Promise<unknown> =>
  within(factory, 'readwrite', async (store) => {
    const saved: unknown = await answerOf(store.get(keyOf(copy)))
    if (isCopy(saved) && saved.savedAt <= copy.savedAt) await answerOf(store.delete(keyOf(copy)))
  })

/** How many texts have words that the server does not have. */
export const countCopies = async (factory: IDBFactory | undefined): Promise<number> =>
  (await within(factory, 'readonly', (store) => answerOf(store.count()))) ?? 0

export const forgetAllCopies = (factory: IDBFactory | undefined): Promise<unknown> =>
  within(factory, 'readwrite', (store) => answerOf(store.clear()))
