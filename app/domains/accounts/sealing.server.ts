/** Texts encrypted under the secret of the instance, each for one use and one owner: a copy of the database alone opens none. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

export const keyFor = (instanceSecret: string, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', instanceSecret, '', `trame ${use}`, 32))

export type Sealing = {
  readonly instanceSecret: string
  readonly use: 'second factor' | 'identity token' | 'provider sign-out'
  /** Moved to another owner's row, it opens no more. */
  readonly ownerId: string
}

export function sealText({ instanceSecret, use, ownerId }: Sealing, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(instanceSecret, use), nonce)
  cipher.setAAD(Buffer.from(ownerId))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** @returns undefined for another owner, or once the secret of the instance has changed */
export function openText({ instanceSecret, use, ownerId }: Sealing, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(instanceSecret, use), bytes.subarray(0, 12))
    decipher.setAAD(Buffer.from(ownerId))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return
  }
}
