/**
 * Secrets and codes of the second factor: encrypted or known by a keyed fingerprint, under the secret of the instance, so that a
 * copy of the database alone opens nothing. Rules: docs/rules/accounts.md §10.
 */
import { createHmac, randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { type Drawing, drawCode } from '#app/kernel/drawn-code.server.ts'
import { keyFor, openText, type Sealing, sealText } from './sealing.server.ts'
import { type CodePurpose, readRecoveryCode, recoveryCodeCount, type WrongCode } from './second-factor.ts'

/** A new secret, in base32 as authenticator applications read it, encrypted for storage. */
export function makeSealedSecret(instanceSecret: string, personId: string): string {
  return sealSecret(instanceSecret, personId, new Secret({ size: 20 }).base32)
}

const sealingOf = (instanceSecret: string, personId: string): Sealing => ({
  instanceSecret,
  use: 'second factor',
  ownerId: personId,
})

export const sealSecret = (instanceSecret: string, personId: string, base32: string): string =>
  sealText(sealingOf(instanceSecret, personId), base32)

/** @returns undefined once the secret of the instance has changed: the person enrols again */
export const openSecret = (instanceSecret: string, personId: string, sealedSecret: string): string | undefined =>
  openText(sealingOf(instanceSecret, personId), sealedSecret)

const periodSeconds = 30
const totpOf = (base32: string, label = ''): TOTP =>
  new TOTP({ issuer: 'Trame', label, secret: Secret.fromBase32(base32), period: periodSeconds, digits: 6 })

/** The half minute for which this code is right, of now or of its neighbours; undefined for a wrong one. */
export function stepOfCode(base32: string, code: string, at: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return
  const delta = totpOf(base32).validate({ token: code, timestamp: at.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(at.getTime() / 1000 / periodSeconds) + delta
}

/** Half minutes around now in which a code that is right no more is known to have been: the telephone is late, or the code old. */
const rememberedSteps = 20

export type JudgedCode = { readonly step: number } | { readonly step: null; readonly wrong: WrongCode }

/** What a code is worth: its half minute; or why it is refused, told exactly. @param lastStep the half minute of the last one taken */
export function judgeCode(base32: string, code: string, lastStep: number | null, at: Date): JudgedCode {
  const step = stepOfCode(base32, code, at)
  if (step !== undefined) return lastStep !== null && step <= lastStep ? { step: null, wrong: 'reused' } : { step }
  if (!/^\d{6}$/.test(code)) return { step: null, wrong: 'unknown' }
  const delta = totpOf(base32).validate({ token: code, timestamp: at.getTime(), window: rememberedSteps })
  return { step: null, wrong: delta === null ? 'unknown' : 'out-of-time' }
}

/** The address an application of codes scans, drawn. */
export const drawEnrolment = (base32: string, label: string): Drawing => drawCode(totpOf(base32, label).toString())

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
