/**
 * The signed hour at which a form was shown to a visitor: one that comes back at once was filled in by a machine, and one that
 * was never shown is refused. No third party, nothing kept. Rules: docs/rules/comments.md §2.2.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { refusalOfAge } from '#app/domains/comments/comments.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import type { Opened } from './door.server.ts'

type Shown = Pick<Opened<{ readonly ctgId: string }>, 'surroundings' | 'found' | 'at'>

const signatureOf = ({ surroundings, found }: Omit<Shown, 'at'>, shownAt: string): Buffer =>
  createHmac('sha256', surroundings.instance.config.secret).update(`visitor-form:${found.ctgId}:${shownAt}`).digest()

/** For the hidden field of a form shown now. */
export function signShown(shown: Shown): string {
  const shownAt = String(shown.at.getTime())
  return `${shownAt}.${signatureOf(shown, shownAt).toString('base64url')}`
}

/** For the `complete` of its intent. @throws DomainError when it was never shown, comes too soon or too late; what was typed comes back */
export async function checkShown<Found extends { readonly ctgId: string }>(
  opened: Opened<Found>,
  form: FormData,
): Promise<Readonly<Record<string, never>>> {
  const [shownAt = '', signature = ''] = String(form.get('shown') ?? '').split('.')
  const told = Buffer.from(signature, 'base64url')
  const expected = signatureOf(opened, shownAt)
  if (told.length !== expected.length || !timingSafeEqual(told, expected))
    throw new DomainError('conflict', 'comments.form-unknown')
  refuse('comments', refusalOfAge(new Date(Number(shownAt)), opened.at))
  return {}
}
