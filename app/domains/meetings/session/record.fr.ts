/**
 * What a meeting leaves, from one model of sections: its minutes and its record of decisions, as PDF and DOCX.
 * Pure. Rules: docs/rules/governance.md §10.
 */
import type { DocumentText } from '#app/domains/documents/document-text.ts'
import type { Dossier, DossierBlock, DossierParty, DossierSection } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import { governanceLabels } from '#app/domains/governance/labels.fr.ts'
import { dayIn } from '#app/kernel/calendar.ts'
import { formatCount, formatDay, formatInstant } from '#app/kernel/format.ts'
import { meetingLabels } from '../labels.fr.ts'
import { countNotNoted, decisionReference, isSeated, type Presence, presenceOf } from '../meetings.ts'
import type { Outcome, SessionItem } from './items.server.ts'
import { sessionLabels as t } from './labels.fr.ts'
import {
  decisionBlocks,
  dueWords,
  filled,
  heading,
  list,
  note,
  prose,
  type RecordDecision,
  standingBlocks,
} from './record-decisions.fr.ts'
import type { RecordKind } from './record-files.ts'

/** An item of the agenda with what was said of it, as several hands wrote it. */
export type RecordItem = SessionItem & { readonly account: DocumentText }

export type RecordData = {
  readonly meeting: {
    readonly title: string
    readonly bodyName: string
    readonly ctgName: string
    readonly startsAt: Date
    readonly timeZone: string
    readonly place: string
    /** What was said beside the items. */
    readonly account: DocumentText
    readonly closedAt: Date | null
    readonly closedBy: string
  }
  readonly parties: readonly DossierParty[]
  readonly isDemo: boolean
  readonly seats: readonly {
    readonly partyName: string
    readonly functionTitle: string
    readonly allowsRepresentative: boolean
    readonly holderName: string | null
    readonly personName: string | null
    readonly presence: Presence | null
  }[]
  readonly items: readonly RecordItem[]
  readonly decisions: readonly RecordDecision[]
  readonly addenda: readonly {
    readonly number: number
    readonly text: string
    readonly writtenBy: string
    readonly writtenAt: Date
  }[]
}

export const recordTitles: Record<RecordKind, string> = {
  minutes: 'Compte rendu',
  decisions: 'Relevé de décisions',
}

const rich = (content: DocumentText, titles: 2 | 3): readonly DossierBlock[] =>
  content.length === 0 ? [] : [{ kind: 'rich', content, titles }]
function attendance({ seats }: RecordData): DossierSection {
  const notNoted = countNotNoted(seats)
  return {
    key: 'attendance',
    title: 'Participants',
    summary:
      seats.length === 0
        ? 'Cette instance n’a pas de siège.'
        : `${formatCount(seats.filter(isSeated).length, 'siège présent ou représenté', 'sièges présents ou représentés')} sur ${filled(`${seats.length}`, notNoted > 0 && meetingLabels.notNoted(notNoted))}.`,
    blocks:
      seats.length === 0
        ? []
        : [
            tableOf({ caption: 'Présences' }, seats, [
              { header: 'Personne', share: 3, cell: (seat) => meetingLabels.seated(seat) },
              {
                header: 'Siège',
                share: 4,
                cell: (seat) =>
                  seat.allowsRepresentative
                    ? `${seat.functionTitle}, ${governanceLabels.orRepresentative}`
                    : seat.functionTitle,
              },
              { header: 'Partie', share: 3, cell: (seat) => seat.partyName },
              { header: 'Présence', share: 2, cell: (seat) => meetingLabels.presenceSaid(presenceOf(seat)) },
            ]),
          ],
  }
}

function outcomeWords(outcome: Outcome): string {
  if (outcome.number !== null && outcome.decidedOn !== null)
    return `Décision ${decisionReference({ number: outcome.number, decidedOn: outcome.decidedOn })} : ${outcome.decisionText ?? outcome.text}`
  const who = filled(outcome.responsible, dueWords(outcome.dueOn))
  return `${t.outcome[outcome.kind]} : ${outcome.text}${who ? ` (${who})` : ''}`
}

