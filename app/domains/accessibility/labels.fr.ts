/** Words of the statement and of the command that prints the audit. Pure. Rules: docs/rules/accessibility.md. */
import { accessibilityStates } from '#app/kernel/accessibility.fr.ts'
import { formatDay, formatList, formatPercent } from '#app/kernel/format.ts'
import type { Audit, Evidence, Finding, Line, Verdict } from './audit.ts'
import { auditedOn, auditor, looks } from './evidence.fr.ts'
import { daysOf } from './programme.fr.ts'
import type { Unit } from './sample.fr.ts'

const verdicts: Record<Verdict, string> = {
  met: 'conforme',
  failed: 'non conforme',
  absent: 'non applicable',
  unseen: 'non vérifié',
}

/** One decimal, never rounded up: 99.96 % is not everything. */
const percentOf = (ratio: number): string => formatPercent(Math.floor(ratio * 1000) / 10, 1)

const countOf = ({ lines }: Audit, ...wanted: readonly Verdict[]): number =>
  lines.filter(({ verdict }) => wanted.includes(verdict)).length

/** Why it fails, and the names of the pages and documents it is true of. */
const faultsOf = ({ faults }: Line): readonly { readonly words: string; readonly where: string }[] =>
  [...Map.groupBy(faults, ({ finding }) => finding.words ?? '')].map(([words, found]) => ({
    words,
    where: formatList(found.map(({ unit }) => unit.name)),
  }))

const evidenceWords = ({ checks, axe, tests, look }: Evidence): string =>
  [
    checks && `contrôles ${checks.join(', ')}`,
    axe && `règles axe ${axe.join(', ')}`,
    tests && `tests ${tests.join(', ')}`,
    look && `${looks[look]}, le ${formatDay(auditedOn)}, par ${auditor}`,
  ]
    .filter((words) => words !== undefined)
    .join(' ; ')

export const accessibilityLabels = {
  title: 'Accessibilité',
  siteMap: 'Plan du site',
  verdicts,
  plannedFor: (criterion: string): string => formatList(daysOf(criterion).map(formatDay)),
  percentOf,
  faultsOf,
  evidenceWords,
  finding: ({ verdict, words }: Finding): string => (words ? `${verdicts[verdict]} : ${words}` : verdicts[verdict]),
  unit: ({ name, kind }: Unit): string => (kind === 'page' ? name : `${name}, document`),
  stateSentence: ({ state }: Audit): string =>
    `Trame est ${accessibilityStates[state]} au référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.2.`,
  rateSentence: (audit: Audit): string =>
    `${percentOf(audit.ratio)} des critères applicables sont respectés : ${countOf(audit, 'met')} conformes, ${countOf(audit, 'failed')} non conformes, ${countOf(audit, 'unseen')} non vérifiés et comptés comme non conformes, ${countOf(audit, 'absent')} non applicables. Un critère est conforme quand il l’est partout où il s’applique.`,
  meanSentence: ({ meanRatio, units }: Audit): string =>
    `Le taux moyen est de ${percentOf(meanRatio)} : la moyenne des ${units.length} pages et documents, chacun comptant ses critères conformes parmi ceux qui s’y appliquent.`,
  whoSentence: `Autoévaluation faite le ${formatDay(auditedOn)} par ${auditor}, sans essai par des personnes qui utilisent un lecteur d’écran. Aucun tiers ne l’a vérifiée.`,
  publisher: (name: string): string => `${name} s’engage à rendre cette instance de Trame accessible.`,
  noPublisher:
    'Qui administre cette instance n’a pas encore écrit son nom ni son adresse : la déclaration vaut pour Trame, telle qu’elle est livrée.',
  publisherUnread: 'Le nom et l’adresse de qui administre cette instance ne peuvent pas être lus en ce moment.',
  contact: (contact: string): string => `Pour nous écrire : ${contact}`,
  noContact: 'Écrivez à la personne qui administre cette instance de Trame, ou au coordonnateur de votre convention.',
  contactDuty: 'Vous recevrez l’information sous une forme que vous pouvez lire, ou l’on vous dira où la trouver.',
} as const
