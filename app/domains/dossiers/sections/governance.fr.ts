/** The coming copil, decisions and their state, who sat. Pure. Rules: docs/rules/followup.md §11.2. */
import type { DossierSection } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import { meetingLabels } from '#app/domains/meetings/labels.fr.ts'
import { decisionReference, presenceOf, type SaidPresence } from '#app/domains/meetings/meetings.ts'
import { formatCount, formatDay, formatNumber, formatShortDate } from '#app/kernel/format.ts'
import type { EssentialData, HeldMeeting, PackData, PackDecision } from '../pack-data.ts'
import { isOpenDecision } from './essentials.ts'
import { meetingWords, note, nothing, paragraph, positionWords } from './words.fr.ts'

export function agendaSection({ meeting, endedOn }: Pick<EssentialData, 'meeting' | 'endedOn'>): DossierSection {
  const title = 'Ordre du jour'
  if (!meeting) {
    const words = endedOn
      ? meetingLabels.conventionEnded(endedOn)
      : 'Aucun comité de pilotage n’est encore fixé dans les réunions.'
    return { key: 'agenda', title, blocks: [note(words)] }
  }
  const { agenda, place } = meeting
  return {
    key: 'agenda',
    title,
    summary: `${meetingWords(meeting)}${place ? `, ${place}` : ''}.`,
    blocks:
      agenda.length === 0
        ? [note('L’ordre du jour n’est pas encore écrit.')]
        : [
            tableOf({ caption: 'Points à l’ordre du jour' }, agenda, [
              { header: 'Point', share: 5, cell: ({ title: item }) => item },
              { header: 'Présenté par', share: 3, cell: ({ presenter }) => presenter || nothing },
              {
                header: 'Durée',
                align: 'end',
                cell: ({ durationMinutes }) =>
                  durationMinutes === null ? nothing : `${formatNumber(durationMinutes)} min`,
              },
            ]),
          ],
  }
}

const decisionRow = (decision: PackDecision): readonly string[] => [
  decisionReference(decision),
  decision.text,
  [decision.responsible, decision.dueOn && formatShortDate(decision.dueOn, 'day')].filter(Boolean).join(', ') ||
    nothing,
  meetingLabels.decisionState[decision.state],
]

/** @param none the sentence when there is no decision */
export function decisionsSection(
  { decisions, sinceOn, today }: Pick<EssentialData, 'decisions' | 'sinceOn' | 'today'>,
  none = 'Aucune décision enregistrée.',
): DossierSection {
  const open = decisions.filter(isOpenDecision)
  const late = open.filter(({ dueOn }) => dueOn !== null && dueOn < today)
  const reserved = decisions.flatMap((decision) =>
    decision.positions
      .filter(({ position }) => position === 'reservation' || position === 'disagreement')
      .map((position) => `${decisionReference(decision)} – ${positionWords(position)}`),
  )
  const title = 'Décisions et ce qu’elles sont devenues'
  if (decisions.length === 0) return { key: 'decisions', title, blocks: [note(none)] }
  return {
    key: 'decisions',
    title,
    summary: `${formatCount(decisions.length, 'décision')} : ${open.length === 0 ? 'aucune' : formatNumber(open.length)} encore à suivre${late.length > 0 ? `, dont ${formatNumber(late.length)} en retard` : ''}.`,
    blocks: [
      {
        kind: 'table',
        caption: sinceOn
          ? `Décisions depuis le comité du ${formatDay(sinceOn)}, et plus anciennes restées à faire`
          : 'Décisions des douze derniers mois, et plus anciennes restées à faire',
        columns: [
          { header: 'N°', share: 1.2 },
          { header: 'Décision', share: 5 },
          { header: 'Qui, pour quand', share: 3 },
          { header: 'État', share: 1.5 },
        ],
        rows: decisions.map(decisionRow),
      },
      ...(reserved.length > 0 ? [{ kind: 'list', items: reserved } as const] : []),
    ],
  }
}

const filled = ({ seats }: HeldMeeting): number =>
  seats.filter(({ presence }) => presence === 'present' || presence === 'represented').length

export function attendanceSection({ heldMeetings }: PackData): DossierSection {
  const title = 'Vie des instances'
  if (heldMeetings.length === 0)
    return { key: 'attendance', title, blocks: [note('Aucune réunion close dans l’année.')] }
  const seatsSaid = (wanted: readonly SaidPresence[]): readonly string[] =>
    heldMeetings.flatMap(({ seats, title: meetingTitle }) =>
      seats
        // What was noted of a seat nobody held then names nobody, whoever holds it now.
        .filter((seat) => wanted.includes(presenceOf({ ...seat, holderName: seat.personName || null })))
        .map(({ partyName, functionTitle }) => `${meetingTitle} : ${functionTitle} (${partyName})`),
    )
  const [away, vacant] = [seatsSaid(['absent', 'excused']), seatsSaid(['vacant'])]
  return {
    key: 'attendance',
    title,
    summary: `${formatCount(heldMeetings.length, 'réunion')} dans l’année.`,
    blocks: [
      tableOf({ caption: 'Réunions closes dans l’année' }, heldMeetings, [
        { header: 'Réunion', share: 4, cell: (meeting) => meeting.title },
        { header: 'Instance', share: 3, cell: (meeting) => meeting.bodyName },
        { header: 'Date', share: 2, cell: (meeting) => formatShortDate(meeting.heldOn, 'day') },
        {
          header: 'Sièges occupés',
          align: 'end',
          share: 2,
          cell: (meeting) =>
            meeting.seats.length === 0
              ? nothing
              : `${formatNumber(filled(meeting))} sur ${formatNumber(meeting.seats.length)}`,
        },
        { header: 'Décisions', align: 'end', share: 1.5, cell: (meeting) => formatNumber(meeting.decisionCount) },
      ]),
      ...(away.length > 0 ? [paragraph('Sièges excusés ou absents :'), { kind: 'list', items: away } as const] : []),
      ...(vacant.length > 0 ? [paragraph('Sièges vacants :'), { kind: 'list', items: vacant } as const] : []),
    ],
  }
}
