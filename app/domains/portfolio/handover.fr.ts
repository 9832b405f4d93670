/** The sheet by which a CTG is handed over to another adviser: what stands, what is due, who is who. Pure. Rules: docs/rules/portfolio.md §8. */

import { ctgLabels, representativeWords } from '#app/domains/ctg/labels.fr.ts'
import type { Dossier, DossierBlock, DossierParty } from '#app/domains/documents/dossier.ts'
import type { BodyKind } from '#app/domains/governance/governance.ts'
import { governanceLabels } from '#app/domains/governance/labels.fr.ts'
import { meetingLabels } from '#app/domains/meetings/labels.fr.ts'
import { decisionReference } from '#app/domains/meetings/meetings.ts'
import type { RegisterRow } from '#app/domains/meetings/queries.server.ts'
import type { PartyKind, Role } from '#app/kernel/actor.ts'
import { type DatePrecision, lastDayOf } from '#app/kernel/calendar.ts'
import { atStart, formatCount, formatDate, formatDay, formatNumber, shorten } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { portfolioLabels as t } from './labels.fr.ts'
import { endMark, isCopilOverdue, monthsSinceCopil, type PortfolioRow, stageOf } from './portfolio.ts'

export type HandoverAction = {
  readonly code: string
  readonly title: string
  readonly lead: string
  readonly endsOn: string | null
  readonly endsPrecision: DatePrecision
  readonly isLate: boolean
  readonly isSilent: boolean
}
export type HandoverDecision = Pick<RegisterRow, 'number' | 'decidedOn' | 'text' | 'responsible' | 'dueOn' | 'state'>
export type HandoverFacts = {
  readonly row: PortfolioRow
  readonly sppeAnswered: number | null
  /** Null on screen, where the dashboard tells them. */
  readonly steps: readonly { readonly label: string; readonly note: string }[] | null
  readonly missing: readonly string[] | null
  readonly actions: readonly HandoverAction[]
  readonly meetings: readonly {
    readonly on: string
    readonly title: string
    readonly bodyKind: BodyKind
    readonly bodyName: string
  }[]
  /** The latest first. */
  readonly decisions: readonly HandoverDecision[]
  /** To be carried out, their day passed; one more than are shown says that there are others. */
  readonly lateDecisions: readonly HandoverDecision[]
  readonly parties: readonly {
    readonly name: string
    readonly kind: PartyKind
    readonly representedBy: string | null
    readonly representedAs: string | null
  }[]
  readonly members: readonly {
    readonly name: string
    readonly party: string
    readonly functionTitle: string
    readonly role: Role
    readonly email: string
    /** Last day of a mandate that ends: who leaves is told from who takes over. */
    readonly until: string | null
  }[]
}

const columnOf = (header: string | readonly [string, number]) =>
  typeof header === 'string' ? { header } : { header: header[0], share: header[1] }

const table = (
  caption: string,
  /** With the share of its column, 1 unless it says more. */
  headers: readonly (string | readonly [header: string, share: number])[],
  rows: readonly (readonly string[])[],
): readonly DossierBlock[] =>
  rows.length === 0 ? [] : [{ kind: 'table', caption, columns: headers.map(columnOf), rows }]

/** « 18 novembre 2025, il y a 12 mois »: what is over awaits none, and months would count for ever. */
function copilWords(row: PortfolioRow): string {
  const isOver = row.phase === 'ended'
  if (row.lastCopilOn === null) return isOver ? t.noCopilHeld : t.noCopil
  const months = monthsSinceCopil(row)
  return `${formatDay(row.lastCopilOn)}${isOver || months === undefined ? '' : `, ${t.monthsAgo(months)}`}`
}

const standing = ({ row, sppeAnswered, steps }: HandoverFacts): readonly DossierBlock[] => {
  const stage = stageOf(row)
  const dates = [row.startsOn, row.endsOn].map((day) => (day === null ? gapWords.date : formatDay(day))).join(' – ')
  return [
    ...table(
      'En chiffres',
      ['Repère', 'Aujourd’hui'],
      [
        ['État', ctgLabels.phase[row.phase]],
        ...(stage ? [[t.stageColumn, t.stage(stage)]] : []),
        ['Durée', dates],
        ['Habitants', formatNumber(row.inhabitants)],
        // Without a plan nothing is late: that is not a count of zero.
        ...(row.total === 0
          ? [['Plan d’action', t.noAction]]
          : [
              ['Actions terminées', t.doneOf(row.done, row.total)],
              ['Actions en retard', formatNumber(row.late)],
              ['Actions sans nouvelle', formatNumber(row.silent)],
            ]),
        ['Dernier copil', copilWords(row)],
        ['Postes de coordination (ETP)', t.posts(row.posts)],
        ['Schéma petite enfance, points renseignés', sppeAnswered === null ? '–' : t.sppe(sppeAnswered)],
      ],
    ),
    ...(steps === null
      ? []
      : [
          { kind: 'heading' as const, text: 'Étapes' },
          { kind: 'list' as const, items: steps.map(({ label, note }) => `${label} : ${note}`) },
        ]),
  ]
}

/** Its end is still to come: one of its steps is what is late. */
const lateWords = (endsOn: string | null, precision: DatePrecision, today: string): string =>
  endsOn !== null && lastDayOf(endsOn, precision) < today ? 'en retard' : 'une étape en retard'

/** Lines of a list; beyond, it says that there are more. */
export const mostLines = 40

