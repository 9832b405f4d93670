/** Seals a PDF with the certificate of this instance: PAdES B-B, B-T when an authority of time is given. Rules: docs/rules/signing.md §3. */
import { createHash, createPrivateKey, webcrypto, X509Certificate } from 'node:crypto'
import { type DigestAlgorithm, HttpTimestampAuthority, PDF, type Signer } from '@libpdf/core'
import * as pkijs from 'pkijs'

/** In PEM: the private key, and its certificate followed by those of its issuers. */
export type SealKey = { readonly key: string; readonly certificates: string }

export type Seal = {
  readonly reason: string
  readonly at: Date
  /** Of an RFC 3161 authority; undefined: the time is this instance’s own. */
  readonly timestampUrl: string | undefined
}

const pemBlock = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g

/** In DER, in the order written. */
export const certificatesIn = (pem: string): readonly Uint8Array[] =>
  (pem.match(pemBlock) ?? []).map((block) => new Uint8Array(new X509Certificate(block).raw))

const algorithms = {
  ec: { name: 'ECDSA', namedCurve: 'P-256' },
  rsa: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
} as const

/** @throws Error for a key that is neither RSA nor ECDSA P-256 */
export async function signerOf({ key, certificates }: SealKey): Promise<Signer> {
  const privateKey = createPrivateKey(key)
  const kind = privateKey.asymmetricKeyType
  if (kind !== 'ec' && kind !== 'rsa') throw new Error(`a seal is RSA or ECDSA, not ${kind}`)
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' })
  const usable = await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithms[kind], false, ['sign'])
  const [certificate, ...chain] = certificatesIn(certificates)
  if (!certificate) throw new Error('a seal without a certificate')
  return {
    certificate,
    certificateChain: chain,
    keyType: kind === 'ec' ? 'EC' : 'RSA',
    signatureAlgorithm: kind === 'ec' ? 'ECDSA' : 'RSASSA-PKCS1-v1_5',
    async sign(data: Uint8Array, hash: DigestAlgorithm) {
      const own = new Uint8Array(data)
      if (kind === 'rsa') return new Uint8Array(await webcrypto.subtle.sign(algorithms.rsa.name, usable, own))
      const raw = await webcrypto.subtle.sign({ name: 'ECDSA', hash }, usable, own)
      return new Uint8Array(pkijs.createCMSECDSASignature(raw))
    },
  }
}

/** The bytes given stay the beginning of those returned. @throws what the authority of time could not do */
export async function seal(
  bytes: Uint8Array,
  sealKey: SealKey,
  { reason, at, timestampUrl }: Seal,
): Promise<Uint8Array> {
  const pdf = await PDF.load(new Uint8Array(bytes))
  const { bytes: sealed } = await pdf.sign({
    signer: await signerOf(sealKey),
    reason,
    signingTime: at,
    subFilter: 'ETSI.CAdES.detached',
    digestAlgorithm: 'SHA-256',
    estimatedSize: 24_000,
    ...(timestampUrl === undefined
      ? { level: 'B-B' as const }
      : { level: 'B-T' as const, timestampAuthority: new HttpTimestampAuthority(timestampUrl) }),
  })
  if (Buffer.compare(sealed.subarray(0, bytes.byteLength), bytes) !== 0)
    throw new Error(`the seal rewrote the file ${createHash('sha256').update(bytes).digest('hex')}`)
  return sealed
}
