/**
 * `npm run bench -- signatures`: forty signed PDFs of 10 MB verified as the product does, in a thread apart; exits 1 when
 * one takes 300 ms or more once its bytes are read, or is not told intact. Half are tables of PDF 1.4, half streams.
 */
import { issue, revocationList, sealKeyOf } from '#app/domains/signatures/certificates.fixture.ts'
import { alterByte, samplePdf } from '#app/domains/signatures/pdf.fixture.ts'
import { prepareToVerify, verifySigned } from '#app/domains/signatures/run-verify.server.ts'
import { seal } from '#app/domains/signatures/seal.server.ts'

const bar = { files: 40, megabytes: 10, milliseconds: 300 }
const at = new Date('2026-11-29T10:00:00Z')

const authority = await issue({ name: 'Autorité' })
const trust = { certificates: [authority.der], revocationLists: [await revocationList(authority, [])] }

async function makeOne(index: number) {
  const frozen = samplePdf(index % 2 === 0 ? 'table' : 'stream', `Convention ${index}`, bar.megabytes * 1_000_000)
  const signer = await issue({ name: `Signataire ${index}`, issuer: authority, kind: index % 4 < 2 ? 'ECDSA' : 'RSA' })
  const bytes = await seal(frozen, await sealKeyOf(signer), { reason: 'Signature', at, timestampUrl: undefined })
  return { frozen, bytes }
}

const times: number[] = []
// As when the page of a signatory opens, before anybody chose a file.
await prepareToVerify()
let isHeld = true
for (let index = 0; index < bar.files; index += 1) {
  const { frozen, bytes } = await makeOne(index)
  const isForged = index === bar.files - 1
  const read = isForged ? alterByte(bytes, 'Convention') : bytes
  const begun = performance.now()
  const { verdict } = await verifySigned({ bytes: read, frozen, trust, now: at })
  times.push(performance.now() - begun)
  if (verdict !== (isForged ? 'refused' : 'intact')) {
    isHeld = false
    console.log(`fichier ${index + 1} : ${verdict}, REFUSÉ`)
  }
}

const sorted = times.toSorted((a, b) => a - b)
const slowest = sorted.at(-1) ?? 0
const inMs = (ms: number) => `${Math.round(ms).toLocaleString('fr-FR')} ms`
console.log(`${bar.files} PDF signés de ${bar.megabytes} Mo : médiane ${inMs(sorted[bar.files / 2] ?? 0)}`)
console.log(
  `le plus lent : ${inMs(slowest)} (moins de ${inMs(bar.milliseconds)} : ${slowest < bar.milliseconds ? 'tenu' : 'DÉPASSÉ'})`,
)
if (!isHeld || slowest >= bar.milliseconds) process.exitCode = 1
