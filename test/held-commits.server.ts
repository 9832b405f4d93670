/** A transaction held just before it commits, while another one runs: what two people do at the same instant, at will. */
import type pg from 'pg'

/** Before an act that brings files, their room is taken by a transaction of its own: it is let through. */
const takesRoom = /insert into "?(public"?\.)?"?awaited_content/

const textOf = (asked: unknown): string =>
  typeof asked === 'object' && asked && 'text' in asked ? String(asked.text) : String(asked)

export function heldCommits() {
  let next: { readonly reach: () => void; readonly released: Promise<void> } | undefined
  return {
    /** To be said before its first connection. */
    on(pool: pg.Pool): void {
      pool.on('connect', (client) => {
        let isRoom = false
        client.query = new Proxy(client.query, {
          apply(query, self, args) {
            const text = textOf(args[0])
            if (text === 'begin') isRoom = false
            if (takesRoom.test(text)) isRoom = true
            const held = text === 'commit' && !isRoom ? next : undefined
            if (!held) return Reflect.apply(query, self, args)
            next = undefined
            held.reach()
            return held.released.then(() => Reflect.apply(query, self, args))
          },
        })
      })
    },
    /** `reached` once the next transaction has done all but its commit; one that is refused never gets there. */
    holdNext() {
      const { promise: reached, resolve: reach } = Promise.withResolvers<void>()
      const { promise: released, resolve: release } = Promise.withResolvers<void>()
      next = { reach, released }
      return {
        reached,
        release() {
          next = undefined
          release()
        },
      }
    },
  }
}
