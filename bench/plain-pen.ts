/** A client of a plain y-websocket server: the sync protocol of Yjs and nothing else. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import type { BenchPen } from './writing-load.ts'

const syncMessage = 0

export function takePlainPen(url: string): BenchPen {
  const doc = new Y.Doc()
  const socket = new WebSocket(url)
  socket.binaryType = 'nodebuffer'
  const origin = {}
  const state = { isSynced: false }
  const send = (write: (encoder: encoding.Encoder) => void) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, syncMessage)
    write(encoder)
    // The kind of message alone is nothing to say.
    if (encoding.length(encoder) > 1) socket.send(encoding.toUint8Array(encoder))
  }
  socket.on('open', () => send((encoder) => writeSyncStep1(encoder, doc)))
  socket.on('message', (data) => {
    if (!(data instanceof Buffer)) return
    const decoder = decoding.createDecoder(new Uint8Array(data))
    if (decoding.readVarUint(decoder) !== syncMessage) return
    send((encoder) => {
      if (readSyncMessage(decoder, encoder, doc, origin) === 1) state.isSynced = true
    })
  })
  socket.on('error', () => undefined)
  doc.on('update', (update: Uint8Array, from: unknown) => {
    if (from !== origin) send((encoder) => writeUpdate(encoder, update))
  })
  return { doc, isSaved: () => state.isSynced, leave: () => socket.terminate() }
}
