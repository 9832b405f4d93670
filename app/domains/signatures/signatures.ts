/** What is said of a signed PDF: three verdicts, and why. Pure. Rules: docs/rules/signing.md §1. */

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

/** The signer, as written in the certificate. */
export type SignerCertificate = {
  readonly subject: string
  readonly issuer: string
  readonly serial: string
  readonly validFrom: string
  readonly validUntil: string
  readonly algorithm: 'RSA' | 'ECDSA' | 'other'
}

export type SignatureReport = {
  readonly field: string
  readonly isTimestamp: boolean
  readonly isVisible: boolean
  readonly certificate: SignerCertificate | null
  /** What the signer's own clock said: a claim. */
  readonly claimedAt: string | null
  /** What a time-stamping authority said; null without a stamp that holds. */
  readonly stampedAt: string | null
  /** When its authority last said the certificate not revoked, as far as the file or the instance knows; absent of reports made before it was read. */
  readonly revocationSaidAt?: string | null | undefined
  /** Bytes of the file that it covers, from the first one. */
  readonly coveredBytes: number
  readonly problems: readonly SignatureProblem[]
}

export type Report = {
  readonly verdict: Verdict
  readonly sizeBytes: number
  /** The frozen file is there, byte for byte, at the beginning. */
  readonly holdsFrozenFile: boolean
  /** Of the first byte that differs from the frozen file, from 1; null when none does. */
  readonly firstDifference: number | null
  readonly problems: readonly FileProblem[]
  /** In the order in which they were made. */
  readonly signatures: readonly SignatureReport[]
}

/** All that was found, of the file then of each signature, each once. */
export const problemsOf = ({ problems, signatures }: Pick<Report, 'problems' | 'signatures'>): readonly Problem[] => [
  ...new Set([...problems, ...signatures.flatMap((one): readonly Problem[] => one.problems)]),
]

/** No signed convention is so large; what is larger is not even read. */
export const maxSignedBytes = 50 * 1024 * 1024
