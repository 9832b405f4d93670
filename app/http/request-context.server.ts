/** What the server hands to the routes of one request. */
import { createContext } from 'react-router'
import type { Auth } from '#app/domains/accounts/auth.server.ts'
import type { Actor } from '#app/kernel/actor.ts'
import type { Config } from '#app/kernel/config.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { DomainError } from '#app/kernel/errors.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'

/** The running instance: one per process. */
export type Instance = {
  readonly config: Config
  readonly db: Database
  readonly auth: Auth
  readonly files: FileStore
  readonly isDemo: boolean
}

export type RequestContext = {
  readonly instance: Instance
  /** The actor; undefined for a visitor. */
  readonly actor: Actor | undefined
  /** Who has entered but not shown her second factor yet: she opens only the page that asks for it. */
  readonly awaited: { readonly actor: Actor; readonly sessionId: string } | undefined
  /** Messages to all that the reader has dismissed. */
  readonly dismissedMessageIds: readonly string[]
  readonly nonce: string
  readonly requestId: string
  /** Of an IPv6 address its network (/56): what limits count. */
  readonly clientAddress: string
  /** Asked by a page already open, which keeps what is typed in it; otherwise a new page takes its place. */
  readonly isDataRequest: boolean
  /** Set when the database did not answer: the visitor is then unknown. */
  readonly silence: DomainError | undefined
}

export const requestContext = createContext<RequestContext>()
