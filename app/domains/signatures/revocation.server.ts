/**
 * What authorities say of a certificate, as far as it is known without asking the network: lists (CRL) and responses (OCSP) given
 * with the authorities, or carried by the file itself. Rules: docs/rules/signing.md §1.7.
 */
import type { X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { bufferOf, engine, isIssuedBy, problemOfDates, readCertificate } from './x509.server.ts'

/** In DER; nothing of it is believed before its signature is verified. */
export type Evidence = { readonly lists: readonly Uint8Array[]; readonly responses: readonly Uint8Array[] }

export const noEvidence: Evidence = { lists: [], responses: [] }

export const joinEvidence = (...all: readonly Evidence[]): Evidence => ({
  lists: all.flatMap(({ lists }) => lists),
  responses: all.flatMap(({ responses }) => responses),
})

/** One word of an authority on one certificate. */
export type Word = {
  /** Null: not revoked, as of `saidAt`. */
  readonly revokedOn: Date | null
  readonly saidAt: Date
  /** Until when the answer is fresh (`nextUpdate`); null when it does not tell. */
  readonly until: Date | null
}

/** Every word that holds: signed by the issuer, or by whom it named to answer. Any order. */
export async function wordsOn(
  certificate: X509Certificate,
  issuer: X509Certificate,
  { lists, responses }: Evidence,
): Promise<readonly Word[]> {
  const [of, by] = [pkiCertificate(certificate), pkiCertificate(issuer)]
  const words: Word[] = []
  for (const der of lists) {
    const list = attempt(() => new pkijs.CertificateRevocationList({ schema: parse(der) }))
    if (list) words.push(...(await wordsOfList(list, of, by, certificate.ca)))
  }
  for (const der of responses) {
    const response = attempt(() => readResponse(der))
    if (response) words.push(...(await wordsOfResponse(response, of, issuer)))
  }
  return words
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return
  }
}

/** @throws Error for what is not whole */
function parse(der: Uint8Array): asn1js.AsnType {
  const { offset, result } = asn1js.fromBER(bufferOf(der))
  if (offset === -1) throw new Error('not ASN.1')
  return result
}

const pkiCertificate = (certificate: X509Certificate): pkijs.Certificate =>
  new pkijs.Certificate({ schema: parse(certificate.raw) })

const extensionOids = { deltaIndicator: '2.5.29.27', distributionPoint: '2.5.29.28' } as const

async function wordsOfList(
  list: pkijs.CertificateRevocationList,
  certificate: pkijs.Certificate,
  issuer: pkijs.Certificate,
  isAuthority: boolean,
): Promise<readonly Word[]> {
  if (!list.issuer.isEqual(issuer.subject)) return []
  const isSigned = await list.verify({ issuerCertificate: issuer }, engine).catch(() => false)
  if (!isSigned) return []
  const revoked = list.revokedCertificates?.find((one) => one.userCertificate.isEqual(certificate.serialNumber))
  if (!revoked && !isWholeFor(list, isAuthority)) return []
  const revokedOn = revoked?.revocationDate.value ?? null
  return [{ revokedOn, saidAt: list.thisUpdate.value, until: list.nextUpdate?.value ?? null }]
}

/** A list of what changed, or of some certificates or some reasons only, says nothing of one it does not name. */
function isWholeFor({ crlExtensions }: pkijs.CertificateRevocationList, isAuthority: boolean): boolean {
  const critical = (crlExtensions?.extensions ?? []).filter((one) => one.critical)
  return critical.every(({ extnID, parsedValue }) => {
    if (extnID !== extensionOids.distributionPoint) return extnID !== extensionOids.deltaIndicator && parsedValue
    if (!(parsedValue instanceof pkijs.IssuingDistributionPoint)) return false
    const { onlyContainsUserCerts, onlyContainsCACerts, onlyContainsAttributeCerts, onlySomeReasons } = parsedValue
    const isOther = isAuthority ? onlyContainsUserCerts : onlyContainsCACerts
    return !isOther && !onlyContainsAttributeCerts && !onlySomeReasons && !parsedValue.indirectCRL
  })
}

const basicResponse = '1.3.6.1.5.5.7.48.1.1'

/** An OCSP response, or only its inner part, as signatures carry it. @throws Error for anything else */
function readResponse(der: Uint8Array): pkijs.BasicOCSPResponse {
  const schema = parse(der)
  const isWrapped = schema instanceof asn1js.Sequence && schema.valueBlock.value[0] instanceof asn1js.Enumerated
  if (!isWrapped) return new pkijs.BasicOCSPResponse({ schema })
  const { responseBytes } = new pkijs.OCSPResponse({ schema })
  if (responseBytes?.responseType !== basicResponse) throw new Error('no answer')
  return new pkijs.BasicOCSPResponse({ schema: parse(responseBytes.response.valueBlock.valueHexView) })
}

