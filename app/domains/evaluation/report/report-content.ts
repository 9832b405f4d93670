/** What a report is made from: the evaluation as it is frozen, or as it stands, and the parties at its head. Pure. */
import type { DossierParty } from '#app/domains/documents/dossier.ts'
import { type Evidence, evidenceKinds, evidenceShapes } from '../evidence/evidence-shape.ts'
import type { EvaluationContent } from '../frozen-content.ts'
import { evaluationLabels } from '../labels.fr.ts'
import { roomKind } from '../room.ts'
import { roomShape } from '../room-shape.ts'
import { reportWords as w } from './report-words.fr.ts'

export type ReportSource = {
  readonly content: EvaluationContent
  readonly parties: readonly DossierParty[]
  /** Of the frozen version; null: what is told may still change. */
  readonly sealed: {
    readonly sha256: string
    readonly on: string
    readonly by: string
    readonly decided: string
  } | null
}

/** The evidence of a question, or of the whole (null), by kind; what was not frozen is absent. */
export function evidenceOf({ evidence }: Pick<EvaluationContent, 'evidence'>, questionId: string | null) {
  const ofScope = evidence.filter((one) => one.questionId === questionId)
  const read = <Kind extends keyof Evidence>(kind: Kind): Evidence[Kind] | undefined => {
    const row = ofScope.find((one) => one.kind === kind)
    return row && (evidenceShapes[kind].parse(row.content) as Evidence[Kind])
  }
  return { process: read('process'), result: read('result'), word: read('word'), document: read('document') }
}

/** What the workshops of a question said; undefined when none was kept with it. */
export function roomOf({ evidence }: Pick<EvaluationContent, 'evidence'>, questionId: string) {
  const row = evidence.find((one) => one.questionId === questionId && one.kind === roomKind)
  return row && roomShape.parse(row.content)
}

/** Day and hand that froze the evidence; undefined when nothing was. */
export const evidenceSeal = ({ evidence }: Pick<EvaluationContent, 'evidence'>) =>
  evidence.find(({ kind }) => evidenceKinds.some((one) => one === kind))

/** « Figée le 12 septembre 2028 par Claire Mousseline, décision n° 4 du… » ; « Provisoire, au 12 septembre 2028 ». */
export const standingWords = ({ content, sealed }: ReportSource): string =>
  sealed ? w.sealed(sealed) : w.provisional(content.madeOn)

/** As the partners call it. */
export const criterionWords = (
  { criterionLabels }: Pick<EvaluationContent, 'criterionLabels'>,
  criterion: EvaluationContent['questions'][number]['criterion'],
): string => criterionLabels[criterion] ?? evaluationLabels.criterion[criterion]
