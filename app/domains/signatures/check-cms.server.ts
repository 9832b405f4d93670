/** The signature itself: integrity first, the chain of certificates second, since a chain that fails would hide the rest. Rules: docs/rules/signing.md §1.5. */
import { createHash, timingSafeEqual, type X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { checkChain, describeCertificate, isWeakKey, type Trust } from './certificates.server.ts'
import type { SignerCertificate } from './report.ts'
import { type Evidence, evidenceIn, joinEvidence, noEvidence } from './revocation.server.ts'
import type { SignatureProblem } from './signatures.ts'
import { bufferOf, engine, readCertificate } from './x509.server.ts'

const oid = {
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  timestampToken: '1.2.840.113549.1.9.16.2.14',
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
} as const

/** Hash algorithms still considered safe from forgery. */
const strongHashes: Readonly<Record<string, string>> = { 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' }

/** @throws Error for what is no signature */
export function readSignedData(der: Uint8Array): pkijs.SignedData {
  const parsed = asn1js.fromBER(bufferOf(der))
  if (parsed.offset === -1) throw new Error('not ASN.1')
  if (der.subarray(parsed.offset).some((byte) => byte !== 0)) throw new Error('bytes after the signature')
  const content = new pkijs.ContentInfo({ schema: parsed.result })
  return new pkijs.SignedData({ schema: content.content })
}

type CmsSignature = {
  readonly signer: X509Certificate | undefined
  readonly carried: readonly X509Certificate[]
  readonly evidence: Evidence
  readonly info: pkijs.SignerInfo | undefined
  readonly problems: readonly SignatureProblem[]
}

const unreadable: CmsSignature = {
  signer: undefined,
  carried: [],
  evidence: noEvidence,
  info: undefined,
  problems: ['signature-unreadable'],
}

const attributeOf = (attributes: pkijs.SignedAndUnsignedAttributes | undefined, type: string) =>
  attributes?.attributes.find((one) => one.type === type)?.values[0]

const hashNameOf = ({ algorithmId }: pkijs.AlgorithmIdentifier): string => {
  const found: { readonly name?: string } = engine.getAlgorithmByOID(algorithmId)
  return found.name ?? ''
}

/** Whether one key made it, over these bytes and no others. @param parts what is signed, in order */
async function checkSigner(data: pkijs.SignedData, parts: readonly Uint8Array[]): Promise<CmsSignature> {
  const [info, another] = data.signerInfos
  if (!info || another || !info.signedAttrs) return unreadable
  const certificates = (data.certificates ?? []).filter((one) => one instanceof pkijs.Certificate)
  const carried = certificates.flatMap((one) => readCertificate(new Uint8Array(one.toSchema().toBER())) ?? [])
  const evidence = evidenceIn(data, info)
  const certificate = certificates.find((one) => isOf(one, info))
  const signer = certificate && readCertificate(new Uint8Array(certificate.toSchema().toBER()))
  if (!certificate || !signer) return { ...unreadable, carried, evidence }
  const found = { signer, carried, evidence, info }
  const hashName = hashNameOf(info.digestAlgorithm)
  const hash = strongHashes[hashName]
  if (!hash) return { ...found, problems: ['weak-algorithm'] }
  const digest = createHash(hash)
  for (const part of parts) digest.update(part)
  const digestAttribute = attributeOf(info.signedAttrs, oid.messageDigest)
  if (
    !(digestAttribute instanceof asn1js.OctetString) ||
    !isSame(digestAttribute.valueBlock.valueHexView, digest.digest())
  )
    return { ...found, problems: ['bytes-altered'] }
  const isMade = await isMadeBy(certificate, info, hashName)
  if (!isMade || !isNamedBy(info, signer)) return { ...found, problems: ['signature-altered'] }
  return { ...found, problems: isWeakKey(signer) ? ['weak-algorithm'] : [] }
}

const isSame = (one: Uint8Array, another: Uint8Array): boolean =>
  one.byteLength === another.byteLength && timingSafeEqual(one, another)

function isOf(certificate: pkijs.Certificate, { sid }: pkijs.SignerInfo): boolean {
  if (sid instanceof pkijs.IssuerAndSerialNumber)
    return certificate.issuer.isEqual(sid.issuer) && certificate.serialNumber.isEqual(sid.serialNumber)
  return false
}

async function isMadeBy(certificate: pkijs.Certificate, info: pkijs.SignerInfo, hashName: string): Promise<boolean> {
  const attributes = info.signedAttrs?.encodedValue ?? new ArrayBuffer(0)
  try {
    return await engine.verifyWithPublicKey(
      attributes,
      info.signature,
      certificate.subjectPublicKeyInfo,
      info.signatureAlgorithm,
      hashName,
    )
  } catch {
    return false
  }
}

/** PAdES: the signature says of which certificate it is, so that no other is put in its place. */
function isNamedBy(info: pkijs.SignerInfo, signer: X509Certificate): boolean {
  const certificateAttribute = attributeOf(info.signedAttrs, oid.signingCertificate)
  if (certificateAttribute === undefined) return true
  const ours = createHash('sha256').update(signer.raw).digest('hex')
  const hex = Buffer.from(certificateAttribute.toBER()).toString('hex')
  // Another hash than SHA-256 names its algorithm; its certificate is verified by its signature all the same.
  return hex.includes(ours) || hex.includes('0609608648016503040203') || hex.includes('0609608648016503040202')
}

export type CmsQuestion = {
  readonly der: Uint8Array
  readonly parts: readonly Uint8Array[]
  readonly isTimestamp: boolean
  readonly trust: Trust
  /** What the file carries beside its signatures (DSS). */
  readonly carried: { readonly certificates: readonly Uint8Array[]; readonly evidence: Evidence }
  /** Of the dictionary: a claim, when the signature itself claims none. */
  readonly claimedAt: Date | null
  readonly now: Date
}

export type CmsAnswer = {
  readonly certificate: SignerCertificate | null
  readonly claimedAt: string | null
  readonly stampedAt: string | null
  readonly revocationSaidAt: string | null
  readonly problems: readonly SignatureProblem[]
}

const none = { certificate: null, claimedAt: null, stampedAt: null, revocationSaidAt: null } as const

/** What one signature, or one time stamp of the whole file, is worth. */
export async function checkCms(question: CmsQuestion): Promise<CmsAnswer> {
  const { der, parts, isTimestamp } = question
  const data = attempt(() => readSignedData(der))
  if (!data) return { ...none, problems: ['signature-unreadable'] }
  if (isTimestamp) return answerOfStamp(question, data)
  const signed = await checkSigner(data, parts)
  if (!signed.signer || !signed.info) return { ...none, problems: signed.problems }
  const claimed = claimedIn(signed.info) ?? question.claimedAt
  const stamp = await stampOf(question, signed.info)
  const chain = await checkChain({
    signer: signed.signer,
    carried: [...signed.carried, ...question.carried.certificates.flatMap((one) => readCertificate(one) ?? [])],
    evidence: evidenceOf(question, signed),
    trust: question.trust,
    at: stamp?.at ?? claimed ?? question.now,
    isTimeProven: stamp?.at !== undefined,
  })
  return {
    certificate: describeCertificate(signed.signer),
    claimedAt: claimed?.toISOString() ?? null,
    stampedAt: stamp?.at?.toISOString() ?? null,
    revocationSaidAt: chain.revocationSaidAt?.toISOString() ?? null,
    problems: [...signed.problems, ...(stamp && !stamp.at ? (['timestamp-invalid'] as const) : []), ...chain.problems],
  }
}

const evidenceOf = ({ trust, carried }: CmsQuestion, signed: CmsSignature): Evidence =>
  joinEvidence({ lists: trust.revocationLists, responses: [] }, signed.evidence, carried.evidence)

function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return
  }
}

