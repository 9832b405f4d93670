/** An identity shown by an OpenID Connect provider: what is read of it, and why nobody enters by it. Pure. Rules: docs/rules/accounts.md §12. */
import { z } from 'zod'
import type { keptIdentity } from './kept-identity.ts'

export const providerCauseNames = [
  'forged-state',
  'person-refused',
  'login-required',
  'provider-error',
  'unreachable',
  'used-code',
  'bad-token',
  'acr-too-low',
  'address-missing',
  'address-unverified',
  'unknown-organisation',
  'no-invitation',
  'account-closed',
  'other-account',
  'too-many',
] as const
export type ProviderCause = (typeof providerCauseNames)[number]

export type Identity = Readonly<z.infer<typeof keptIdentity>>

const text = z.string().trim().max(300).catch('')
const claimsShape = z.object({
  sub: z.string().min(1).max(300),
  idp_id: text,
  given_name: text,
  usual_name: text,
  family_name: text,
  name: text,
  email: text,
  email_verified: z
    .union([z.boolean(), z.string().transform((claim) => claim === 'true')])
    .nullish()
    // An unreadable claim counts as false; only an absent one leaves the decision to what is configured for the provider.
    .catch(false),
  siret: z
    .string()
    .transform((siret) => siret.replace(/\s/g, ''))
    .refine((siret) => /^\d{14}$/.test(siret))
    .catch(''),
  organization_label: text,
})

export type Trust = { readonly areAddressesVerified: boolean }

/** What the claims, verified before, say of a person. @returns undefined when they name nobody */
export function readIdentity(
  claims: unknown,
  { issuer, acr }: { readonly issuer: string; readonly acr: string },
  { areAddressesVerified }: Trust,
): Identity | undefined {
  const read = claimsShape.safeParse(claims)
  if (!read.success) return
  const { sub, idp_id, given_name, usual_name, family_name, name, email, email_verified } = read.data
  const written = [given_name, usual_name || family_name].filter(Boolean).join(' ') || name
  const isAddress = /^[^\s@]{1,64}@[^\s@]{1,190}$/.test(email)
  return {
    issuer,
    subject: `${idp_id}:${sub}`,
    // Controls and direction marks would dress one name as another.
    name: written.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 120) || email,
    email: isAddress ? email.toLowerCase() : '',
    isEmailVerified: isAddress && (email_verified ?? areAddressesVerified),
    siret: read.data.siret,
    organisation: read.data.organization_label,
    acr,
  }
}

/** An answer of the provider that is an error, in the words of OpenID Connect. */
export function causeOfError(error: string): ProviderCause {
  if (error === 'access_denied') return 'person-refused'
  return ['login_required', 'interaction_required', 'consent_required'].includes(error)
    ? 'login-required'
    : 'provider-error'
}

/** The account this address already has here, if it has one. */
export type KnownPerson = {
  /** She has entered before, in any way: the account is proven to be hers. */
  readonly hasEntered: boolean
}

export type EntryDecision =
  /** Invited and never come: this is her first entry. */
  | 'tie-invited'
  /** An account that is somebody's: she shows that it is hers first. */
  | 'ask-confirmation'
  /** Nobody has this address: only an opened domain lets it in. */
  | 'try-domain'
  | Extract<ProviderCause, 'address-missing' | 'address-unverified'>

/** What is done of an identity that no account is tied to. An address that the provider does not vouch for opens nothing. */
export function decideFirstEntry(
  { email, isEmailVerified }: Pick<Identity, 'email' | 'isEmailVerified'>,
  person: KnownPerson | undefined,
): EntryDecision {
  if (email === '') return 'address-missing'
  if (!isEmailVerified) return 'address-unverified'
  if (!person) return 'try-domain'
  return person.hasEntered ? 'ask-confirmation' : 'tie-invited'
}

/** Whether the level reached is one of those required; with none required, any level is enough. */
export const isAcrEnough = (acr: string, required: readonly string[]): boolean =>
  required.length === 0 || required.includes(acr)
