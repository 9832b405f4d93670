/** Certificates and the authorities one trusts: who issued whom, until when, and what is known of revocation. Rules: docs/rules/signing.md §1.6. */
import { X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import type { SignatureProblem, SignerCertificate } from './signatures.ts'

/**
 * The engine of one's own: the library that signs nests another copy of pkijs, and both would share the one of the process.
 * Everything that verifies is given this one.
 */
export const engine = new pkijs.CryptoEngine({ name: 'trame', crypto: globalThis.crypto })

/** In DER. What an authority revoked is known by its lists, given with it or carried by the file. */
export type Trust = { readonly certificates: readonly Uint8Array[]; readonly revocationLists: readonly Uint8Array[] }

/** An `ArrayBuffer` of its own, as asn1js wants. */
export const bufferOf = (bytes: Uint8Array): ArrayBuffer => {
  const own = new ArrayBuffer(bytes.byteLength)
  new Uint8Array(own).set(bytes)
  return own
}

const field = (text: string, key: string): string | undefined =>
  text
    .split(/\n| \+ /)
    .find((line) => line.startsWith(`${key}=`))
    ?.slice(key.length + 1)

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

/** @returns what was read; undefined for what is no certificate */
export function readCertificate(der: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(der)
  } catch {
    return
  }
}

const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)

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
  readonly revocationLists: readonly Uint8Array[]
  readonly trust: Trust
  /** When it signed, as far as one knows. */
  readonly at: Date
  /** An authority said when: nobody could have signed later and told an earlier day. */
  readonly isTimeProven: boolean
}

/** Why the certificate cannot be relied on; empty when it can. */
export async function problemsOfChain(question: ChainQuestion): Promise<readonly SignatureProblem[]> {
  const { signer, carried, trust, at } = question
  const dates = problemOfDates(signer, at)
  const trusted = trust.certificates.flatMap((der) => readCertificate(der) ?? [])
  const { path, isTrusted } = pathOf(signer, carried, trusted)
  if (!isTrusted) return [...dates, 'authority-unknown']
  const [, ...authorities] = path
  if (authorities.some((one) => !one.ca || problemOfDates(one, at).length > 0)) return [...dates, 'chain-invalid']
  // A certificate trusted by itself (the seal of this instance) is withdrawn from the list of those one trusts.
  const revocation = path.length === 1 ? [] : await problemOfRevocation(question, path)
  return [...dates, ...revocation]
}

const problemOfDates = (certificate: X509Certificate, at: Date): readonly SignatureProblem[] => {
  if (at > new Date(certificate.validTo)) return ['certificate-expired']
  return at < new Date(certificate.validFrom) ? ['certificate-not-yet-valid'] : []
}

function readList(der: Uint8Array): pkijs.CertificateRevocationList | undefined {
  try {
    const parsed = asn1js.fromBER(bufferOf(der))
    return parsed.offset === -1 ? undefined : new pkijs.CertificateRevocationList({ schema: parsed.result })
  } catch {
    return
  }
}

const pkiCertificate = (certificate: X509Certificate): pkijs.Certificate =>
  new pkijs.Certificate({ schema: asn1js.fromBER(bufferOf(certificate.raw)).result })

const serialOf = (certificate: pkijs.Certificate | pkijs.RevokedCertificate): string =>
  Buffer.from(
    ('serialNumber' in certificate ? certificate.serialNumber : certificate.userCertificate).valueBlock.valueHexView,
  ).toString('hex')

/** Each certificate under an authority is looked for in the lists that authority signed. */
async function problemOfRevocation(
  { trust, revocationLists, at, isTimeProven }: ChainQuestion,
  path: readonly X509Certificate[],
): Promise<readonly SignatureProblem[]> {
  const lists = [...trust.revocationLists, ...revocationLists].flatMap((der) => readList(der) ?? [])
  for (const [index, certificate] of path.slice(0, -1).entries()) {
    const issuer = path[index + 1]
    if (!issuer) continue
    const of = await listsOf(lists, pkiCertificate(issuer))
    const serial = serialOf(pkiCertificate(certificate))
    const revoked = of.flatMap((list) => list.revokedCertificates ?? []).find((one) => serialOf(one) === serial)
    if (revoked && revoked.revocationDate.value <= at) return ['certificate-revoked']
    if (revoked) return isTimeProven ? [] : ['revoked-perhaps-before']
    // A list written before the signature knows nothing of that day.
    if (!of.some(({ thisUpdate, nextUpdate }) => thisUpdate.value >= at || (nextUpdate && nextUpdate.value >= at)))
      return ['revocation-unknown']
  }
  return []
}

async function listsOf(lists: readonly pkijs.CertificateRevocationList[], issuer: pkijs.Certificate) {
  const found: pkijs.CertificateRevocationList[] = []
  for (const list of lists)
    if (list.issuer.isEqual(issuer.subject) && (await list.verify({ issuerCertificate: issuer }, engine)))
      found.push(list)
  return found
}
