/**
 * From an error as it came to one of a few words, each with its sentence in labels.fr.ts: an error may carry an address, the words
 * of a row or of a person, and is never shown. Pure. Rules: docs/rules/instance.md §5.
 */

export const failureKinds = [
  'refused-address',
  'mailbox-full',
  'refused-by-server',
  'wrong-password',
  'not-answering',
  'unknown-host',
  'too-slow',
  'certificate',
  'forbidden',
  'gone',
  'no-room',
  'database',
  'by-hand',
  'stopped',
  'other',
] as const
export type FailureKind = (typeof failureKinds)[number]

/** The first that matches. SMTP codes come first: their sentence may hold any word. */
const marks: readonly (readonly [FailureKind, RegExp])[] = [
  ['by-hand', /^given-up-by-hand$|Manually marked as failed/],
  ['mailbox-full', /\b[45]52\b|\b[45]\.2\.2\b|mailbox (is )?full|over ?quota/i],
  ['wrong-password', /EAUTH|\b535\b|SignatureDoesNotMatch|InvalidAccessKeyId|authentication failed/i],
  ['refused-address', /EENVELOPE|\b55[013]\b|\b5\.1\.[0-9]\b|user unknown/i],
  ['refused-by-server', /EMESSAGE|\b554\b|\b45[01]\b|\b421\b|greylist/i],
  ['certificate', /CERT_|SELF_SIGNED|certificate|ERR_TLS|wrong version number/i],
  ['unknown-host', /ENOTFOUND|EAI_AGAIN|EDNS|getaddrinfo/i],
  ['not-answering', /ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ECONNECTION|ESOCKET|socket hang up/i],
  ['too-slow', /ETIMEDOUT|TimeoutError|AbortError|timed? ?out|aborted due to timeout/i],
  ['forbidden', /AccessDenied|\b403\b|Forbidden|EACCES|EPERM/],
  ['gone', /NoSuchBucket|NoSuchKey|\b404\b|ENOENT/],
  ['no-room', /ENOSPC|disk-full|\b507\b/],
  ['database', /database|deadlock|canceling statement|connection terminated|relation "/i],
  ['stopped', /aborted|shutting down|worker exited/i],
]

export const failureKindOf = (error: string): FailureKind => marks.find(([, mark]) => mark.test(error))?.[0] ?? 'other'

const isFailureKind = (word: string): word is FailureKind => failureKinds.some((kind) => kind === word)

/** A word kept in a row; one of another version’s list is none of ours. */
export const keptFailureKind = (word: string | null): FailureKind =>
  word !== null && isFailureKind(word) ? word : 'other'

/** An error and what it holds (`code`, `name`), as text that `failureKindOf` reads. */
export function textOfError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  return `${error.name} ${code} ${error.message}`
}
