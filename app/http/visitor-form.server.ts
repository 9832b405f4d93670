/**
 * The signed hour at which a form was shown to a visitor: one that comes back at once was filled in by a machine, and one that
 * was never shown is refused. No third party, nothing kept. Rules: docs/rules/comments.md §2.2.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { refusalOfAge } from '#app/domains/comments/comments.ts'
import { refuse } from '#app/kernel/errors.ts'
import type { Opened } from './door.server.ts'

type FormDisplay = { readonly secret: string; readonly ctgId: string; readonly at: Date }

const signatureOf = ({ secret, ctgId }: FormDisplay, shownAt: string): Buffer =>
  createHmac('sha256', secret).update(`visitor-form:${ctgId}:${shownAt}`).digest()

/** What the hidden field of a form shown now carries. */
export function signShownAt(shown: FormDisplay): string {
  const shownAt = String(shown.at.getTime())
  return `${shownAt}.${signatureOf(shown, shownAt).toString('base64url')}`
}

/** Why what came back is not taken: never shown here, too soon, too late; undefined when it is. */
export function refusalOfShown(sent: string, received: FormDisplay) {
  const [shownAt = '', signature = ''] = sent.split('.')
  const sentSignature = Buffer.from(signature, 'base64url')
  const expected = signatureOf(received, shownAt)
  if (sentSignature.length !== expected.length || !timingSafeEqual(sentSignature, expected)) return 'form-unknown'
  return refusalOfAge(new Date(Number(shownAt)), received.at)
}

type OfCtg = { readonly ctgId: string }

const shownTo = <Found extends OfCtg>({ surroundings, found, at }: Opened<Found>): FormDisplay => ({
  ...{ secret: surroundings.instance.config.secret, ctgId: found.ctgId, at },
})

/** For the loader of a page with such a form. */
export const signShown = <Found extends OfCtg>(opened: Opened<Found>): string => signShownAt(shownTo(opened))

/** For the `complete` of its intent. @throws DomainError conflict: what was typed comes back with its sentence */
export async function checkShown<Found extends OfCtg>(
  opened: Opened<Found>,
  form: FormData,
): Promise<Readonly<Record<string, never>>> {
  refuse('comments', refusalOfShown(String(form.get('shown') ?? ''), shownTo(opened)))
  return {}
}
