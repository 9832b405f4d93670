/** What `npm run accessibilite` prints: the rate, what fails and where, the rate of each unit; with `--tout`, every criterion. Pure. */
import type { Audit, Judgement } from './audit.ts'
import { findingOf } from './audit.ts'
import { accessibilityLabels as t } from './labels.fr.ts'

export function auditLines(audit: Audit): readonly string[] {
  const failing = audit.lines.filter(({ faults }) => faults.length > 0)
  return [
    t.stateSentence(audit),
    t.rateSentence(audit),
    t.meanSentence(audit),
    t.whoSentence,
    '',
    'Ce qui n’est pas conforme, ou n’a pas été vérifié :',
    ...failing.flatMap((line) => [
      `  ${line.criterion.number} ${line.criterion.title} (${t.verdicts[line.verdict]} ; prévu pour le ${t.plannedFor(line.criterion.number)})`,
      ...t.faultsOf(line).flatMap(({ words, where }) => [`      ${words}`, `      ${where}`]),
    ]),
    '',
    'Taux de chaque page et document :',
    ...audit.units.map(
      ({ unit, ratio, failed }) =>
        `  ${t.percentOf(ratio).padStart(8)}  ${t.unit(unit)}${failed.length > 0 ? ` (${failed.join(', ')})` : ''}`,
    ),
  ]
}

/** Every criterion: what is judged of most pages, and on what evidence. */
export const gridLines = (audit: Audit, judgements: readonly Judgement[]): readonly string[] =>
  audit.lines.map(({ criterion, verdict }) => {
    const judgement = judgements.find((one) => one.criterion === criterion.number)
    const shown = audit.units.map(({ unit }) => judgement && findingOf(judgement, unit))
    const finding = shown.find((finding) => finding?.verdict === verdict) ?? judgement?.pages
    return `${criterion.number.padEnd(6)}${t.verdicts[verdict].padEnd(16)}${criterion.title} — ${finding ? t.evidenceWords(finding.evidence) : ''}`
  })
