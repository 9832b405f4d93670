/** A library that begins and commits by itself, held inside the transaction under way on one connection. */
import type pg from 'pg'

const points: Readonly<Record<string, string>> = {
  begin: 'savepoint inside',
  commit: 'release savepoint inside',
  rollback: 'rollback to savepoint inside; release savepoint inside',
}

/** @returns the pool as somebody who is always lent this connection: what is committed there is only so once we commit */
export function insideTransaction(pool: pg.Pool, client: pg.ClientBase): pg.Pool {
  // Outside of what it begins, a statement that fails undoes itself and nothing before.
  const askApart = async (question: unknown[]) => {
    await client.query('savepoint statement')
    try {
      const answer = await Reflect.apply(client.query, client, question)
      await client.query('release savepoint statement')
      return answer
    } catch (error) {
      await client.query('rollback to savepoint statement; release savepoint statement')
      throw error
    }
  }
  const query = new Proxy(client.query, {
    apply: (_query, _self, [text, ...values]) =>
      typeof text === 'string' && text in points ? client.query(points[text] ?? text) : askApart([text, ...values]),
  })
  const lent = new Proxy(client, {
    get(target, name) {
      if (name === 'query') return query
      return name === 'release' ? () => undefined : Reflect.get(target, name)
    },
  })
  return new Proxy(pool, { get: (target, name) => (name === 'connect' ? async () => lent : Reflect.get(target, name)) })
}
