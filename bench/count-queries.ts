/**
 * Loaded before Trame by the measures (`node --import`): tells its parent, when asked, how many statements were sent so far, or
 * how long it worked.
 */
import pg from 'pg'

const counted = { statements: 0 }
const { query } = pg.Client.prototype
pg.Client.prototype.query = new Proxy(query, {
  apply(target, client, args) {
    counted.statements += 1
    return Reflect.apply(target, client, args)
  },
})

process.on('message', (message) => {
  if (message === 'statements') process.send?.(counted.statements)
  if (message === 'processor') {
    const { user, system } = process.cpuUsage()
    process.send?.((user + system) / 1000)
  }
})
