/** What a signed file itself says of revocation: each forgery told exactly, nothing believed unsigned. Rules: docs/rules/signing.md §1.7. */
import { beforeAll, describe, expect, test } from 'vitest'
import {
  deltaIndicator,
  type Issued,
  issue,
  openTimeAuthority,
  revocationAnswer,
  revocationList,
  sealKeyOf,
} from './certificates.fixture.ts'
import { signatureWords } from './labels.fr.ts'
import { appendEvidence, samplePdf, signByHand } from './pdf.fixture.ts'
import { seal } from './seal.server.ts'
import { type Problem, problemsOf, type Verdict } from './signatures.ts'
import { verify } from './verify.server.ts'

const at = new Date('2026-11-29T10:00:00Z')
const frozen = samplePdf('table')
const [before, after] = [new Date('2026-06-01T00:00:00Z'), new Date('2026-12-01T00:00:00Z')]

type Given = {
  readonly authority: Issued
  readonly signer: Issued
  readonly another: Issued
  readonly stranger: Issued
}
const given: { it?: Given } = {}
const known = () => given.it ?? expect.unreachable('nothing was made')

beforeAll(async () => {
  const authority = await issue({ name: 'Autorité' })
  const [signer, another] = [
    await issue({ name: 'Marie', issuer: authority }),
    await issue({ name: 'Paul', issuer: authority }),
  ]
  given.it = { authority, signer, another, stranger: await issue({ name: 'Autorité' }) }
})

/** Trusts no revocation list: only the file can tell what is revoked. */
const report = (bytes: Uint8Array) =>
  verify({ bytes, frozen, trust: { certificates: [known().authority.der], revocationLists: [] }, now: after })

const signed = (evidence = {}) => signByHand(frozen, known().signer, '[0 0 0 0]', evidence)
const answer = (more: Partial<Parameters<typeof revocationAnswer>[1]> = {}) =>
  revocationAnswer(known().authority, { of: known().signer, saidAt: after, ...more })
const responder = (issuer: Issued, isForAnswers = true) => issue({ name: 'Répondeur', issuer, isForAnswers })
const inDss = async (der: Uint8Array) => appendEvidence(await signed(), 'OCSPs', [der])

/** The same answer with one byte of its words changed. */
function altered(der: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(der)
  const place = Buffer.from(copy).indexOf('20261201', 0, 'latin1')
  copy[place + 7] = 0x39
  return copy
}

type Case = readonly [name: string, make: () => Promise<Uint8Array>, verdict: Verdict, problems: readonly Problem[]]