function itemBlocks(item: RecordItem, index: number, decisions: readonly RecordDecision[]): readonly DossierBlock[] {
  const about = filled(
    item.presenter && `Présenté par ${item.presenter}`,
    item.files.length > 0 && `documents : ${item.files.map(({ name }) => name).join(', ')}`,
  )
  const putOff =
    item.isPutOff &&
    (item.nextMeetingTitle ? `Reporté : ${item.nextMeetingTitle}.` : 'Reporté à une prochaine réunion.')
  const blocks = rich(item.account, 3)
  return [
    heading(`${index + 1}. ${item.title}`),
    ...(about ? [{ kind: 'paragraph', text: `${about}.` } as const] : []),
    ...(putOff ? [note(putOff)] : []),
    ...blocks,
    ...(item.outcomes.length > 0 ? [{ kind: 'paragraph', text: 'Ce qui en sort :' } as const] : []),
    ...list(item.outcomes.map(outcomeWords)),
    ...decisions.filter(({ id }) => item.outcomes.some(({ decisionId }) => decisionId === id)).flatMap(standingBlocks),
    ...(!putOff && blocks.length === 0 && item.outcomes.length === 0 ? [note('Rien n’a été noté sur ce point.')] : []),
  ]
}

const discussion = ({ items, meeting, decisions }: RecordData): readonly DossierSection[] => [
  {
    key: 'items',
    title: 'Ordre du jour et échanges',
    blocks:
      items.length === 0
        ? [note('Aucun point n’était à l’ordre du jour.')]
        : items.flatMap((item, index) => itemBlocks(item, index, decisions)),
  },
  ...(meeting.account.length === 0
    ? []
    : [{ key: 'account', title: 'Autres échanges', blocks: rich(meeting.account, 2) }]),
]

const decided = ({ decisions }: RecordData): DossierSection => ({
  key: 'decisions',
  title: 'Décisions',
  blocks: decisions.length === 0 ? [note('Aucune décision n’a été prise.')] : decisions.flatMap(decisionBlocks),
})

/** In the minutes a decision is said under its point; those tied to none are said here. */
function otherDecisions(data: RecordData): readonly DossierSection[] {
  const tied = new Set(data.items.flatMap(({ outcomes }) => outcomes.map(({ decisionId }) => decisionId)))
  const others = data.decisions.filter(({ id }) => !tied.has(id))
  return others.length === 0 ? [] : [{ key: 'decisions', title: 'Décisions', blocks: others.flatMap(decisionBlocks) }]
}

function tasks({ items }: RecordData): readonly DossierSection[] {
  const rows = items.flatMap(({ title, outcomes }) =>
    outcomes
      .filter(({ kind }) => kind === 'task')
      .map(({ text, responsible, dueOn }) => [text, responsible, dueOn ? formatDay(dueOn) : 'à convenir', title]),
  )
  if (rows.length === 0) return []
  return [
    {
      key: 'tasks',
      title: 'Tâches confiées',
      blocks: [
        {
          kind: 'table',
          caption: 'Qui fait quoi, pour quand',
          columns: [
            { header: 'À faire', share: 5 },
            { header: 'Qui', share: 3 },
            { header: 'Pour quand', share: 2 },
            { header: 'Point', share: 4 },
          ],
          rows,
        },
      ],
    },
  ]
}

const corrections = ({ addenda, meeting: { timeZone } }: RecordData): readonly DossierSection[] =>
  addenda.length === 0
    ? []
    : [
        {
          key: 'addenda',
          title: 'Rectificatifs',
          blocks: addenda.flatMap(({ number, text, writtenBy, writtenAt }) => [
            heading(`Rectificatif ${number}, le ${formatDay(dayIn(timeZone, writtenAt))}, par ${writtenBy}`),
            ...prose(text),
          ]),
        },
      ]

const stateWords = ({ meeting: { closedAt, closedBy, timeZone } }: RecordData): string =>
  closedAt
    ? `Arrêté à la clôture, le ${formatInstant(closedAt, timeZone)}${closedBy ? `, par ${closedBy}` : ''}`
    : 'Projet : la réunion n’est pas close'

/** @param at the day it is made */
export function recordOf(kind: RecordKind, data: RecordData, at: Date): Dossier {
  const { meeting, parties, isDemo } = data
  const sections =
    kind === 'minutes'
      ? [attendance(data), ...discussion(data), ...otherDecisions(data), ...tasks(data), ...corrections(data)]
      : [attendance(data), decided(data), ...tasks(data), ...corrections(data)]
  return {
    title: `${recordTitles[kind]} : ${meeting.title}`,
    subtitle: `${governanceLabels.ctg}, ${meeting.ctgName}`,
    front: [
      filled(meeting.bodyName, formatInstant(meeting.startsAt, meeting.timeZone), meeting.place),
      stateWords(data),
    ],
    parties,
    madeOn: dayIn(meeting.timeZone, at),
    isDemo,
    isSheet: true,
    sections,
  }
}