async function wordsOfResponse(
  response: pkijs.BasicOCSPResponse,
  certificate: pkijs.Certificate,
  issuer: X509Certificate,
): Promise<readonly Word[]> {
  if (!(await isOfResponder(response, issuer))) return []
  const words: Word[] = []
  for (const one of response.tbsResponseData.responses) {
    if (!(await isAbout(one.certID, certificate, pkiCertificate(issuer)))) continue
    const revokedOn = statusOf(one.certStatus)
    if (revokedOn !== undefined) words.push({ revokedOn, saidAt: one.thisUpdate, until: one.nextUpdate ?? null })
  }
  return words
}

/** @returns undefined for « unknown »: the authority does not say */
function statusOf(status: unknown): Date | null | undefined {
  if (!(status instanceof asn1js.BaseBlock) || status.idBlock.tagClass !== 3) return
  if (status.idBlock.tagNumber === 0) return null
  if (status.idBlock.tagNumber !== 1 || !(status instanceof asn1js.Constructed)) return
  const [on] = status.valueBlock.value
  return on instanceof asn1js.GeneralizedTime ? on.toDate() : undefined
}

async function isAbout(certId: pkijs.CertID, certificate: pkijs.Certificate, issuer: pkijs.Certificate) {
  const hash: { readonly name?: string } = engine.getAlgorithmByOID(certId.hashAlgorithm.algorithmId)
  if (hash.name === undefined) return false
  const ours = new pkijs.CertID()
  await ours.createForCertificate(certificate, { hashAlgorithm: hash.name, issuerCertificate: issuer }, engine)
  return certId.isEqual(ours)
}

/** For which the issuer named it: nobody else’s certificate answers. */
const answering = '1.3.6.1.5.5.7.3.9'
const strongHashes = ['SHA-256', 'SHA-384', 'SHA-512']

async function isOfResponder(response: pkijs.BasicOCSPResponse, issuer: X509Certificate): Promise<boolean> {
  const { producedAt } = response.tbsResponseData
  const named = (response.certs ?? [])
    .flatMap((one) => readCertificate(new Uint8Array(one.toSchema().toBER())) ?? [])
    .filter((one) => isIssuedBy(one, issuer) && one.keyUsage?.includes(answering))
    .filter((one) => problemOfDates(one, producedAt).length === 0)
  for (const responder of [issuer, ...named]) if (await isSignedBy(response, responder)) return true
  return false
}

async function isSignedBy(response: pkijs.BasicOCSPResponse, responder: X509Certificate): Promise<boolean> {
  const { tbsResponseData, signature, signatureAlgorithm } = response
  try {
    if (!strongHashes.includes(engine.getHashAlgorithm(signatureAlgorithm))) return false
    const key = pkiCertificate(responder).subjectPublicKeyInfo
    return await engine.verifyWithPublicKey(bufferOf(tbsResponseData.tbsView), signature, key, signatureAlgorithm)
  } catch {
    return false
  }
}

const oid = {
  /** Of Acrobat: signed with the rest. */
  archival: '1.2.840.113583.1.1.8',
  revocationValues: '1.2.840.113549.1.9.16.2.24',
  otherResponse: '1.3.6.1.5.5.7.16.2',
} as const

/** Revocation data carried by the signature itself: beside its certificates, or in its attributes. */
export function evidenceIn(data: pkijs.SignedData, info: pkijs.SignerInfo | undefined): Evidence {
  const beside = (data.crls ?? []).map((one): Evidence => {
    if (one instanceof pkijs.CertificateRevocationList) return { lists: [derOf(one.toSchema())], responses: [] }
    if (one.otherRevInfoFormat !== oid.otherResponse) return noEvidence
    return { lists: [], responses: [derOf(one.otherRevInfo)] }
  })
  const attributes = [
    ...valuesOf(info?.signedAttrs, oid.archival),
    ...valuesOf(info?.unsignedAttrs, oid.revocationValues),
  ]
  return joinEvidence(...beside, ...attributes.map(readRevocationValues))
}

const derOf = (block: { toBER(): ArrayBuffer }): Uint8Array => new Uint8Array(block.toBER())

const valuesOf = (attributes: pkijs.SignedAndUnsignedAttributes | undefined, type: string): readonly unknown[] =>
  attributes?.attributes.filter((one) => one.type === type).flatMap(({ values }) => values) ?? []

/** Both attributes have one shape: `[0]` lists, `[1]` responses. */
function readRevocationValues(value: unknown): Evidence {
  if (!(value instanceof asn1js.Sequence)) return noEvidence
  const inside = (tag: number): readonly Uint8Array[] =>
    value.valueBlock.value.flatMap((part) => {
      if (!(part instanceof asn1js.Constructed) || part.idBlock.tagClass !== 3 || part.idBlock.tagNumber !== tag)
        return []
      const [list] = part.valueBlock.value
      return list instanceof asn1js.Sequence ? list.valueBlock.value.map(derOf) : []
    })
  return { lists: inside(0), responses: inside(1) }
}
