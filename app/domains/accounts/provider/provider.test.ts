/** What is read of the claims of an identity provider, and what is done of a first entry. Rules: docs/rules/accounts.md §12. */
import { describe, expect, test } from 'vitest'
import { causeOfError, decideFirstEntry, isAcrEnough, readIdentity } from './provider.ts'

const of = { issuer: 'https://identite.exemple', acr: 'eidas1' }
const trusted = { areAddressesVerified: false }
const claims = {
  sub: 'abc',
  idp_id: 'idp',
  given_name: 'Ana',
  usual_name: 'Lune',
  email: 'Ana@Ville.fr',
  email_verified: true,
}

describe('claims', () => {
  test('name a person by her provider of identity and her number there', () => {
    expect(readIdentity({ ...claims, siret: '219 200 369 00015' }, of, trusted)).toEqual({
      ...of,
      subject: 'idp:abc',
      name: 'Ana Lune',
      email: 'ana@ville.fr',
      isEmailVerified: true,
      siret: '21920036900015',
      organisation: '',
    })
  })
  test.each([
    ['without number', { ...claims, sub: undefined }, undefined],
    ['that are no claims', 'abc', undefined],
  ])('%s name nobody', (_what, claimsSent, expected) => {
    expect(readIdentity(claimsSent, of, trusted)).toBe(expected)
  })
  test.each([
    ['a SIRET that is none', { siret: '123' }, { siret: '' }],
    ['an address that is none', { email: 'ana' }, { email: '', isEmailVerified: false }],
    ['an address of which nothing is said', { email_verified: undefined }, { isEmailVerified: false }],
    ['an address said not to be verified', { email_verified: false }, { isEmailVerified: false }],
    ['« true » in letters', { email_verified: 'true' }, { isEmailVerified: true }],
    ['a name that turns round', { given_name: 'Ana\u202e', usual_name: 'Lune' }, { name: 'Ana Lune' }],
    ['a provider of another habit', { usual_name: undefined, family_name: 'Lune' }, { name: 'Ana Lune' }],
    ['no name', { given_name: '', usual_name: '' }, { name: 'Ana@Ville.fr' }],
  ])('%s', (_what, changes, expected) => {
    expect(readIdentity({ ...claims, ...changes }, of, trusted)).toMatchObject(expected)
  })
  test('of a provider that verifies every address are believed of it, unless it says no', () => {
    const verifying = { areAddressesVerified: true }
    expect(readIdentity({ ...claims, email_verified: undefined }, of, verifying)?.isEmailVerified).toBe(true)
    for (const email_verified of [false, 0, 'no'])
      expect(readIdentity({ ...claims, email_verified }, of, verifying)?.isEmailVerified).toBe(false)
  })
})

describe('a first entry', () => {
  const address = { email: 'ana@ville.fr', isEmailVerified: true }
  test.each([
    ['invited, never come', address, { hasEntered: false }, 'tie-invited'],
    ['an account that is somebody’s', address, { hasEntered: true }, 'ask-confirmation'],
    ['nobody', address, undefined, 'try-domain'],
    ['without address', { ...address, email: '' }, { hasEntered: false }, 'address-missing'],
    ['at an address not verified', { ...address, isEmailVerified: false }, { hasEntered: false }, 'address-unverified'],
    ['the same, of nobody', { ...address, isEmailVerified: false }, undefined, 'address-unverified'],
  ] as const)('of %s', (_who, identity, person, decision) => {
    expect(decideFirstEntry(identity, person)).toBe(decision)
  })
})

test.each([
  ['eidas1', [], true],
  ['', [], true],
  ['eidas2', ['eidas2'], true],
  ['eidas1', ['eidas2', 'eidas3'], false],
  ['', ['eidas2'], false],
])('the level « %s » where %j is asked: %s', (acr, required, isEnough) => {
  expect(isAcrEnough(acr, required)).toBe(isEnough)
})

test.each([
  ['access_denied', 'person-refused'],
  ['login_required', 'login-required'],
  ['server_error', 'provider-error'],
  ['<script>', 'provider-error'],
])('the error « %s » is told as %s', (error, cause) => {
  expect(causeOfError(error)).toBe(cause)
})
