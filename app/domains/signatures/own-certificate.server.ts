/** The seal of this instance: given by its deployer, else made once and kept in the data folder, for its owner alone. Rules: docs/rules/signing.md §3.5. */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { daysBefore } from '#app/kernel/calendar.ts'
import type { Config } from '#app/kernel/config.server.ts'
import { systemErrorCode } from '#app/kernel/start-error.ts'
import type { Trust } from './certificates.server.ts'
import { certificatesIn, type SealKey } from './seal.server.ts'
import { bufferOf, engine } from './x509.server.ts'

const years = 10

const pem = (label: string, der: ArrayBuffer): string =>
  `-----BEGIN ${label}-----\n${(
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  ).join('\n')}\n-----END ${label}-----\n`

/** Self-signed: it tells which instance sealed, and proves nothing about who runs it. */
async function makeOwn(host: string, at: Date): Promise<SealKey> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const certificate = new pkijs.Certificate()
  certificate.version = 2
  certificate.serialNumber = new asn1js.Integer({ valueHex: bufferOf(new Uint8Array([1, ...randomBytes(15)])) })
  for (const name of [certificate.subject, certificate.issuer])
    name.typesAndValues.push(
      new pkijs.AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1js.Utf8String({ value: `Trame, ${host}` }) }),
    )
  // Made at the first seal, which is of a signature already given.
  certificate.notBefore.value = daysBefore(at, 7)
  certificate.notAfter.value = new Date(Date.UTC(at.getUTCFullYear() + years, at.getUTCMonth(), at.getUTCDate()))
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey, engine)
  await certificate.sign(keys.privateKey, 'SHA-256', engine)
  return {
    key: pem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', keys.privateKey)),
    certificates: pem('CERTIFICATE', certificate.toSchema().toBER()),
  }
}

const split = (text: string): SealKey => {
  const start = text.indexOf('-----BEGIN CERTIFICATE-----')
  return { key: text.slice(0, start), certificates: text.slice(start) }
}

/** The seal, made at its first use; two processes of one folder keep the same. */
export async function readSealKey({ signing, dataFolder, url }: Config, at: Date): Promise<SealKey> {
  if (signing.keyFile && signing.certificateFile)
    return {
      key: fs.readFileSync(signing.keyFile, 'utf8'),
      certificates: fs.readFileSync(signing.certificateFile, 'utf8'),
    }
  const file = path.join(dataFolder, 'seal.pem')
  if (!fs.existsSync(file)) {
    const { key, certificates } = await makeOwn(new URL(url).hostname, at)
    const draft = `${file}.${randomBytes(6).toString('hex')}`
    fs.writeFileSync(draft, key + certificates, { mode: 0o600, flag: 'wx' })
    try {
      // Whole or not at all, and never over another.
      fs.linkSync(draft, file)
    } catch (error) {
      if (systemErrorCode(error) !== 'EEXIST') throw error
    } finally {
      fs.rmSync(draft)
    }
  }
  return split(fs.readFileSync(file, 'utf8'))
}

const listBlock = /-----BEGIN X509 CRL-----([\s\S]+?)-----END X509 CRL-----/g

/** Authorities and revocation lists that the deployer gives. @param sealed certificates this instance sealed with, in PEM */
export function readTrust({ signing }: Config, sealed: readonly string[]): Trust {
  const authoritiesPem = signing.authoritiesFile ? fs.readFileSync(signing.authoritiesFile, 'utf8') : ''
  return {
    certificates: [...certificatesIn(authoritiesPem), ...sealed.flatMap(certificatesIn)],
    revocationLists: [...authoritiesPem.matchAll(listBlock)].map(
      ([, body = '']) => new Uint8Array(Buffer.from(body, 'base64')),
    ),
  }
}
