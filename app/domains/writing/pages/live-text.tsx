/**
 * One text under way: its Yjs document, its connection, what is known to be saved. Loaded with the editor only. What is typed
 * and not yet confirmed by the database has a copy on the device (`local-copies.ts`). Rules: docs/rules/writing.md §10.
 */
import { HocuspocusProvider } from '@hocuspocus/provider'
import { useEffect, useRef, useState } from 'react'
import * as Y from 'yjs'
import {
  type DroppingReason,
  documentNameOf,
  type OpenedText,
  readDoorRefusal,
  readServerMessage,
  type ServerMessage,
  type Writer,
} from '../collab.ts'
import { type CopyOf, forgetCopy, keepCopy, type LocalCopy, listCopies } from '../local-copies.ts'
import { cutAfterMs, factsAtFirst, lateAfterMs, type SavingFacts } from '../saving.ts'
import { letSocketGo, reviveSocket, takeSocket } from './page-socket.tsx'

export type LiveText = {
  /** Undefined until it is opened. */
  readonly link: { readonly doc: Y.Doc; readonly provider: HocuspocusProvider } | undefined
  readonly facts: SavingFacts
  readonly others: readonly Writer[]
}

type Props = {
  readonly ctgId: string
  readonly opened: OpenedText
  readonly copyOf: CopyOf
  /** The words of the editor, to give them back when the server refuses them. */
  readonly readWords: () => string
  /** The server’s text is to be taken again, from nothing; what was typed and cannot be kept is given back. */
  readonly onStartAgain: (rescue: string | undefined) => void
  /** Part of what was typed or pasted was not kept. */
  readonly onDropped: (reason: DroppingReason) => void
  /** Someone commented, answered or closed a thread; or one missed it while away. */
  readonly onTalk: () => void
}

const keepAfterMs = 250
/** A page one leaves goes on sending what it has for so long. */
const farewellMs = 60_000
const localCopy = 'local copy'

