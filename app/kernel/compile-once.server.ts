/**
 * Reads asked at every page are compiled once: Kysely writes their text the first time, then only the values change. Writing
 * it again was a sixth of what the page of an action cost (docs/decisions/0009).
 */
import { type CompiledQuery, type Expression, type RawBuilder, sql } from 'kysely'
import type { Reader } from './database.server.ts'
import { longestPlanned } from './prepared-statements.server.ts'

/** In the place of a value of `V`, by its name. */
export type SlotOf<V> = <K extends keyof V & string>(name: K) => RawBuilder<V[K]>

/** A value, or the place kept for it in a read compiled once. */
export type Value<T> = T | Expression<T>

type Compilable<R> = { readonly compile: (db: Reader) => CompiledQuery<R> }

/**
 * @param build writes the statement, the same whatever the values: called once, with a slot in the place of each value
 * @param listed name of a list parameter. A short list is passed so that PostgreSQL does not see its length: seeing it, PostgreSQL
 * would judge a custom plan cheaper than the generic one, and plan again at each request (docs/decisions/0086)
 * @returns asks the statement with these values
 */
export function compileOnce<V extends object, R>(
  build: (db: Reader, slot: SlotOf<V>) => Compilable<R>,
  listed?: keyof V & string,
): (db: Reader, values: V) => Promise<R[]> {
  const [asking, askingAlike] = [compile(build), compile(build, listed)]
  return (db, values) => {
    const list = listed === undefined ? undefined : values[listed]
    return (Array.isArray(list) && list.length <= longestPlanned ? askingAlike : asking)(db, values)
  }
}

function compile<V extends object, R>(build: (db: Reader, slot: SlotOf<V>) => Compilable<R>, listed?: string) {
  const names = new Map<unknown, keyof V>()
  const slot: SlotOf<V> = (name) => {
    const place = { name }
    names.set(place, name)
    return name === listed ? sql`(select ${place})` : sql`${place}`
  }
  let compiled: CompiledQuery<R> | undefined
  return async (db: Reader, values: V): Promise<R[]> => {
    compiled ??= build(db, slot).compile(db)
    const parameters = compiled.parameters.map((parameter) => {
      const name = names.get(parameter)
      return name === undefined ? parameter : values[name]
    })
    const { rows } = await db.executeQuery<R>({ ...compiled, parameters })
    return rows
  }
}
