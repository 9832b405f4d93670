/** How the documents of a meeting say a decision: what it reached, what it is about, who agreed, despite what. Pure. Rules: docs/rules/governance.md §5, §6, §10. */
import type { DossierBlock } from '#app/domains/documents/dossier.ts'
import { readProse } from '#app/domains/documents/prose.ts'
import { formatDay } from '#app/kernel/format.ts'
import { meetingLabels, missingSentence } from '../labels.fr.ts'
import { decisionReference, type Missing, type SavedPosition } from '../meetings.ts'
import { sessionLabels as t } from './labels.fr.ts'

export type RecordDecision = {
  readonly id: string
  readonly number: number
  readonly decidedOn: string
  readonly text: string
  readonly responsible: string
  readonly dueOn: string | null
  readonly missing: readonly Missing[]
  readonly despite: string | null
  /** Names of the milestones it reached. */
  readonly reached: readonly string[]
  readonly about: readonly { readonly kindName: string; readonly title: string }[]
  readonly positions: readonly SavedPosition[]
}

export const prose = (text: string): readonly DossierBlock[] => readProse(text)
export const note = (text: string): DossierBlock => ({ kind: 'note', text })
export const heading = (text: string): DossierBlock => ({ kind: 'heading', text })
export const list = (items: readonly string[]): readonly DossierBlock[] =>
  items.length === 0 ? [] : [{ kind: 'list', items }]
export const filled = (...words: readonly (string | null | false | undefined)[]): string =>
  words.filter(Boolean).join(', ')

export const dueWords = (dueOn: string | null): string | null => dueOn && `pour le ${formatDay(dueOn)}`

const positionRows = ({ positions }: RecordDecision): readonly (readonly string[])[] =>
  positions.map((position) => [position.partyName, meetingLabels.positionSaid(position), position.comment])

const titled = (title: string, items: readonly string[]): readonly DossierBlock[] =>
  items.length === 0 ? [] : [{ kind: 'paragraph', text: `${title} :` }, ...list(items)]

/** Who carries it out and for when, what it reached and is about, who agreed, with what reservation, and « décidé malgré » : the same in the minutes and in the record of decisions. */
export function standingBlocks(decision: RecordDecision): readonly DossierBlock[] {
  const of = `décision ${decisionReference(decision)}`
  const missing = decision.missing.map(missingSentence).join(' ; ')
  const followUp = filled(decision.responsible, dueWords(decision.dueOn))
  return [
    ...(followUp ? [{ kind: 'paragraph' as const, text: `Suite de la ${of} : ${followUp}.` }] : []),
    ...titled(`${t.reached} par la ${of}`, decision.reached),
    ...titled(`Sur quoi porte la ${of}`, decision.about.map(t.thing)),
    ...(decision.positions.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: `Positions des parties sur la ${of}`,
            columns: [
              { header: 'Partie', share: 3 },
              { header: 'Position', share: 2 },
              { header: 'Réserve ou précision', share: 5 },
            ],
            rows: positionRows(decision),
          },
        ]),
    ...(missing
      ? [
          note(
            `Décidé malgré : ${missing}. Motif : ${(decision.despite ?? meetingLabels.noReasonGiven).replace(/\.$/, '')}.`,
          ),
        ]
      : []),
  ]
}

export const decisionBlocks = (decision: RecordDecision): readonly DossierBlock[] => [
  heading(`Décision ${decisionReference(decision)}`),
  ...prose(decision.text),
  ...standingBlocks(decision),
]