/** Opens the text once: to start again, mount another. */
export function useLiveText(props: Props): LiveText {
  const [link, setLink] = useState<LiveText['link']>()
  const [facts, setFacts] = useState<SavingFacts>({
    ...factsAtFirst,
    isFrozen: props.opened.isFrozen,
    isReadOnly: !props.opened.mayWrite,
  })
  const [others, setOthers] = useState<readonly Writer[]>([])
  // Read inside the effect below, which must not begin again when the page renders.
  const given = useRef(props)
  given.current = props

  useEffect(() => {
    const { ctgId, copyOf, opened } = given.current
    const tabId = crypto.randomUUID()
    const doc = new Y.Doc()
    const learn = (news: Partial<SavingFacts>) => setFacts((known) => ({ ...known, ...news }))
    let isLeft = false
    let isDirty = false
    let base: Uint8Array | undefined
    let copies: readonly Omit<LocalCopy, 'update'>[] = []
    let late: ReturnType<typeof setTimeout> | undefined
    let cut: ReturnType<typeof setTimeout> | undefined
    let keeping: ReturnType<typeof setTimeout> | undefined

    const keep = () => {
      clearTimeout(keeping)
      keeping = undefined
      if (!isDirty) return
      const savedAt = Date.now()
      copies = [...copies.filter((copy) => copy.tabId !== tabId), { ...copyOf, tabId, savedAt }]
      void keepCopy(indexedDB, { ...copyOf, tabId, savedAt, update: Y.encodeStateAsUpdate(doc, base) })
    }
    const setDirty = () => {
      keeping ??= setTimeout(keep, keepAfterMs)
      if (isDirty) return
      isDirty = true
      learn({ isDirty, isLate: false })
      late = setTimeout(() => learn({ isLate: true }), lateAfterMs)
    }
    const setSaved = () => {
      clearTimeout(late)
      clearTimeout(keeping)
      keeping = undefined
      isDirty = false
      base = Y.encodeStateVector(doc)
      for (const copy of copies) void forgetCopy(indexedDB, copy)
      copies = []
      learn({ isDirty, isLate: false, hasText: true })
      if (isLeft) farewell()
    }
    const startAgain = () => {
      if (isLeft) return
      const rescue = isDirty ? given.current.readWords() : undefined
      isDirty = false
      for (const copy of copies) void forgetCopy(indexedDB, copy)
      copies = []
      given.current.onStartAgain(rescue)
    }

    const socket = takeSocket()
    const provider = new HocuspocusProvider({
      websocketProvider: socket,
      name: documentNameOf({ ctgId, textId: opened.textId }),
      document: doc,
      sessionAwareness: true,
      token: 'session',
      onAuthenticated: ({ scope }) => {
        const isReadOnly = scope === 'readonly'
        learn({ isConnected: true, door: undefined, isReadOnly, ...(!isReadOnly && { isFrozen: false }) })
        if (isReadOnly && isDirty) startAgain()
      },
      onAuthenticationFailed: ({ reason }) => {
        const door = readDoorRefusal(reason)
        learn(door ? { door } : { isConnected: false })
        keep()
      },
      onSynced: () => {
        clearTimeout(cut)
        learn({ isConnected: true, hasText: true })
        given.current.onTalk()
      },
      onUnsyncedChanges: ({ number }) => {
        if (number === 0) setSaved()
      },
      onClose: () => {
        clearTimeout(cut)
        cut = setTimeout(() => learn({ isConnected: false }), cutAfterMs)
      },
      onAwarenessChange: ({ states }) => setOthers(writersIn(states, doc.clientID)),
      onStateless: ({ payload }) => {
        const message = readServerMessage(payload)
        if (message?.kind === 'frozen') learn({ isFrozen: true })
        if (message?.kind === 'read-only') learn({ isReadOnly: true })
        if (message?.kind === 'writable') learn({ isFrozen: false, isReadOnly: false })
        if (message?.kind === 'storage-lost' && isDirty) learn({ isLate: true })
        if (message?.kind === 'talk') given.current.onTalk()
        if (message?.kind === 'refused') given.current.onDropped(message.reason)
        if (message?.kind === 'restart' || (isDirty && endsWriting(message))) startAgain()
      },
    })
    doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== provider) setDirty()
    })
    provider.attach()
    void listCopies(indexedDB, copyOf).then((found) => {
      if (isLeft || found.length === 0) return
      copies = [...copies, ...found.map(({ update: _update, ...copy }) => copy)]
      for (const { update } of found) Y.applyUpdate(doc, update, localCopy)
      if (!isDirty) setDirty()
    })

    const goOffline = () => learn({ isConnected: false })
    const goOnline = () => reviveSocket(socket)
    const warn = (event: BeforeUnloadEvent) => {
      if (isDirty) event.preventDefault()
    }
    window.addEventListener('offline', goOffline)
    window.addEventListener('online', goOnline)
    window.addEventListener('beforeunload', warn)
    window.addEventListener('pagehide', keep)

    let isGone = false
    const farewell = () => {
      if (isGone) return
      isGone = true
      clearTimeout(keeping)
      window.removeEventListener('beforeunload', warn)
      provider.destroy()
      doc.destroy()
      letSocketGo()
    }
    setLink({ doc, provider })
    return () => {
      isLeft = true
      keep()
      clearTimeout(late)
      clearTimeout(cut)
      window.removeEventListener('offline', goOffline)
      window.removeEventListener('online', goOnline)
      window.removeEventListener('pagehide', keep)
      setLink(undefined)
      setOthers([])
      provider.awareness?.setLocalState(null)
      if (isDirty) setTimeout(farewell, farewellMs)
      else farewell()
    }
  }, [])

  return { link, facts, others }
}

const endsWriting = (message: ServerMessage | undefined): boolean =>
  message?.kind === 'frozen' || message?.kind === 'read-only'

const isWriter = (user: unknown): user is Writer =>
  typeof user === 'object' &&
  user !== null &&
  'personId' in user &&
  'name' in user &&
  typeof user.name === 'string' &&
  'partyName' in user &&
  typeof user.partyName === 'string' &&
  'partyKind' in user

type Presence = { readonly clientId: number; readonly user?: unknown }

/** The others, each once even with two windows. */
function writersIn(states: readonly Presence[], ownId: number): readonly Writer[] {
  const writers = new Map<string, Writer>()
  for (const { clientId, user } of states) if (clientId !== ownId && isWriter(user)) writers.set(user.personId, user)
  return [...writers.values()].toSorted((one, other) => one.name.localeCompare(other.name, 'fr'))
}
