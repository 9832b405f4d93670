/** What the editor and the server say to each other beside the text itself. Pure. Rules: docs/rules/writing.md. */
import type { PartyKind } from '#app/kernel/actor.ts'

/** Address of the socket, on the port of the pages. */
export const collabPath = '/collab'

export type TextKey = { readonly ctgId: string; readonly textId: string }

/** Name of a text on the socket. */
export const documentNameOf = ({ ctgId, textId }: TextKey): string => `${ctgId}/${textId}`

/** The writer as other people see her: `user` of the presence (awareness). */
export type Writer = {
  readonly personId: string
  readonly name: string
  readonly partyId: string
  readonly partyName: string
  readonly partyKind: PartyKind
}

const isWriter = (user: unknown): user is Writer =>
  typeof user === 'object' &&
  user !== null &&
  'personId' in user &&
  'name' in user &&
  typeof user.name === 'string' &&
  'partyName' in user &&
  typeof user.partyName === 'string' &&
  'partyKind' in user

type Presence = { readonly clientId?: number; readonly user?: unknown }

/** The others, by name, each once even with two windows: whoever reads is none of them, in any of hers. */
export function othersIn(
  states: readonly Presence[],
  { personId: ownId }: Pick<Writer, 'personId'>,
): readonly Writer[] {
  const writers = new Map<string, Writer>()
  for (const { user } of states) if (isWriter(user) && user.personId !== ownId) writers.set(user.personId, user)
  return [...writers.values()].toSorted((one, other) => one.name.localeCompare(other.name, 'fr'))
}

/** What the server sends to whoever opens the editor. */
export type OpenedText = {
  readonly textId: string
  readonly writer: Writer
  readonly isFrozen: boolean
  readonly mayWrite: boolean
}

/** Why the server dropped something that was typed or pasted. */
export const droppingReasons = ['unknown-content', 'bad-link', 'too-big', 'too-deep', 'not-yours'] as const
export type DroppingReason = (typeof droppingReasons)[number]

/** Why the server let nobody in. */
export const doorRefusals = ['signed-out', 'forbidden', 'not-found'] as const
export type DoorRefusal = (typeof doorRefusals)[number]

/**
 * Sent by the server beside the text. `frozen`, `read-only` (one's own right went) and `writable`: from now on. `refused`: part
 * of what was just sent was dropped, and taken out of everyone's text; nothing else is lost, the editor has nothing to do but to
 * say it. `storage-lost`, `storage-back`: nothing can be kept for now, then again. `restart`: to start again from the server's text. `talk`: comments changed.
 */
const plainKinds = ['frozen', 'read-only', 'writable', 'restart', 'storage-lost', 'storage-back', 'talk'] as const
export type ServerMessage =
  | { readonly kind: (typeof plainKinds)[number] }
  | { readonly kind: 'refused'; readonly reason: DroppingReason }

export const writeServerMessage = (message: ServerMessage): string => JSON.stringify(message)

/** @returns undefined for what is not one of ours */
export function readServerMessage(payload: string): ServerMessage | undefined {
  const message: unknown = parse(payload)
  if (typeof message !== 'object' || message === null || !('kind' in message)) return
  const { kind } = message
  const plain = plainKinds.find((one) => one === kind)
  if (plain) return { kind: plain }
  const reason = droppingReasons.find((one) => 'reason' in message && message.reason === one)
  if (kind === 'refused' && reason) return { kind, reason }
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return undefined
  }
}

/** @returns undefined for a reason that is none of ours: the server could not tell, and will be asked again */
export const readDoorRefusal = (reason: string): DoorRefusal | undefined => doorRefusals.find((one) => one === reason)
