/** The one connection of a page, shared by its texts; it comes back by itself, at once when the network does. */
import { collabPath } from '../collab.ts'
import { TextSocket } from '../text-socket.ts'

let shared: { readonly socket: TextSocket; users: number } | undefined

export function takeSocket(): TextSocket {
  shared ??= {
    socket: new TextSocket({
      url: `${location.origin.replace(/^http/, 'ws')}${collabPath}`,
      minDelay: 500,
      delay: 500,
      maxDelay: 5_000,
    }),
    users: 0,
  }
  shared.users += 1
  return shared.socket
}

export function letSocketGo(): void {
  if (!shared) return
  shared.users -= 1
  if (shared.users > 0) return
  shared.socket.destroy()
  shared = undefined
}

/** After the network came back: a connection made before may be dead without knowing it, an attempt may be waiting its turn. */
export function reviveSocket(socket: TextSocket): void {
  if (socket.status === 'connected') socket.webSocket?.dispatchEvent(new CloseEvent('close', { code: 4408 }))
  else void socket.connect()
}