const more = (count: number): readonly DossierBlock[] =>
  count > mostLines ? [{ kind: 'note', text: `Et ${formatCount(count - mostLines, 'autre')}.` }] : []

const missed = (missing: readonly string[]): readonly DossierBlock[] =>
  missing.length === 0
    ? []
    : [
        { kind: 'heading', text: 'Ce qui manque' },
        { kind: 'list', items: missing.slice(0, mostLines).map(atStart) },
        ...more(missing.length),
      ]

function due({ row, missing, actions, meetings, lateDecisions }: HandoverFacts): readonly DossierBlock[] {
  const near = endMark(row)
  const first = [
    isCopilOverdue(row) && row.yearlyCopil && `Le copil annuel était dû le ${formatDay(row.yearlyCopil.dueOn)}.`,
    near && row.endsOn && `La CTG finit le ${formatDay(row.endsOn)} : ${t.toDo[near.mark]}.`,
    row.reports > 0 && `${formatCount(row.reports, 'point d’étape attend', 'points d’étape attendent')} d’être relus.`,
  ].filter((line): line is string => typeof line === 'string')
  const calling = actions.filter(({ isLate, isSilent }) => isLate || isSilent)
  return [
    ...(first.length === 0 ? [] : [{ kind: 'list' as const, items: first }]),
    ...table(
      'Réunions à venir',
      ['Date', 'Instance', 'Réunion'],
      meetings.map(({ on, bodyKind, bodyName, title }) => [
        formatDay(on),
        bodyName === governanceLabels.bodyKind[bodyKind]
          ? bodyName
          : `${bodyName} (${governanceLabels.bodyKind[bodyKind]})`,
        title,
      ]),
    ),
    ...table(
      'Décisions dont l’échéance est passée',
      [['Décision', 3], 'Responsable', 'Échéance', 'État'],
      lateDecisions
        .slice(0, mostLines)
        .map((decision) => [
          `${decisionReference(decision)} ${shorten(decision.text, 300)}`,
          decision.responsible || gapWords.person,
          decision.dueOn === null ? '–' : formatDay(decision.dueOn),
          meetingLabels.decisionState[decision.state],
        ]),
    ),
    ...(lateDecisions.length > mostLines ? [{ kind: 'note' as const, text: t.moreDecisions }] : []),
    ...table(
      'Actions en retard ou sans nouvelle',
      [['Action', 2], 'Pilote', 'Fin prévue', 'Signal'],
      calling
        .slice(0, mostLines)
        .map(({ code, title, lead, endsOn, endsPrecision, isLate, isSilent }) => [
          `${code} ${title}`,
          lead || 'personne',
          endsOn === null ? '–' : formatDate(endsOn, endsPrecision),
          [isLate && lateWords(endsOn, endsPrecision, row.today), isSilent && 'sans nouvelle']
            .filter(Boolean)
            .join(', '),
        ]),
    ),
    ...more(calling.length),
    ...missed(missing ?? []),
    ...(first.length + meetings.length + calling.length + lateDecisions.length + (missing ?? []).length === 0
      ? [{ kind: 'paragraph' as const, text: missing === null ? t.nothingLate : t.nothingDue }]
      : []),
  ]
}

const people = ({ parties, members }: HandoverFacts): readonly DossierBlock[] => [
  ...table(
    'Parties',
    ['Partie', 'Nature', 'Représentée par'],
    parties.map(({ name, kind, representedBy, representedAs }) => [
      name,
      ctgLabels.partyKind[kind],
      representativeWords(representedBy, representedAs) || gapWords.person,
    ]),
  ),
  ...table(
    'Personnes qui ont un compte',
    ['Personne', 'Partie et fonction', 'Rôle', 'Adresse'],
    members.map(({ name, party, functionTitle, role, email, until }) => [
      name,
      [party, functionTitle].filter(Boolean).join(', '),
      `${ctgLabels.role[role]}${until === null ? '' : `, jusqu’au ${formatDay(until)}`}`,
      email,
    ]),
  ),
]

const decided = ({ decisions }: HandoverFacts): readonly DossierBlock[] =>
  decisions.length === 0
    ? [{ kind: 'paragraph', text: 'Aucune décision n’est enregistrée.' }]
    : table(
        'Dernières décisions',
        [['Décision', 3], 'Prise le', 'État'],
        decisions.map((decision) => [
          `${decisionReference(decision)} ${shorten(decision.text, 300)}`,
          formatDay(decision.decidedOn),
          meetingLabels.decisionState[decision.state],
        ]),
      )

type Setting = { readonly ctgName: string; readonly parties: readonly DossierParty[]; readonly isDemo: boolean }

export const handoverDossier = ({ ctgName, parties, isDemo }: Setting, facts: HandoverFacts): Dossier => ({
  title: 'Fiche de passation',
  subtitle: ctgName,
  front: [
    `État au ${formatDay(facts.row.today)}, tel que les pages de la CTG le disent ce jour-là.`,
    'Elle porte des noms et des adresses : à remettre à la personne qui reprend la CTG, pas à diffuser.',
  ],
  parties,
  madeOn: facts.row.today,
  isDemo,
  sections: [
    { key: 'standing', title: 'Où en est la CTG', blocks: standing(facts) },
    { key: 'due', title: 'Ce qui est dû', blocks: due(facts) },
    { key: 'decided', title: 'Ce qui vient d’être décidé', blocks: decided(facts) },
    { key: 'people', title: 'Qui est qui', blocks: people(facts) },
  ],
})
