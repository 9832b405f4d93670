/** Loaded before a Trame under test: each statement of a request leaves behind a promise rejected, as a forgotten `await` does. */
import pg from 'pg'
import { currentRequestId } from '#app/kernel/request-id.server.ts'

pg.Client.prototype.query = new Proxy(pg.Client.prototype.query, {
  apply(query, client, given) {
    if (currentRequestId() !== undefined)
      setTimeout(() => {
        Promise.reject(new Error('planted by the test, for planted@exemple.fr'))
      }, 5)
    return Reflect.apply(query, client, given)
  },
})
