/** Authorities and certificates made for the tests, lists of what they revoked, and an authority of time. */
import { createHash, randomBytes } from 'node:crypto'
import http from 'node:http'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import type { SealKey } from './seal.server.ts'
import { bufferOf, engine } from './x509.server.ts'

export type KeyKind = 'ECDSA' | 'RSA'
const keyOptions = {
  ECDSA: { name: 'ECDSA', namedCurve: 'P-256' },
  RSA: { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
} as const

export type Issued = {
  readonly keys: CryptoKeyPair
  readonly certificate: pkijs.Certificate
  readonly der: Uint8Array
}

type Options = {
  readonly name: string
  readonly kind?: KeyKind
  readonly issuer?: Issued
  readonly from?: Date
  readonly until?: Date
  readonly isAuthority?: boolean
  readonly isForStamps?: boolean
  /** Issued to sign revocation answers (OCSP) in the name of its issuer. */
  readonly isForAnswers?: boolean
}

const named = (target: pkijs.RelativeDistinguishedNames, name: string) => {
  for (const [type, value] of [
    ['2.5.4.10', 'Essai'],
    ['2.5.4.3', name],
  ] as const)
    target.typesAndValues.push(new pkijs.AttributeTypeAndValue({ type, value: new asn1js.Utf8String({ value }) }))
}

const extension = (extnID: string, critical: boolean, schema: { toBER(): ArrayBuffer }) =>
  new pkijs.Extension({ extnID, critical, extnValue: schema.toBER() })

/** Valid from 2020 to 2040 unless told otherwise. */
export async function issue(options: Options): Promise<Issued> {
  const keys = await crypto.subtle.generateKey(keyOptions[options.kind ?? 'ECDSA'], true, ['sign', 'verify'])
  const certificate = new pkijs.Certificate()
  certificate.version = 2
  certificate.serialNumber = new asn1js.Integer({ valueHex: bufferOf(new Uint8Array([1, ...randomBytes(8)])) })
  named(certificate.subject, options.name)
  if (options.issuer) certificate.issuer = options.issuer.certificate.subject
  else named(certificate.issuer, options.name)
  certificate.notBefore.value = options.from ?? new Date('2020-01-01')
  certificate.notAfter.value = options.until ?? new Date('2040-01-01')
  const purposes = [
    ...(options.isForStamps ? ['1.3.6.1.5.5.7.3.8'] : []),
    ...(options.isForAnswers ? ['1.3.6.1.5.5.7.3.9'] : []),
  ]
  const isAuthority = options.isAuthority ?? options.issuer === undefined
  certificate.extensions = [
    extension('2.5.29.19', true, new pkijs.BasicConstraints({ cA: isAuthority }).toSchema()),
    ...(purposes.length > 0
      ? [extension('2.5.29.37', true, new pkijs.ExtKeyUsage({ keyPurposes: purposes }).toSchema())]
      : []),
  ]
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey, engine)
  await certificate.sign(options.issuer?.keys.privateKey ?? keys.privateKey, 'SHA-256', engine)
  return { keys, certificate, der: new Uint8Array(certificate.toSchema().toBER()) }
}