// The claim of a signature made by hand has no day: what is known of « now » decides.
const cases: readonly Case[] = [
  ['nothing is said', () => signed(), 'undetermined', ['revocation-unknown']],
  ['an answer beside the signatures: not revoked', async () => inDss(await answer()), 'intact', []],
  [
    'an answer signed with the signature, as Acrobat does: not revoked',
    async () => signed({ archival: { responses: [await answer()] } }),
    'intact',
    [],
  ],
  [
    'a list signed with the signature: not revoked',
    async () => signed({ archival: { lists: [await revocationList(known().authority, [], after)] } }),
    'intact',
    [],
  ],
  [
    'a list carried beside the certificates: not revoked',
    async () => signed({ beside: [await revocationList(known().authority, [], after)] }),
    'intact',
    [],
  ],
  [
    'a list beside the signatures: not revoked',
    async () => appendEvidence(await signed(), 'CRLs', [await revocationList(known().authority, [], after)]),
    'intact',
    [],
  ],
  [
    'an answer of whom the authority named: not revoked',
    async () => inDss(await answer({ responder: await responder(known().authority) })),
    'intact',
    [],
  ],
  [
    'an answer that says it revoked before',
    async () => inDss(await answer({ status: { revokedOn: before } })),
    'refused',
    ['certificate-revoked'],
  ],
  [
    'a list that says it revoked before, with an older answer that says it not',
    async () =>
      signed({
        archival: {
          lists: [await revocationList(known().authority, [{ of: known().signer, on: before }], after)],
          responses: [await answer({ saidAt: new Date('2026-05-01'), until: after })],
        },
      }),
    'refused',
    ['certificate-revoked'],
  ],
  [
    'an answer that does not know',
    async () => inDss(await answer({ status: 'unknown' })),
    'undetermined',
    ['revocation-unknown'],
  ],
  [
    'an answer older than the day, and no longer fresh',
    async () => inDss(await answer({ saidAt: before, until: new Date('2026-06-08') })),
    'undetermined',
    ['revocation-unknown'],
  ],
  [
    'an answer older than the day, still fresh',
    async () => inDss(await answer({ saidAt: before, until: after })),
    'intact',
    [],
  ],
  [
    'an answer on another certificate',
    async () => inDss(await answer({ of: known().another })),
    'undetermined',
    ['revocation-unknown'],
  ],
  [
    'an answer of another authority, of the same name',
    async () => inDss(await revocationAnswer(known().stranger, { of: known().signer, saidAt: after })),
    'undetermined',
    ['revocation-unknown'],
  ],
  [
    'an answer of a stranger who calls itself named',
    async () => inDss(await answer({ responder: await responder(known().stranger) })),
    'undetermined',
    ['revocation-unknown'],
  ],
  [
    'an answer of a certificate that is not for answers',
    async () => inDss(await answer({ responder: await responder(known().authority, false) })),
    'undetermined',
    ['revocation-unknown'],
  ],
  [
    'an answer of whom the signer himself would be',
    async () => inDss(await answer({ responder: known().signer })),
    'undetermined',
    ['revocation-unknown'],
  ],
  ['one byte of the answer', async () => inDss(altered(await answer())), 'undetermined', ['revocation-unknown']],
  ['an answer that is none', () => inDss(Buffer.from('bonjour')), 'undetermined', ['revocation-unknown']],
  ['an answer cut short', async () => inDss((await answer()).subarray(0, 90)), 'undetermined', ['revocation-unknown']],
  [
    'a list of what changed only',
    async () =>
      signed({ archival: { lists: [await revocationList(known().authority, [], after, [deltaIndicator()])] } }),
    'undetermined',
    ['revocation-unknown'],
  ],
]

describe('revocation, as the file says it', () => {
  test.each(cases)('%s', async (_name, make, verdict, problems) => {
    const found = await report(await make())
    expect({ verdict: found.verdict, problems: problemsOf(found) }).toEqual({ verdict, problems })
  })

  test('not revoked is said with the day of the answer', async () => {
    const [signature] = (await report(await inDss(await answer()))).signatures
    expect(signature?.revocationSaidAt).toBe(after.toISOString())
    expect(signature && signatureWords(signature)).toContain('non révoqué, d’après ce que son autorité disait le 1')
    const [unknown] = (await report(await signed())).signatures
    expect(unknown?.revocationSaidAt).toBeNull()
    expect(unknown && signatureWords(unknown)).not.toContain('révoqué')
  })

  test('revoked after: refused to nobody when a stamp proves the day, left to people when none does', async () => {
    const time = await openTimeAuthority(
      await issue({ name: 'Temps', issuer: known().authority, isForStamps: true }),
      new Date('2026-11-29T10:00:05Z'),
    )
    const key = await sealKeyOf(known().signer)
    const sealed = async (timestampUrl: string | undefined) => seal(frozen, key, { reason: 'Sceau', at, timestampUrl })
    const revoked = { of: known().signer, on: after }
    const list = await revocationList(known().authority, [revoked], new Date('2026-12-15'))
    const problemCodes = async (bytes: Uint8Array) =>
      problemsOf(
        await verify({
          bytes,
          frozen,
          trust: { certificates: [known().authority.der], revocationLists: [list] },
          now: new Date('2026-12-20'),
        }),
      )
    try {
      expect(await problemCodes(await sealed(undefined))).toEqual(['revoked-perhaps-before'])
      expect(await problemCodes(await sealed(time.url))).toEqual([])
    } finally {
      time.close()
    }
  })
})
