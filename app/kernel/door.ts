/** A door for people without account: what the secret of an address opens, and what it tells when it opens nothing. Pure. docs/decisions/0028. */
import type { Guest } from './actor.ts'
import type { AttemptLimit } from './attempts.ts'
import type { Database } from './database.server.ts'

/** The page shown behind a door that does not open. */
export type ClosedDoor = {
  /** Above everything, in the browser. */
  readonly frame: string
  readonly title: string
  readonly sentence: string
  /** Person to contact. */
  readonly contact?: { readonly name: string; readonly email: string } | null
}

/** Secrets that find nothing, from one network; what is read and done through one link. Rules: docs/rules/followup.md §7.6. */
export const doorLimits = {
  guess: { name: 'link-guess', most: 20, minutes: 15 },
  /** For addresses fetched by machines: calendars, mail readers. */
  machineGuess: { name: 'feed-guess', most: 200, minutes: 15 },
  receive: { name: 'link-receive', most: 200, minutes: 60 },
  send: { name: 'link-send', most: 30, minutes: 60 },
} as const satisfies Record<string, AttemptLimit>

export type Door<Found> = {
  /** Name of its secret in the address. */
  readonly secret: string
  /** By the secret alone: no CTG is known yet. Undefined for one that was never made. */
  readonly find: (db: Database, secret: string, at: Date) => Promise<Found | undefined>
  /** Code of the refusal of a secret that finds nothing. */
  readonly unknown: `${string}.${string}`
  /** Wrong secrets tried from one network. */
  readonly guess: AttemptLimit
  /** Page of its own when nothing is found, or after too many tries; that of every refusal when left out. */
  readonly closed?: (reason: 'unknown' | 'too-many') => ClosedDoor
  /** Page shown when what is found opens nothing any more. */
  readonly ended?: (found: Found) => ClosedDoor | undefined
  /** Those of the restricted sheets that whoever comes in sees; none when left out. */
  readonly sight?: (found: Found) => readonly string[]
}

/** Whoever came in, as the author of what she sends; a door may be of no CTG. */
export type DoorHolder = Guest & { readonly ctgId: string | null }
export type CtgDoorHolder = DoorHolder & { readonly ctgId: string }

/** A door through which something is sent. */
export type SendingDoor<Found, Holder extends DoorHolder> = Door<Found> & {
  readonly holderOf: (found: Found) => Holder
  /** Who is counted, and holds a place while files are received. */
  readonly senderOf: (found: Found, clientAddress: string) => string
  /** Forms read, before their body is. */
  readonly receive?: AttemptLimit
}
