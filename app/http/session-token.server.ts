/** The token of a session's cookie, its signature checked as better-auth signs it: HMAC-SHA-256 by the secret. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { decodeWord } from './decode-word.ts'

const cookieName = /(?:^|;\s*)trame\.session_token=([^;]+)/

/** @returns undefined without a cookie, or when its signature is not ours */
export function sessionToken(headers: Headers, secret: string): string | undefined {
  const value = decodeWord(headers.get('cookie')?.match(cookieName)?.[1] ?? '')
  const at = value?.lastIndexOf('.') ?? -1
  if (value === undefined || at < 1) return
  const token = value.slice(0, at)
  const signature = Buffer.from(value.slice(at + 1), 'base64')
  const ours = createHmac('sha256', secret).update(token).digest()
  return signature.length === ours.length && timingSafeEqual(signature, ours) ? token : undefined
}
