/**
 * What is typed in one text and not known to be saved: told when it lasts, copied on the device until the database has it. Timers,
 * but no browser: the places of the copies are given. Rules: docs/rules/writing.md §10.2, §10.3.
 */
import * as Y from 'yjs'
import type { CopyOf, LocalCopy } from './local-copies.ts'
import { lateAfterMs, type SavingFacts } from './saving.ts'
import { unsentWords } from './unsent-words.ts'

type CopyKey = Omit<LocalCopy, 'update'>

type Surroundings = {
  readonly learn: (news: Partial<SavingFacts>) => void
  readonly keepCopy: (copy: LocalCopy) => void
  readonly forgetCopy: (copy: CopyKey) => void
}

const keepAfterMs = 250
const localCopy = 'local copy'

/** Those of this text on the device: this tab's own, and those taken up. */
function createCopies(copyOf: CopyOf, { keepCopy, forgetCopy }: Pick<Surroundings, 'keepCopy' | 'forgetCopy'>) {
  const tabId = crypto.randomUUID()
  let copies: readonly CopyKey[] = []
  return {
    keep: (update: Uint8Array) => {
      const key = { ...copyOf, tabId, savedAt: Date.now() }
      copies = [...copies.filter((copy) => copy.tabId !== tabId), key]
      keepCopy({ ...key, update })
    },
    take: (found: readonly LocalCopy[]) => {
      copies = [...copies, ...found.map(({ update: _update, ...copy }) => copy)]
    },
    forget: () => {
      for (const copy of copies) forgetCopy(copy)
      copies = []
    },
  }
}

/** @param doc whose updates, the server's apart, are given to `setThere` */
export function createUnsaved(doc: Y.Doc, copyOf: CopyOf, { learn, ...places }: Surroundings) {
  const copies = createCopies(copyOf, places)
  let isDirty = false
  let base: Uint8Array | undefined
  const unsent = new Map<number, number>()
  let late: ReturnType<typeof setTimeout> | undefined
  let keeping: ReturnType<typeof setTimeout> | undefined
  const keep = () => {
    clearTimeout(keeping)
    keeping = undefined
    if (isDirty) copies.keep(Y.encodeStateAsUpdate(doc, base))
  }
  return {
    isThere: () => isDirty,
    keep,
    /** As they stand in the text: what to give back when the server will not have them. */
    readWords: () => unsentWords(doc, unsent),
    setThere: (update: Uint8Array) => {
      for (const [client, clock] of Y.parseUpdateMeta(update).from)
        unsent.set(client, Math.min(clock, unsent.get(client) ?? clock))
      keeping ??= setTimeout(keep, keepAfterMs)
      if (isDirty) return
      isDirty = true
      learn({ isDirty, isLate: false })
      late = setTimeout(() => learn({ isLate: true }), lateAfterMs)
    },
    setSaved: () => {
      clearTimeout(late)
      clearTimeout(keeping)
      keeping = undefined
      isDirty = false
      unsent.clear()
      base = Y.encodeStateVector(doc)
      // Words that go on from a text that is no longer there are in no server: they stay on the device.
      if (doc.store.pendingStructs === null) copies.forget()
      learn({ isDirty, isLate: false, hasText: true })
    },
    /** The server refuses it. */
    drop: () => {
      clearTimeout(late)
      isDirty = false
      copies.forget()
    },
    /**
     * What an earlier visit left on this device is written again, over the text of the server. A copy that says more is an update of
     * `doc`, sent and confirmed as what is typed; one whose words the server has already says nothing that anyone would confirm: it
     * is forgotten at once, never waited for.
     */
    recover: (found: readonly LocalCopy[]) => {
      copies.take(found)
      for (const { update } of found) Y.applyUpdate(doc, update, localCopy)
      if (!isDirty && doc.store.pendingStructs === null) copies.forget()
    },
    leave: () => {
      keep()
      clearTimeout(late)
    },
    stop: () => clearTimeout(keeping),
  }
}
