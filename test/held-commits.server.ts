/** A transaction held just before it commits, while another one runs: what two people do at the same instant, at will. */
import type pg from 'pg'

export function heldCommits() {
  let next: { readonly reach: () => void; readonly released: Promise<void> } | undefined
  return {
    /** To be said before its first connection. */
    on(pool: pg.Pool): void {
      pool.on('connect', (client) => {
        client.query = new Proxy(client.query, {
          apply(query, self, args) {
            const held = args[0] === 'commit' ? next : undefined
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
