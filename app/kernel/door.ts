/** A door for people without account: what the secret of an address opens, and what it tells when it opens nothing. Pure. docs/decisions/0028. */
import type { Guest } from './actor.ts'
import type { AttemptLimit } from './attempts.ts'
import type { Database } from './database.server.ts'

/** The page shown instead when the door does not open. */
export type ClosedDoor = {
  /** Title of the window. */
  readonly frame: string
  readonly title: string
  readonly sentence: string
  /** Person to contact. */
  readonly contact?: { readonly name: string; readonly email: string } | null
}

/** Limits on wrong secrets from one network, and on the use of one link. Rules: docs/rules/followup.md §7.6. */
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
  /** Looks up by the secret alone: no CTG is known yet. Undefined when it was never issued. */
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

/** Whoever came in, as the author of what they send; a door may belong to no CTG. */
export type DoorHolder = Guest & { readonly ctgId: string | null }
export type CtgDoorHolder = DoorHolder & { readonly ctgId: string }

/** A door through which something is sent. */
export type SendingDoor<Found, Holder extends DoorHolder> = Door<Found> & {
  readonly holderOf: (found: Found) => Holder
  /** Key under which sendings are counted, and a place held while files are received. */
  readonly senderOf: (found: Found, clientAddress: string) => string
  /** Forms read, before their body is. */
  readonly receive?: AttemptLimit
}
