/**
 * What one socket may ask of a node at once. Nothing is refused to who writes: what comes faster than anybody types waits its
 * turn, in order, and the others pass between. A socket that floods, or does not read what it is sent, is closed: its editor
 * comes back by itself, with its words. Rules: docs/rules/writing.md §6.13.
 */
import type { WebSocket } from 'ws'

export const socketLimits = {
  /** Asked in one go: a page that opens its texts, a paste, a document that comes back from a cut. */
  burst: 400,
  /** A person types ten keys a second, each an update and a caret. */
  perSecond: 100,
  /** One more unit for each of these bytes. */
  unitBytes: 32 * 1024,
  /** The whole text is asked for: it is written out again. */
  wholeTextUnits: 20,
  /** A message that takes the node longer is followed by a rest. */
  briefMs: 5,
  /** Messages waiting from one socket; beyond, it is closed. */
  waitingMessages: 4_000,
  waitingBytes: 16 * 1024 * 1024,
  /** Received on all the sockets of a person, and not handed over: what waits, and messages whose end has not come. */
  personBytes: 32 * 1024 * 1024,
  /** Of one socket, that is not counted with the others. */
  freeBytes: 64 * 1024,
  /** From there on, no more is read of the socket. */
  pausedFrom: 100,
  /** Of one message that says where a caret is; beyond, it is dropped before it is read. */
  presenceBytes: 16 * 1024,
  /** Sent, and not read by the other end. */
  unreadBytes: 32 * 1024 * 1024,
  /** Texts at once on one socket, each window counted. */
  texts: 60,
} as const

type Limits = { readonly [Name in keyof typeof socketLimits]: number }

/** Code of the closing: to try again later. */
const tryAgain = 1013

/** A name of a text, then 0 (a message of the text), then 0 (asks for all of it). */
function asksForWholeText(message: Uint8Array, nameEnd: number): boolean {
  return message[nameEnd] === 0 && message[nameEnd + 1] === 0
}

/** A name of a text, then 1. */
const isPresence = (message: Uint8Array): boolean => message[endOfName(message)] === 1

/** Where the name of the text ends: its length comes first, one byte or two. */
function endOfName(message: Uint8Array): number {
  const [first = 0, second = 0] = message
  return first < 128 ? 1 + first : 2 + (first & 127) + (second << 7)
}

/**
 * @returns what to hand each message to. @param handle is given them one by one, the others of the node between
 * @param othersHold bytes that the other sockets of the same person hold
 */
export function createSocketGate(
  socket: Pick<WebSocket, 'close' | 'pause' | 'resume' | 'bufferedAmount' | 'readyState' | 'terminate'>,
  handle: (message: Uint8Array) => void,
  limits: Limits = socketLimits,
  othersHold: () => number = () => 0,
) {
  const waiting: Uint8Array[] = []
  const names = new Set<string>()
  let waitingBytes = 0
  let unfinishedBytes = 0
  let units: number = limits.burst
  let filledAt = performance.now()
  let isDraining = false
  let isClosed = false

  function close(): void {
    if (isClosed) return
    isClosed = true
    waiting.length = 0
    // Who reads nothing would not read the closing either.
    if (socket.bufferedAmount > limits.unreadBytes) socket.terminate()
    else socket.close(tryAgain)
  }

  const heldBytes = (): number => (isClosed ? 0 : waitingBytes + unfinishedBytes)

  /** It would go on sending what it began: it is not told. */
  function cutWhenHeavy(): void {
    const held = heldBytes()
    if (held <= limits.freeBytes || held + othersHold() <= limits.personBytes) return
    isClosed = true
    waiting.length = 0
    socket.terminate()
  }

  function refill(): void {
    const now = performance.now()
    units = Math.min(limits.burst, units + ((now - filledAt) / 1_000) * limits.perSecond)
    filledAt = now
  }

  async function drain(): Promise<void> {
    isDraining = true
    for (let message = waiting.shift(); message && !isClosed; message = waiting.shift()) {
      waitingBytes -= message.byteLength
      refill()
      if (units < 0) await new Promise((resolve) => setTimeout(resolve, (-units / limits.perSecond) * 1_000))
      if (socket.bufferedAmount > limits.unreadBytes) close()
      if (isClosed) break
      units -= costOf(message)
      const began = performance.now()
      handle(message)
      if (waiting.length < limits.pausedFrom / 2) socket.resume()
      if (waiting.length === 0) continue
      // The other sockets, and the pages, pass between two messages: what one takes of the node, it leaves twice to them.
      await new Promise(setImmediate)
      const tookMs = performance.now() - began
      if (tookMs > limits.briefMs) await new Promise((resolve) => setTimeout(resolve, 2 * tookMs))
    }
    isDraining = false
  }

  function costOf(message: Uint8Array): number {
    const isWhole = asksForWholeText(message, endOfName(message))
    return 1 + message.byteLength / limits.unitBytes + (isWhole ? limits.wholeTextUnits : 0)
  }

  return {
    heldBytes,
    /** Bytes that came, of a message that may not be whole yet. */
    hear(bytes: number): void {
      unfinishedBytes += bytes
      cutWhenHeavy()
    },
    receive(message: Uint8Array): void {
      unfinishedBytes = 0
      if (isClosed || (isPresence(message) && message.byteLength > limits.presenceBytes)) return
      names.add(Buffer.from(message.subarray(0, Math.min(endOfName(message), 200))).toString('latin1'))
      waiting.push(message)
      waitingBytes += message.byteLength
      const isFlood = waiting.length > limits.waitingMessages || waitingBytes > limits.waitingBytes
      cutWhenHeavy()
      if (isFlood || names.size > limits.texts) close()
      else if (waiting.length > limits.pausedFrom) socket.pause()
      if (!isDraining && !isClosed) void drain()
    },
    /** The socket has closed: its waiting messages are dropped. */
    forget(): void {
      isClosed = true
      waiting.length = 0
    },
    /** Closes a socket that does not read what it is sent. */
    closeWhenUnread(): void {
      if (socket.bufferedAmount > limits.unreadBytes) close()
    },
  }
}
export type SocketGate = ReturnType<typeof createSocketGate>
