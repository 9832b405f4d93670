/** Certificates and time stamps: whose, when, and what they prove. Rules: docs/rules/signing.md §1. */
import { X509Certificate } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type Issued, issue, openTimeAuthority, revocationList, sealKeyOf } from './certificates.fixture.ts'
import { describeCertificate } from './certificates.server.ts'
import { seal } from './seal.server.ts'
import type { Problem, Verdict } from './signatures.ts'
import { verify } from './verify.server.ts'
import { at, frozen, openVerifying } from './verifying.fixture.ts'

test('a name that has a comma is read with its comma, and nothing besides', async () => {
  const { der } = await issue({ name: 'Trame, trame.exemple.fr' })
  expect(describeCertificate(new X509Certificate(der)).subject).toBe('Trame, trame.exemple.fr, Essai')
})

const { known, trust, sign, reportOf } = openVerifying()

describe('a certificate', () => {
  const cases: readonly (readonly [
    string,
    () => Promise<{ readonly bytes: Uint8Array; readonly list?: Uint8Array; readonly withoutList?: true }>,
    Verdict,
    readonly Problem[],
  ])[] = [
    [
      'expired when it signed',
      async () => ({
        bytes: await sign(
          frozen,
          await issue({ name: 'Paul', issuer: known().authority, until: new Date('2025-01-01') }),
        ),
      }),
      'undetermined',
      ['certificate-expired'],
    ],
    [
      'of an unknown authority',
      async () => {
        const stranger = await issue({ name: 'Inconnue' })
        return { bytes: await sign(frozen, await issue({ name: 'Paul', issuer: stranger })) }
      },
      'undetermined',
      ['authority-unknown'],
    ],
    [
      'revoked before it signed',
      async () => {
        const revoked = [{ of: known().signer, on: new Date('2026-01-01') }]
        return { bytes: await sign(frozen), list: await revocationList(known().authority, revoked) }
      },
      'refused',
      ['certificate-revoked'],
    ],
    [
      'revoked after the day it claims, which nobody proves',
      async () => {
        const revoked = [{ of: known().signer, on: new Date('2027-01-01') }]
        return { bytes: await sign(frozen), list: await revocationList(known().authority, revoked) }
      },
      'undetermined',
      ['revoked-perhaps-before'],
    ],
    [
      'whose revocation cannot be known',
      async () => ({ bytes: await sign(frozen), withoutList: true }),
      'undetermined',
      ['revocation-unknown'],
    ],
    [
      'whose list is another authority’s word',
      async () => {
        const liar = await issue({ name: 'Autorité' })
        return { bytes: await sign(frozen), list: await revocationList(liar, []) }
      },
      'undetermined',
      ['revocation-unknown'],
    ],
    [
      'issued by what is no authority',
      async () => {
        const signer = await issue({ name: 'Paul', issuer: known().signer })
        const bytes = await seal(frozen, await sealKeyOf(signer, known().signer, known().authority), {
          reason: '',
          at,
          timestampUrl: undefined,
        })
        return { bytes }
      },
      'undetermined',
      ['authority-unknown'],
    ],
  ]
  test.each(cases)('%s', async (_name, make, verdict, problems) => {
    const { bytes, list, withoutList } = await make()
    const lists = withoutList ? [] : [list ?? known().list]
    const trusted = { certificates: [known().authority.der], revocationLists: lists }
    expect(await reportOf(bytes, { trust: trusted })).toEqual({ verdict, problems })
  })

  test('trusted by itself, as the seal of this instance, needs no list', async () => {
    const own = await issue({ name: 'Trame' })
    const bytes = await sign(frozen, own)
    expect(await reportOf(bytes, { trust: { certificates: [own.der], revocationLists: [] } })).toEqual({
      verdict: 'intact',
      problems: [],
    })
  })
})

describe('a time stamp', () => {
  const stamped = async (stamper: Issued) => {
    const time = await openTimeAuthority(stamper, new Date('2026-11-29T10:00:05Z'))
    try {
      return await seal(frozen, await sealKeyOf(known().signer), { reason: 'Sceau', at, timestampUrl: time.url })
    } finally {
      time.close()
    }
  }

  test('says when, and holds when its authority is trusted', async () => {
    const bytes = await stamped(await issue({ name: 'Temps', issuer: known().authority, isForStamps: true }))
    const report = await verify({ bytes, frozen, trust: trust(), now: at })
    expect(report.verdict).toBe('intact')
    expect(report.signatures[0]?.stampedAt).toBe('2026-11-29T10:00:05.000Z')
  })

  test.each([
    ['of a stranger', () => issue({ name: 'Temps', isForStamps: true })],
    ['of a certificate that is not for stamps', () => issue({ name: 'Temps', issuer: known().authority })],
  ])('%s proves nothing', async (_name, make) => {
    expect(await reportOf(await stamped(await make()))).toEqual({
      verdict: 'undetermined',
      problems: ['timestamp-invalid'],
    })
  })
})
