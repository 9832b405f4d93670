/** Rules of copies and of archiving: what is refused and why, how long a copy is there, what two wishes make. Pure. Rules: docs/rules/archives.md §1, §3. */
import { type Actor, membershipIn } from '#app/kernel/actor.ts'
import type { DB } from '#app/kernel/database-types.ts'
import { downloadDays } from './archive-format.ts'

export { downloadDays }

export const archiveKinds = ['whole', 'records'] as const
export type ArchiveKind = (typeof archiveKinds)[number]
export type ArchiveState = 'being-made' | 'ready' | 'failed' | 'gone'
export type Side = DB['ctg_archiving_wish']['side']
export const archivingWishes = ['archive', 'reopen', 'none'] as const
export type ArchivingWish = (typeof archivingWishes)[number]

export type Copy = { readonly kind: ArchiveKind; readonly state: ArchiveState; readonly askedAt: Date }

/** A copy that is still being made after that was lost with its process. */
const lostAfterMs = 6 * 3_600_000

export const isLost = ({ state, askedAt }: Omit<Copy, 'kind'>, at: Date): boolean =>
  state === 'failed' || (state === 'being-made' && at.getTime() - askedAt.getTime() > lostAfterMs)

/** One copy of a kind at a time. */
export const refusalToAsk = (copies: readonly Copy[], kind: ArchiveKind, at: Date): 'under-way' | undefined =>
  copies.some((copy) => copy.kind === kind && copy.state === 'being-made' && !isLost(copy, at))
    ? 'under-way'
    : undefined

export const expiryOf = (madeAt: Date): Date => new Date(madeAt.getTime() + downloadDays * 86_400_000)

/** The coordination for which she speaks; undefined for anyone else. */
export function sideOf(actor: Actor, ctgId: string): Side | undefined {
  const membership = membershipIn(actor, ctgId)
  if (membership?.role !== 'coordinator' || membership.partyKind === 'partner') return
  return membership.partyKind
}

export type Wish = { readonly side: Side; readonly wish: 'archive' | 'reopen' }
export type Archiving = {
  readonly isArchived: boolean
  readonly wishes: readonly Wish[]
  readonly openCampaigns: number
}

/** Why a coordination may not wish that now. */
export function refusalToWish({ isArchived, openCampaigns }: Archiving, wish: ArchivingWish) {
  if (wish === 'archive' && isArchived) return 'already-archived'
  if (wish === 'reopen' && !isArchived) return 'not-archived'
  if (wish === 'archive' && openCampaigns > 0) return 'campaign-open'
}

/** The wish that both sides share; undefined until both have said the same. */
export function agreedOn(wishes: readonly Wish[]): 'archive' | 'reopen' | undefined {
  const [caf, authority] = (['caf', 'authority'] as const).map((side) => wishes.find((one) => one.side === side)?.wish)
  return caf === authority ? caf : undefined
}
