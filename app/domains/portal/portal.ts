/** The public page of a CTG: its address, its editions, who may publish. Pure. Rules: docs/rules/portal.md. */
import type { PartyKind } from '#app/kernel/actor.ts'

/** The two coordinations: a partner publishes nothing. */
export type Side = 'caf' | 'authority'
export const isSide = (kind: PartyKind): kind is Side => kind === 'caf' || kind === 'authority'

export type Proposal = { readonly id: string; readonly side: Side; readonly sha256: string }

export type Portal = {
  /** Null until somebody set the page up. */
  readonly address: string | null
  /** The edition shown; null: the page is off. */
  readonly editionId: string | null
  /** An edition was shown once, even if the page is off now: its address was given to people. */
  readonly hasPublished: boolean
  readonly proposal: Proposal | null
}

export const addressAtMost = 60
/** Addresses that one page left and that still lead to it. */
export const formerAddressesAtMost = 10
export const addressPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** An address that one reads aloud: « Gennevilliers 2026-2030 » → « gennevilliers-2026-2030 ». */
export const proposedAddress = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'oe')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, addressAtMost)
    .replace(/^-+|-+$/g, '')

export type PortalRefusal =
  | 'no-address'
  | 'not-a-coordination'
  | 'already-proposed'
  | 'nothing-proposed'
  | 'own-proposal'
  | 'no-longer-public'
  | 'another-proposal'
  | 'page-off'

/** Why this edition cannot be proposed. */
export function refusalToPropose({ address, proposal }: Portal, side: PartyKind): PortalRefusal | undefined {
  if (!isSide(side)) return 'not-a-coordination'
  if (address === null) return 'no-address'
  if (proposal) return 'already-proposed'
}

/**
 * Why the edition proposed cannot be published by this side. Each coordination agrees once: the other one, to the same bytes.
 * @param gone what was public when it was proposed and no longer is (a sheet kept apart meanwhile)
 */
export function refusalToConfirm(
  { proposal }: Portal,
  side: PartyKind,
  gone: readonly unknown[],
): PortalRefusal | undefined {
  if (!isSide(side)) return 'not-a-coordination'
  if (!proposal) return 'nothing-proposed'
  if (proposal.side === side) return 'own-proposal'
  if (gone.length > 0) return 'no-longer-public'
}

export const refusalToWithdraw = ({ proposal }: Portal, side: PartyKind): PortalRefusal | undefined =>
  !isSide(side) ? 'not-a-coordination' : proposal ? undefined : 'nothing-proposed'

/** Either coordination takes the page down, alone and at once. */
export const refusalToClose = ({ editionId }: Portal, side: PartyKind): PortalRefusal | undefined =>
  !isSide(side) ? 'not-a-coordination' : editionId === null ? 'page-off' : undefined

/** Of the legal notice (LCEN, article 6-III): of the CTG, else of the instance. */
export const legalFields = ['name', 'seat', 'phone', 'director', 'host', 'contact'] as const
export type LegalField = (typeof legalFields)[number]
export type LegalNotice = Readonly<Partial<Record<LegalField, string>>>

export const legalNotice = (own: LegalNotice, instance: LegalNotice): LegalNotice =>
  Object.fromEntries(legalFields.map((field) => [field, own[field] || instance[field] || '']))

export const missingLegal = (notice: LegalNotice): readonly LegalField[] =>
  legalFields.filter((field) => !notice[field])

export const legalSettingKey = 'legal-notice'
