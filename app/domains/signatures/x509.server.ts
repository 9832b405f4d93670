/** Certificates as they are read, and the engine that verifies them. */
import { X509Certificate } from 'node:crypto'
import * as pkijs from 'pkijs'
import type { SignatureProblem } from './signatures.ts'

/**
 * The engine of one's own: the library that signs nests another copy of pkijs, and both would share the one of the process.
 * Everything that verifies is given this one.
 */
export const engine = new pkijs.CryptoEngine({ name: 'trame', crypto: globalThis.crypto })

/** An `ArrayBuffer` of its own, as asn1js wants. */
export const bufferOf = (bytes: Uint8Array): ArrayBuffer => {
  const own = new ArrayBuffer(bytes.byteLength)
  new Uint8Array(own).set(bytes)
  return own
}

/** @returns what was read; undefined for what is no certificate */
export function readCertificate(der: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(der)
  } catch {
    return
  }
}

export const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)

export const problemOfDates = (certificate: X509Certificate, at: Date): readonly SignatureProblem[] => {
  if (at > new Date(certificate.validTo)) return ['certificate-expired']
  return at < new Date(certificate.validFrom) ? ['certificate-not-yet-valid'] : []
}
