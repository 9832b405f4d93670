/**
 * Reads asked again and again are prepared on their connection: PostgreSQL plans them once. Planning is four fifths of what
 * a page's statements cost (docs/decisions/0008).
 */
import { createHash } from 'node:crypto'
import pg from 'pg'

/** A statement met a few times only, a list of another length for instance, is not worth a plan kept. */
const usesBefore = 3
/** Plans kept on each connection, at most. */
const mostPrepared = 300
const mostCounted = 5_000
/**
 * Of a list longer than a page, the plan depends on its length: one kept, made for ten things, reads three thousand of them one by one,
 * or a whole table for sixty (docs/decisions/0073).
 */
export const longestPlanned = 50

/** A star would change its columns under a plan kept, when a newer version adds one meanwhile. */
const isRead = (text: string) => /^\s*(?:select|with)\s/i.test(text) && !/^\s*select\s+(?:"\w+"\.)?\*/i.test(text)

const isAboutMany = (values: readonly unknown[]): boolean =>
  values.some((value) => Array.isArray(value) && value.length > longestPlanned)

const uses = new Map<string, number>()
const names = new Map<string, string>()

/** Name under which this statement is prepared; undefined when it is sent as it is. */
function preparedName(text: string): string | undefined {
  const prepared = names.get(text)
  if (prepared) return prepared
  if (names.size >= mostPrepared || !isRead(text)) return
  if (uses.size >= mostCounted) uses.clear()
  const count = (uses.get(text) ?? 0) + 1
  uses.set(text, count)
  if (count <= usesBefore) return
  uses.delete(text)
  const name = createHash('sha1').update(text).digest('base64url')
  names.set(text, name)
  return name
}

/** From now on this connection prepares the reads it is asked often, when they come as a text with its values. */
export function prepareReads(client: pg.Client): void {
  client.query = new Proxy(client.query, {
    // The prototype's own, looked up each time: what counts statements stands there.
    apply(_query, self, args) {
      const [text, values] = args
      const name =
        args.length === 2 && typeof text === 'string' && Array.isArray(values) && !isAboutMany(values)
          ? preparedName(text)
          : undefined
      return Reflect.apply(pg.Client.prototype.query, self, name === undefined ? args : [{ name, text, values }])
    },
  })
}
