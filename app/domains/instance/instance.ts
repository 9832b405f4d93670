/** Administering an instance: where accounts and messages stand, and why an act is refused. Pure. Rules: docs/rules/instance.md. */
import type { DB } from '#app/kernel/database-types.ts'

export const pageSize = 40

export const pageCountOf = (total: number): number => Math.max(1, Math.ceil(total / pageSize))

/** In the journal, what is about no one account or message is about the instance. */
export const instanceId = '00000000-0000-4000-8000-000000000016'

export const accountStates = ['active', 'invited', 'without-mandate', 'closed'] as const
export type AccountState = (typeof accountStates)[number]

type Account = {
  readonly closedAt: Date | null
  readonly lastEnteredAt: Date | null
  readonly runningMandates: number
  readonly isAdministrator: boolean
}

/**
 * `invited`: she has a mandate and has never entered. `without-mandate`: nothing is open to her in any CTG, whether she has
 * entered or not. The SQL of accounts-queries.server.ts filters by the same conditions; a test compares.
 */
export function accountStateOf({ closedAt, lastEnteredAt, runningMandates, isAdministrator }: Account): AccountState {
  if (closedAt !== null) return 'closed'
  if (runningMandates === 0 && !isAdministrator) return 'without-mandate'
  return lastEnteredAt === null ? 'invited' : 'active'
}

type Target = { readonly id: string; readonly isAdministrator: boolean; readonly closedAt: Date | null }

/** Why this account may not be closed. @param administrators how many open accounts administer the instance */
export function refusalToClose(account: Target, actorId: string, administrators: number) {
  if (account.closedAt !== null) return 'already-closed'
  if (account.id === actorId) return 'own-account'
  if (account.isAdministrator && administrators <= 1) return 'last-administrator'
}

/** Why the administration may not be given to this account, or taken from it. */
export function refusalToSetAdministration(account: Target, isGiven: boolean, administrators: number) {
  if (account.closedAt !== null) return 'account-closed'
  if (!isGiven && account.isAdministrator && administrators <= 1) return 'last-administrator'
}

/** Why an act on somebody who may enter is refused. */
export const refusalOfClosed = ({ closedAt }: Pick<Target, 'closedAt'>) =>
  closedAt === null ? undefined : ('account-closed' as const)

type InvitedAccount = Pick<Account, 'closedAt' | 'lastEnteredAt' | 'runningMandates'>

/** Why this invitation may not be sent again, or withdrawn. */
export function refusalOfInvitation({ closedAt, lastEnteredAt, runningMandates }: InvitedAccount) {
  if (closedAt !== null) return 'account-closed'
  if (lastEnteredAt !== null) return 'has-entered'
  if (runningMandates === 0) return 'not-invited'
}

export type MessageLevel = DB['instance_message']['level']
export const messageLevels = ['news', 'maintenance', 'incident'] as const satisfies readonly MessageLevel[]
export type MessageState = 'to-come' | 'shown' | 'ended' | 'withdrawn'

type Times = { readonly startsAt: Date; readonly endsAt: Date; readonly withdrawnAt: Date | null }

export function messageStateOf({ startsAt, endsAt, withdrawnAt }: Times, at: Date): MessageState {
  if (withdrawnAt !== null) return 'withdrawn'
  if (at >= endsAt) return 'ended'
  return at < startsAt ? 'to-come' : 'shown'
}

/** A banner left for a season is read by nobody. */
export const mostMessageDays = 60
export const mostMessageCharacters = 500

export type MessagePiece = { readonly text: string; readonly href?: string }

/** Words and the addresses among them, which alone become links: `https://…`, without the point that ends their sentence. */
export function messagePieces(text: string): readonly MessagePiece[] {
  const pieces: MessagePiece[] = []
  let from = 0
  for (const found of text.matchAll(/https:\/\/[^\s<>"«»]+/g)) {
    const address = found[0].replace(/(?<![.,;:!?)\]’])[.,;:!?)\]’]+$/, '')
    if (!URL.canParse(address) || new URL(address).username !== '') continue
    if (found.index > from) pieces.push({ text: text.slice(from, found.index) })
    pieces.push({ text: address, href: address })
    from = found.index + address.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

/** `a…@mairie.fr`: enough to know which of one’s colleagues, not to write to her. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 1 ? '…' : `${address.slice(0, 1)}…${address.slice(at)}`
}

/** A node that has not said that it is there for so long has stopped, or has lost the database. */
export const nodeSilenceMs = 90_000

type Node = { readonly version: string; readonly migration: string; readonly seenAt: Date }

export const isNodeUp = ({ seenAt }: Pick<Node, 'seenAt'>, at: Date): boolean =>
  at.getTime() - seenAt.getTime() < nodeSilenceMs

/** Versions that run together now, each once; more than one while an update is under way. */
export const versionsTogether = (nodes: readonly Node[], at: Date): readonly string[] => [
  ...new Set(
    nodes.filter((node) => isNodeUp(node, at)).map(({ version, migration }) => `${version} (${migration.slice(0, 4)})`),
  ),
]