function claimedIn(info: pkijs.SignerInfo): Date | undefined {
  const value = attributeOf(info.signedAttrs, oid.signingTime)
  return value instanceof asn1js.UTCTime || value instanceof asn1js.GeneralizedTime ? value.toDate() : undefined
}

/** The stamp beside the signature: undefined when there is none, without a time when it does not hold. */
async function stampOf(question: CmsQuestion, info: pkijs.SignerInfo): Promise<{ readonly at?: Date } | undefined> {
  const token = attributeOf(info.unsignedAttrs, oid.timestampToken)
  if (token === undefined) return
  const data = attempt(() => readSignedData(new Uint8Array(token.toBER())))
  if (!data) return {}
  const stamp = await checkStamp(question, data, [new Uint8Array(info.signature.valueBlock.valueHexView)])
  return stamp.problems.length === 0 && stamp.at ? { at: stamp.at } : {}
}

/** A token of RFC 3161: it is signed, by an authority one trusts, over the fingerprint of these bytes. */
async function checkStamp(question: CmsQuestion, data: pkijs.SignedData, parts: readonly Uint8Array[]) {
  const content = attempt(() => new Uint8Array(data.encapContentInfo.eContent?.getValue() ?? new ArrayBuffer(0)))
  const info = content && attempt(() => pkijs.TSTInfo.fromBER(bufferOf(content)))
  if (!content || !info) return { at: undefined, signer: undefined, problems: ['timestamp-invalid' as const] }
  const signed = await checkSigner(data, [content])
  const hash = strongHashes[hashNameOf(info.messageImprint.hashAlgorithm)]
  const digest = createHash(hash ?? 'sha256')
  for (const part of parts) digest.update(part)
  const isOfThese =
    hash !== undefined && isSame(info.messageImprint.hashedMessage.valueBlock.valueHexView, digest.digest())
  if (!signed.signer || signed.problems.length > 0 || !isOfThese)
    return { at: undefined, signer: signed.signer, problems: ['timestamp-invalid' as const] }
  const isForStamps = signed.signer.keyUsage?.includes('1.3.6.1.5.5.7.3.8') ?? false
  const chain = await checkChain({
    signer: signed.signer,
    carried: signed.carried,
    evidence: evidenceOf(question, signed),
    trust: question.trust,
    at: info.genTime,
    isTimeProven: true,
  })
  // Of an authority of time, revocation is seldom told: its stamp holds as long as no list says otherwise.
  const refused = chain.problems.filter((one) => one !== 'revocation-unknown')
  return {
    at: info.genTime,
    signer: signed.signer,
    problems: isForStamps ? refused : [...refused, 'timestamp-invalid' as const],
  }
}

async function answerOfStamp(question: CmsQuestion, data: pkijs.SignedData): Promise<CmsAnswer> {
  const { at, signer, problems } = await checkStamp(question, data, question.parts)
  return {
    certificate: signer ? describeCertificate(signer) : null,
    claimedAt: null,
    revocationSaidAt: null,
    stampedAt: problems.length === 0 ? (at?.toISOString() ?? null) : null,
    problems: problems.length === 0 ? [] : ['timestamp-invalid'],
  }
}
