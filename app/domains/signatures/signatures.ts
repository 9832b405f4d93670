/** What is said of a signed PDF: three verdicts, and why. Pure. Rules: docs/rules/signing.md §1. */
import type { Report } from './report.ts'

export const verdicts = ['intact', 'undetermined', 'refused'] as const
export type Verdict = (typeof verdicts)[number]

/** Of the file itself. */
export type FileProblem =
  | 'too-large'
  | 'not-a-pdf'
  | 'encrypted'
  | 'truncated'
  | 'trailing-bytes'
  | 'doubled'
  | 'unreadable'
  | 'not-signed'
  | 'altered-frozen'
  | 'rewritten'
  | ChangeProblem

/** What a revision changed that no signature may. */
export type ChangeProblem =
  | 'history-changed'
  | 'content-changed'
  | 'annotation-added'
  | 'form-changed'
  | 'metadata-changed'
  | 'other-change'
  | 'visible-signature'

/** Of one signature. */
export type SignatureProblem =
  | 'byte-range-empty'
  | 'byte-range-foreign'
  | 'format-unknown'
  | 'signature-unreadable'
  | 'bytes-altered'
  | 'signature-altered'
  | 'weak-algorithm'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'authority-unknown'
  | 'chain-invalid'
  | 'certificate-revoked'
  | 'revoked-perhaps-before'
  | 'revocation-unknown'
  | 'timestamp-invalid'

export type Problem = FileProblem | SignatureProblem

/** Verdict of each problem: what cannot be known is left to people, what is false is refused. */
export const verdictOfProblem: Readonly<Record<Problem, Exclude<Verdict, 'intact'>>> = {
  'too-large': 'refused',
  'not-a-pdf': 'refused',
  encrypted: 'refused',
  truncated: 'refused',
  'trailing-bytes': 'refused',
  doubled: 'refused',
  unreadable: 'refused',
  'not-signed': 'refused',
  'altered-frozen': 'refused',
  rewritten: 'undetermined',
  'history-changed': 'refused',
  'content-changed': 'refused',
  'annotation-added': 'refused',
  'form-changed': 'refused',
  'metadata-changed': 'undetermined',
  'other-change': 'refused',
  'visible-signature': 'undetermined',
  'byte-range-empty': 'refused',
  'byte-range-foreign': 'refused',
  'format-unknown': 'undetermined',
  'signature-unreadable': 'refused',
  'bytes-altered': 'refused',
  'signature-altered': 'refused',
  'weak-algorithm': 'undetermined',
  'certificate-expired': 'undetermined',
  'certificate-not-yet-valid': 'undetermined',
  'authority-unknown': 'undetermined',
  'chain-invalid': 'refused',
  'certificate-revoked': 'refused',
  'revoked-perhaps-before': 'undetermined',
  'revocation-unknown': 'undetermined',
  'timestamp-invalid': 'undetermined',
}

/** The worst of what was found; nothing found is intact. */
export function verdictOf(problems: readonly Problem[]): Verdict {
  const found = problems.map((problem) => verdictOfProblem[problem])
  if (found.includes('refused')) return 'refused'
  return found.length > 0 ? 'undetermined' : 'intact'
}

/** All that was found, of the file then of each signature, each once. */
export const problemsOf = ({ problems, signatures }: Pick<Report, 'problems' | 'signatures'>): readonly Problem[] => [
  ...new Set([...problems, ...signatures.flatMap((one): readonly Problem[] => one.problems)]),
]

/** No signed convention is so large; what is larger is not even read. */
export const maxSignedBytes = 50 * 1024 * 1024
