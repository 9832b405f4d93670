/** Everything known of a signed copy, a sentence a line: on its page and in the proof file. Pure. Rules: docs/rules/signing.md §2, §5. */
import {
  coverageWords,
  differenceWords,
  problemWords,
  signatureWords,
  verdictWords,
} from '#app/domains/signatures/labels.fr.ts'
import type { Report } from '#app/domains/signatures/report.ts'
import { problemsOf } from '#app/domains/signatures/signatures.ts'
import { formatDay, formatInstant } from '#app/kernel/format.ts'
import { signingLabels as t } from './labels.fr.ts'
import type { CopyState, SigningMode } from './signing.ts'
import { textName } from './text-name.fr.ts'

export type ProofCopy = {
  readonly partyId: string
  readonly mode: SigningMode
  readonly state: CopyState
  readonly report: Report | null
  readonly signedOn: string
  readonly signedBy: string
  readonly signedAs: string
  readonly reason: string
  readonly provenBy: string
  readonly receivedBy: string
  readonly receivedAt: Date
  readonly number: number
  readonly amendmentId: string | null
  readonly fileName: string | null
  readonly sha256: string | null
  readonly confirmedBy: unknown
}

/** In groups of eight, so that two people can read it to each other. */
export const fingerprintWords = (sha256: string | null): string =>
  sha256?.match(/.{1,8}/g)?.join(' ') ?? 'pas encore fait'

/** Everything known of a copy, a line each. */
export function copyLines(copy: ProofCopy): readonly string[] {
  const who = [copy.signedBy, copy.signedAs].filter(Boolean).join(', ')
  return [
    `${t.modes[copy.mode]}, ${textName(copy)}, ${formatDay(copy.signedOn)}${who && `, ${who}`} : ${t.states[copy.state]}.`,
    ...(copy.mode === 'paper' ? [`Copie certifiée conforme par ${copy.receivedBy}.`] : []),
    ...(copy.mode === 'trame' ? [`${t.simple}, identité montrée par : ${copy.provenBy}.`] : []),
    ...(copy.reason ? [`Motif : ${copy.reason}`] : []),
    `Reçu le ${formatInstant(copy.receivedAt)}, ${copy.mode === 'trame' ? 'de' : 'par'} ${copy.receivedBy}.`,
    ...(copy.sha256 ? [`Empreinte du fichier : ${fingerprintWords(copy.sha256)}`] : []),
    ...(Array.isArray(copy.confirmedBy) && copy.confirmedBy.length > 0
      ? [
          `Confirmations : ${copy.confirmedBy.map((side) => (side === 'caf' ? t.sides.caf : t.sides.authority)).join(' ; ')}.`,
        ]
      : []),
  ]
}

/** The verdict, why, and of each signature its certificate, dates and coverage. */
export const reportLines = (report: Report): readonly string[] => [
  `Verdict : ${verdictWords[report.verdict]}.`,
  ...problemsOf(report).map((problem) => problemWords[problem]),
  ...(differenceWords(report) ? [differenceWords(report)] : []),
  ...report.signatures.map((signature) => `${signatureWords(signature)} Elle ${coverageWords(signature, report)}.`),
]
