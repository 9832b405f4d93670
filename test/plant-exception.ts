/** Loaded before a Trame under test: a statement of a request is followed by an exception where nobody catches. */
import pg from 'pg'
import { currentRequestId } from '#app/kernel/request-id.server.ts'

pg.Client.prototype.query = new Proxy(pg.Client.prototype.query, {
  apply(query, client, given) {
    if (currentRequestId() !== undefined)
      setTimeout(() => {
        throw new Error('thrown by the test')
      }, 5)
    return Reflect.apply(query, client, given)
  },
})
