/**
 * Secrets and codes of the second factor: encrypted or known by a keyed fingerprint, under the secret of the instance, so that a
 * copy of the database alone opens nothing. Rules: docs/rules/accounts.md §10.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { type Drawing, drawCode } from '#app/kernel/drawn-code.server.ts'
import { type CodePurpose, readRecoveryCode, recoveryCodeCount } from './second-factor.ts'

const keyFor = (instanceSecret: string, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', instanceSecret, '', `trame ${use}`, 32))

/** In base32, as applications of codes read it; encrypted, as it is kept. */
export function makeSealedSecret(instanceSecret: string, personId: string): string {
  return sealSecret(instanceSecret, personId, new Secret({ size: 20 }).base32)
}

export function sealSecret(instanceSecret: string, personId: string, base32: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(instanceSecret, 'second factor'), nonce)
  // Moved to another person's row, it opens no more.
  cipher.setAAD(Buffer.from(personId))
  const sealed = Buffer.concat([cipher.update(base32, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** @returns undefined once the secret of the instance has changed: the person enrols again */
export function openSecret(instanceSecret: string, personId: string, sealedSecret: string): string | undefined {
  const bytes = Buffer.from(sealedSecret, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', keyFor(instanceSecret, 'second factor'), bytes.subarray(0, 12))
  decipher.setAAD(Buffer.from(personId))
  decipher.setAuthTag(bytes.subarray(12, 28))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return
  }
}

const periodSeconds = 30
const totpOf = (base32: string, label = ''): TOTP =>
  new TOTP({ issuer: 'Trame', label, secret: Secret.fromBase32(base32), period: periodSeconds, digits: 6 })

/** The half minute for which this code is right, of now or of its neighbours; undefined for a wrong one. */
export function stepOfCode(base32: string, code: string, at: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return
  const delta = totpOf(base32).validate({ token: code, timestamp: at.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(at.getTime() / 1000 / periodSeconds) + delta
}

/** The address an application of codes scans, drawn. */
export const drawEnrolment = (base32: string, email: string): Drawing => drawCode(totpOf(base32, email).toString())

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const word = (length: number) => Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
export const makeRecoveryCodes = (): readonly string[] =>
  Array.from({ length: recoveryCodeCount }, () => `${word(5)}-${word(5)}`)

export const makeMailCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

/** How a code of one use is known without being kept. */
export const proofOfCode = (
  instanceSecret: string,
  of: { readonly purpose: CodePurpose; readonly ownerId: string },
  code: string,
) =>
  createHmac('sha256', keyFor(instanceSecret, 'one-time code'))
    .update(`${of.purpose} ${of.ownerId} ${code}`)
    .digest('hex')

export const proofOfRecovery = (instanceSecret: string, personId: string, code: string): string =>
  createHmac('sha256', keyFor(instanceSecret, 'recovery code'))
    .update(`${personId} ${readRecoveryCode(code)}`)
    .digest('hex')
