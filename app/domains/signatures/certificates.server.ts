/** Certificates and the authorities one trusts: who issued whom, until when, and what is known of revocation. Rules: docs/rules/signing.md §1.6. */
import type { X509Certificate } from 'node:crypto'
import type { SignerCertificate } from './report.ts'
import { type Evidence, wordsOn } from './revocation.server.ts'
import type { SignatureProblem } from './signatures.ts'
import { isIssuedBy, problemOfDates, readCertificate } from './x509.server.ts'

/** In DER. What an authority revoked is known by its lists, given with it or carried by the file. */
export type Trust = { readonly certificates: readonly Uint8Array[]; readonly revocationLists: readonly Uint8Array[] }

const field = (text: string, key: string): string | undefined =>
  text
    .split(/\n| \+ /)
    .find((line) => line.startsWith(`${key}=`))
    ?.slice(key.length + 1)
    // A comma of the name is written « \, » there.
    .replace(/\\([,+"\\<>;#= ])/g, '$1')

/** « Marie Durand, Ville de Gennevilliers »: the name, then the organisation. */
const nameOf = (text: string): string =>
  [field(text, 'CN'), field(text, 'O')].filter((part) => part !== undefined).join(', ') || text.replaceAll('\n', ', ')

const algorithms: Readonly<Record<string, SignerCertificate['algorithm']>> = {
  rsa: 'RSA',
  'rsa-pss': 'RSA',
  ec: 'ECDSA',
}

export const describeCertificate = (certificate: X509Certificate): SignerCertificate => ({
  subject: nameOf(certificate.subject),
  issuer: nameOf(certificate.issuer),
  serial: certificate.serialNumber,
  validFrom: new Date(certificate.validFrom).toISOString(),
  validUntil: new Date(certificate.validTo).toISOString(),
  algorithm: algorithms[certificate.publicKey.asymmetricKeyType ?? ''] ?? 'other',
})

/** RSA under 2048 bits can be broken. */
export const isWeakKey = ({ publicKey }: X509Certificate): boolean =>
  publicKey.asymmetricKeyType === 'rsa' && (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) < 2048

const longestPath = 8

type Path = { readonly path: readonly X509Certificate[]; readonly isTrusted: boolean }

/** From the signer up to an authority one trusts, as far as it is known. */
function pathOf(
  signer: X509Certificate,
  carried: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
): Path {
  const path = [signer]
  for (;;) {
    const last = path.at(-1) ?? signer
    if (trusted.some((one) => one.fingerprint256 === last.fingerprint256)) return { path, isTrusted: true }
    const issuer =
      trusted.find((one) => isIssuedBy(last, one)) ??
      carried.find((one) => one.ca && isIssuedBy(last, one) && !path.includes(one))
    if (!issuer || path.length >= longestPath) return { path, isTrusted: false }
    path.push(issuer)
  }
}

export type ChainQuestion = {
  readonly signer: X509Certificate
  readonly carried: readonly X509Certificate[]
  /** Revocation data from authorities, given to us or carried by the file. */
  readonly evidence: Evidence
  readonly trust: Trust
  /** Time of the signature, proven or merely declared. */
  readonly at: Date
  /** An authority said when: nobody could have signed later and told an earlier day. */
  readonly isTimeProven: boolean
}

export type ChainAnswer = {
  /** Why the certificate cannot be relied on; empty when it can. */
  readonly problems: readonly SignatureProblem[]
  /** The day its authority last said it not revoked; null when that is not known, or needs not be. */
  readonly revocationSaidAt: Date | null
}

export async function checkChain(question: ChainQuestion): Promise<ChainAnswer> {
  const { signer, carried, trust, at } = question
  const dates = problemOfDates(signer, at)
  const trusted = trust.certificates.flatMap((der) => readCertificate(der) ?? [])
  const { path, isTrusted } = pathOf(signer, carried, trusted)
  const none = { revocationSaidAt: null }
  if (!isTrusted) return { ...none, problems: [...dates, 'authority-unknown'] }
  const [, ...authorities] = path
  if (authorities.some((one) => !one.ca || problemOfDates(one, at).length > 0))
    return { ...none, problems: [...dates, 'chain-invalid'] }
  // A certificate trusted by itself (the seal of this instance) is withdrawn from the list of those one trusts.
  if (path.length === 1) return { ...none, problems: dates }
  const { problems, saidAt } = await checkRevocation(question, path)
  return { problems: [...dates, ...problems], revocationSaidAt: saidAt }
}

/** Each certificate under an authority is looked for in what that authority said. */
async function checkRevocation({ evidence, at, isTimeProven }: ChainQuestion, path: readonly X509Certificate[]) {
  let saidAt: Date | null = null
  for (const [index, certificate] of path.slice(0, -1).entries()) {
    const issuer = path[index + 1]
    if (!issuer) continue
    const words = await wordsOn(certificate, issuer, evidence)
    const revokedOn = words.flatMap((word) => word.revokedOn ?? []).toSorted((a, b) => a.getTime() - b.getTime())[0]
    if (revokedOn && revokedOn <= at) return { problems: ['certificate-revoked' as const], saidAt: null }
    if (revokedOn && !isTimeProven) return { problems: ['revoked-perhaps-before' as const], saidAt: null }
    // Revocation data older than the signature, and no longer fresh, prove nothing about that day.
    const fresh = words.filter((word) => word.saidAt >= at || (word.until !== null && word.until >= at))
    if (fresh.length === 0) return { problems: ['revocation-unknown' as const], saidAt: null }
    const latest = new Date(Math.max(...fresh.map((word) => word.saidAt.getTime())))
    if (index === 0) saidAt = latest
  }
  return { problems: [], saidAt }
}
