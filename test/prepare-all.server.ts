/**
 * What the suite asks again and again is prepared on its connection, the rows of fixtures included: half of what PostgreSQL does
 * for a thousand CTGs is reading the same insertions. What a real instance prepares is chosen elsewhere
 * (app/kernel/prepared-statements.server.ts), and is asked of it as before.
 */
import { createHash } from 'node:crypto'
import pg from 'pg'

const usesBefore = 1
const mostPrepared = 2_000
/**
 * A star would change its columns under a plan kept, when a test changes a table; a conflict on part of an index is found by the
 * very values.
 */
const isPrepared = (text: string): boolean =>
  /^\s*(?:select|with|insert|update|delete)\s/i.test(text) && !/\*|on conflict [^)]*\) where/i.test(text)

const uses = new Map<string, number>()
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined) return known
  const count = (uses.get(text) ?? 0) + 1
  uses.set(text, count)
  if (count <= usesBefore || names.size >= mostPrepared || !isPrepared(text)) return
  const name = `t${createHash('sha1').update(text).digest('base64url')}`
  names.set(text, name)
  return name
}

const undoing = { isOn: false }

/** What `act` has committed is undone instead, once its constraints were checked: the same CTG serves again. */
export async function undone<Result>(act: () => Promise<Result>): Promise<Result> {
  undoing.isOn = true
  try {
    return await act()
  } finally {
    undoing.isOn = false
  }
}

/** To be said before its first connection. */
export function prepareAll(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    // Planned once for any values: a CTG of the suite is like another, and to plan was half of what its pages cost PostgreSQL.
    client.query('set plan_cache_mode = force_generic_plan').catch((error: Error) => client.emit('error', error))
    client.query = new Proxy(client.query, {
      apply(query, self, args) {
        const [text, values] = args
        if (text === 'commit' && undoing.isOn) {
          const checked: Promise<unknown> = Reflect.apply(query, self, ['set constraints all immediate'])
          const back: Promise<pg.QueryResult> = Reflect.apply(query, self, ['rollback'])
          return checked.then(() => back).then((result) => ({ ...result, command: 'COMMIT' }))
        }
        const name = args.length === 2 && typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined
        if (name === undefined) return Reflect.apply(query, self, args)
        return Reflect.apply(pg.Client.prototype.query, self, [{ name, text, values }])
      },
    })
  })
}