const pem = (label: string, der: Uint8Array) =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`

/** What `seal` is given. */
export async function sealKeyOf({ keys, der }: Issued, ...chain: readonly Issued[]): Promise<SealKey> {
  const key = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey))
  const certificates = [der, ...chain.map((one) => one.der)].map((one) => pem('CERTIFICATE', one)).join('')
  return { key: pem('PRIVATE KEY', key), certificates }
}

/** Revocation list of an authority, dated as it declares. @returns DER */
export async function revocationList(
  authority: Issued,
  revoked: readonly { readonly of: Issued; readonly on: Date }[],
  day = new Date('2039-01-01'),
  extensions: readonly pkijs.Extension[] = [],
): Promise<Uint8Array> {
  const list = new pkijs.CertificateRevocationList()
  list.version = 1
  list.issuer = authority.certificate.subject
  list.thisUpdate = new pkijs.Time({ type: 0, value: day })
  if (revoked.length > 0)
    list.revokedCertificates = revoked.map(
      ({ of, on }) =>
        new pkijs.RevokedCertificate({
          userCertificate: of.certificate.serialNumber,
          revocationDate: new pkijs.Time({ type: 0, value: on }),
        }),
    )
  if (extensions.length > 0) list.crlExtensions = new pkijs.Extensions({ extensions: [...extensions] })
  await list.sign(authority.keys.privateKey, 'SHA-256', engine)
  return new Uint8Array(list.toSchema(true).toBER())
}

/** Marks a delta list: it holds only what changed since another list. */
export const deltaIndicator = () => extension('2.5.29.27', true, new asn1js.Integer({ value: 1 }))

type Answer = {
  readonly of: Issued
  readonly status?: 'good' | 'unknown' | { readonly revokedOn: Date }
  readonly saidAt?: Date
  readonly until?: Date
  /** The authority itself unless told otherwise. */
  readonly responder?: Issued
}

/** What an authority answers of one certificate (OCSP). @returns DER */
export async function revocationAnswer(authority: Issued, answer: Answer): Promise<Uint8Array> {
  const { of, status = 'good', saidAt = new Date('2026-11-29T12:00:00Z'), until, responder = authority } = answer
  const certID = new pkijs.CertID()
  const issuerCertificate = authority.certificate
  await certID.createForCertificate(of.certificate, { hashAlgorithm: 'SHA-256', issuerCertificate }, engine)
  const tagged = (tagNumber: number) => new asn1js.Primitive({ idBlock: { tagClass: 3, tagNumber } })
  const certStatus =
    typeof status === 'string'
      ? tagged(status === 'good' ? 0 : 2)
      : new asn1js.Constructed({
          idBlock: { tagClass: 3, tagNumber: 1 },
          value: [new asn1js.GeneralizedTime({ valueDate: status.revokedOn })],
        })
  const basic = new pkijs.BasicOCSPResponse()
  basic.tbsResponseData.responderID = responder.certificate.subject
  basic.tbsResponseData.producedAt = saidAt
  basic.tbsResponseData.responses = [
    new pkijs.SingleResponse({ certID, certStatus, thisUpdate: saidAt, ...(until && { nextUpdate: until }) }),
  ]
  if (responder !== authority) basic.certs = [responder.certificate]
  await basic.sign(responder.keys.privateKey, 'SHA-256', engine)
  const response = new asn1js.OctetString({ valueHex: basic.toSchema().toBER() })
  const answered = new pkijs.OCSPResponse({
    responseStatus: new asn1js.Enumerated({ value: 0 }),
    responseBytes: new pkijs.ResponseBytes({ responseType: '1.3.6.1.5.5.7.48.1.1', response }),
  })
  return new Uint8Array(answered.toSchema().toBER())
}

/** What software carries in its signature: `archival` signs it with the rest, as Acrobat does. */
export type CarriedEvidence = {
  readonly archival?: { readonly lists?: readonly Uint8Array[]; readonly responses?: readonly Uint8Array[] }
  readonly beside?: readonly Uint8Array[]
}

const archivalOf = ({ lists = [], responses = [] }: NonNullable<CarriedEvidence['archival']>) => {
  const part = (tagNumber: number, all: readonly Uint8Array[]) =>
    new asn1js.Constructed({
      idBlock: { tagClass: 3, tagNumber },
      value: [new asn1js.Sequence({ value: all.map((der) => asn1js.fromBER(bufferOf(der)).result) })],
    })
  return new asn1js.Sequence({ value: [part(0, lists), part(1, responses)] })
}

const attribute = (type: string, value: asn1js.ObjectIdentifier | asn1js.OctetString | asn1js.Sequence) =>
  new pkijs.Attribute({ type, values: [value] })

/** A CMS signed by this certificate: over `content`, carried or not. @returns DER */
export async function cmsOver(
  content: Uint8Array,
  { keys, certificate }: Issued,
  carriedType?: string,
  { archival, beside = [] }: CarriedEvidence = {},
): Promise<pkijs.ContentInfo> {
  const digest = createHash('sha256').update(content).digest()
  const data = new pkijs.SignedData({
    version: carriedType ? 3 : 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({
      eContentType: carriedType ?? '1.2.840.113549.1.7.1',
      ...(carriedType && { eContent: new asn1js.OctetString({ valueHex: bufferOf(content) }) }),
    }),
    certificates: [certificate],
    ...(beside.length > 0 && {
      crls: beside.map((der) => new pkijs.CertificateRevocationList({ schema: asn1js.fromBER(bufferOf(der)).result })),
    }),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            attribute(
              '1.2.840.113549.1.9.3',
              new asn1js.ObjectIdentifier({ value: carriedType ?? '1.2.840.113549.1.7.1' }),
            ),
            attribute('1.2.840.113549.1.9.4', new asn1js.OctetString({ valueHex: bufferOf(digest) })),
            ...(archival ? [attribute('1.2.840.113583.1.1.8', archivalOf(archival))] : []),
          ],
        }),
      }),
    ],
  })
  await data.sign(keys.privateKey, 0, 'SHA-256', undefined, engine)
  return new pkijs.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: data.toSchema(true) })
}

/** A token of RFC 3161 for what a request asks. */
async function stamp(request: Uint8Array, authority: Issued, at: Date): Promise<Uint8Array> {
  const stampRequest = pkijs.TimeStampReq.fromBER(bufferOf(request))
  const info = new pkijs.TSTInfo({
    version: 1,
    policy: '1.3.6.1.4.1.99999.1',
    messageImprint: stampRequest.messageImprint,
    serialNumber: new asn1js.Integer({ value: 1 }),
    genTime: at,
    ...(stampRequest.nonce && { nonce: stampRequest.nonce }),
  })
  const content = new Uint8Array(info.toSchema().toBER())
  const answer = new pkijs.TimeStampResp({
    status: new pkijs.PKIStatusInfo({ status: 0 }),
    timeStampToken: await cmsOver(content, authority, '1.2.840.113549.1.9.16.1.4'),
  })
  return new Uint8Array(answer.toSchema().toBER())
}

/** Listens on this machine alone; its time is the one given. @returns its address, and its end */
export async function openTimeAuthority(authority: Issued, at: Date) {
  const server = http.createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    response.setHeader('content-type', 'application/timestamp-reply')
    response.end(await stamp(new Uint8Array(Buffer.concat(parts)), authority, at))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}
