/** What the tests of verification share: an authority, a signer and the list of revocations, made once a test file. */
import { beforeAll, expect } from 'vitest'
import { type Issued, issue, revocationList, sealKeyOf } from './certificates.fixture.ts'
import { samplePdf } from './pdf.fixture.ts'
import { seal } from './seal.server.ts'
import { problemsOf } from './signatures.ts'
import { verify } from './verify.server.ts'

type Given = { readonly authority: Issued; readonly signer: Issued; readonly list: Uint8Array }

export const at = new Date('2026-11-29T10:00:00Z')
export const frozen = samplePdf('table')

/** To be called once, at the top of a test file. */
export function openVerifying() {
  const given: { it?: Given } = {}
  const known = () => given.it ?? expect.unreachable('nothing was made')
  beforeAll(async () => {
    const authority = await issue({ name: 'Autorité' })
    const signer = await issue({ name: 'Marie Durand', issuer: authority })
    given.it = { authority, signer, list: await revocationList(authority, []) }
  })
  const trust = () => ({ certificates: [known().authority.der], revocationLists: [known().list] })
  const sign = async (bytes: Uint8Array, signer = known().signer, day = at) =>
    seal(bytes, await sealKeyOf(signer, known().authority), { reason: 'Signature', at: day, timestampUrl: undefined })
  async function reportOf(bytes: Uint8Array, changes: Partial<Parameters<typeof verify>[0]> = {}) {
    const report = await verify({ bytes, frozen, trust: trust(), now: at, ...changes })
    return { verdict: report.verdict, problems: problemsOf(report) }
  }
  return { known, trust, sign, reportOf }
}
