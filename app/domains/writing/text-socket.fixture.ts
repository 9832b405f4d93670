/** One editor on a real Hocuspocus, over a wire whose every message waits to be let through. For tests. */
import { HocuspocusProvider } from '@hocuspocus/provider'
import { Hocuspocus } from '@hocuspocus/server'
import * as Y from 'yjs'
import { TextSocket } from './text-socket.ts'

type Listener = (event: object) => void

/** What the browser gives, as far as the provider asks. */
class HeldSocket {
  static last: HeldSocket | undefined
  binaryType = 'arraybuffer'
  readyState = 0
  /** To the server, and from it. */
  readonly up: Uint8Array[] = []
  readonly down: Uint8Array[] = []
  readonly #listeners = new Map<string, Set<Listener>>()
  constructor() {
    HeldSocket.last = this
  }
  addEventListener(name: string, listener: Listener): void {
    this.#listeners.set(name, (this.#listeners.get(name) ?? new Set()).add(listener))
  }
  removeEventListener(name: string, listener: Listener): void {
    this.#listeners.get(name)?.delete(listener)
  }
  tell(name: string, event: object): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(event)
  }
  send(message: Uint8Array): void {
    this.up.push(message)
  }
  close(): void {
    this.readyState = 3
  }
}

/** Everything that was about to happen has. */
const settle = async () => {
  for (let turn = 0; turn < 4; turn += 1) await new Promise(setImmediate)
}

export async function sitDownOverWire() {
  const texts = new Hocuspocus({ quiet: true })
  // Nothing keeps it elsewhere: it stays in memory when the editor is cut.
  await texts.openDirectConnection('text')
  const doc = new Y.Doc()
  const socket = new TextSocket({ url: 'ws://wire', WebSocketPolyfill: HeldSocket, delay: 3_600_000 })
  const provider = new HocuspocusProvider({
    ...{ websocketProvider: socket, name: 'text', document: doc, sessionAwareness: true, token: 'session' },
  })
  provider.attach()
  let near: HeldSocket | undefined
  let far: ReturnType<typeof texts.handleConnection> | undefined
  return {
    ...{ doc, provider, settle },
    /** What the server has of it. */
    kept: () => texts.documents.get('text'),
    async join(): Promise<void> {
      if (near) return
      void socket.connect()
      await settle()
      const opened = HeldSocket.last
      if (!opened) return
      near = opened
      const toEditor = {
        readyState: 1,
        send: (data: Uint8Array) => void opened.down.push(data),
        close: () => undefined,
      }
      far = texts.handleConnection(toEditor, new Request('http://wire'), {})
      opened.readyState = 1
      opened.tell('open', {})
    },
    cut(): void {
      near?.close()
      near?.tell('close', { code: 1006, reason: '' })
      far?.handleClose({ code: 1006, reason: '' })
      near = undefined
    },
    /** @returns whether one was waiting */
    up(): boolean {
      const message = near?.up.shift()
      if (message) far?.handleMessage(new Uint8Array(message))
      return message !== undefined
    },
    down(): boolean {
      const message = near?.down.shift()
      if (message) near?.tell('message', { data: new Uint8Array(message).buffer })
      return message !== undefined
    },
    leave(): void {
      this.cut()
      provider.destroy()
      socket.destroy()
      doc.destroy()
    },
  }
}
