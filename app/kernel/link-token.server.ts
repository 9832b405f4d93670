/** Makes and recognises the token of a personal link; only its hash is ever kept. Rules: docs/rules/followup.md §6.3, governance.md §11. */
import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, base64url: it is written in one mail and nowhere else. */
export const makeLinkToken = (): string => randomBytes(32).toString('base64url')

/** SHA-256 in hexadecimal: a random token needs neither salt nor slowness. */
export const hashLinkToken = (token: string): string => createHash('sha256').update(token).digest('hex')
