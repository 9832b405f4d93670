/**
 * Which restricted sheets the statements of this request may see: by default none. The views of db/sight.sql read it; it is
 * told inside the transaction of the statement, so that nothing of it stays on a connection. Why: docs/decisions/0016.
 */
import { AsyncLocalStorage } from 'node:async_hooks'

/** Ids of the restricted sheets open to the reader, or all of them; a text, the form in which PostgreSQL receives it. */
export type Sight = string

export const sightOf = (actionIds: readonly string[]): Sight => actionIds.join(',')
export const nothingRestricted: Sight = ''
/** For code that checks the right to read by itself: the socket of texts and its storage. */
export const everythingRestricted: Sight = '*'

const sightOfRequest = new AsyncLocalStorage<Sight>()

/** Everything `run` asks of the database sees these restricted sheets. */
export const withSight = <Result>(sight: Sight, run: () => Result): Result => sightOfRequest.run(sight, run)

export const currentSight = (): Sight => sightOfRequest.getStore() ?? nothingRestricted

/** Schemas in which the application looks for a name: the view without hidden rows before the table. */
export const searchPath = 'sight, public'

/** SQL that declares the sight inside a transaction. */
export const tellSight = "select set_config('trame.sight', $1, true)"
