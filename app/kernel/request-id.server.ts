/** The number of the request being answered, for each line of the log that comes of it, however late. */
import { AsyncLocalStorage } from 'node:async_hooks'

const current = new AsyncLocalStorage<string>()

/** Undefined outside a request: a job, a socket, the start. */
export const currentRequestId = (): string | undefined => current.getStore()

export const withRequestId = <Result>(requestId: string, run: () => Result): Result => current.run(requestId, run)
