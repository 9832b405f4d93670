/** Pieces of sentences shared by the sections. Pure. */

import type { DossierBlock } from '#app/domains/documents/dossier.ts'
import { followupLabels } from '#app/domains/followup/labels.fr.ts'
import { meetingLabels } from '#app/domains/meetings/labels.fr.ts'
import { meetingDay } from '#app/domains/meetings/meetings.ts'
import { lastDayOf } from '#app/kernel/calendar.ts'
import {
  atStart,
  formatCount,
  formatDay,
  formatHour,
  formatInstant,
  formatList,
  formatNumber,
  formatShortDate,
  plural,
} from '#app/kernel/format.ts'
import { formatDelay } from '#app/kernel/format-delay.fr.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import type { GivenPosition, PackAction, PackMeeting, PackReport } from '../pack-data.ts'
import type { Ask } from './essentials.ts'
import type { ProgressCounts } from './progress.ts'

export const paragraph = (text: string): DossierBlock => ({ kind: 'paragraph', text })
export const note = (text: string): DossierBlock => ({ kind: 'note', text })
export const heading = (text: string): DossierBlock => ({ kind: 'heading', text })
export const list = (items: readonly string[]): DossierBlock => ({ kind: 'list', items })

/** Only in the notes of the slides of their section. */
export const inNotes = (blocks: readonly DossierBlock[]): readonly DossierBlock[] =>
  blocks.map((block) => ({ ...block, onSlides: 'notes' as const }))

/** Only in the notes, when another slide says it (`isSaid`). */
export const unlessSaid = (isSaid: boolean, blocks: readonly DossierBlock[]): readonly DossierBlock[] =>
  isSaid ? inNotes(blocks) : blocks

export const nothing = '–'

/** Parts of one cell, each without its full stop; those that are missing are left out. */
const clauses = (parts: readonly (string | false)[]): string =>
  parts
    .filter((part) => part !== false && part !== '')
    .map((part) => String(part).replace(/(?<![.\s])[.\s]+$/, ''))
    .join(' ; ')

/** Each clause a sentence: « Locaux : rien de libre. Échéance juin 2026. »; empty when nothing is known. */
const sentences = (parts: readonly (string | false)[]): string =>
  parts
    .filter((part) => part !== false && part !== '')
    .map((part) => String(part).replace(/(?<![.\s])[.\s]+$/, ''))
    .map((part) => `${atStart(part)}.`)
    .join(' ')

/** « 1.2 Relais itinérant ». */
export const actionName = ({ code, title }: { readonly code: string; readonly title: string }): string =>
  [code, title].filter(Boolean).join(' ')

/** « Ville, Samira Taffetas »; « sans pilote ». */
export const leadName = ({ leadPartyName, leadName: name }: Pick<PackAction, 'leadPartyName' | 'leadName'>): string =>
  [...new Set([leadPartyName, name])].filter(Boolean).join(', ') || gapWords.lead

/** « 5 actions sur 12 engagées ». */
export const engagedSentence = ({ engaged, total }: ProgressCounts): string =>
  total === 0
    ? 'Aucune action dans le plan.'
    : `${formatCount(engaged, 'action')} sur ${formatNumber(total)} ${plural(engaged, 'engagée')}.`

/** « 3 en retard, 9 sans nouvelle, 2 sans pilote »; empty when all is well. */
export const troubleWords = ({ late, silent, withoutLead }: ProgressCounts): string =>
  formatList(
    [
      late > 0 && `${formatNumber(late)} en retard`,
      silent > 0 && `${formatNumber(silent)} sans nouvelle`,
      withoutLead > 0 && `${formatNumber(withoutLead)} ${gapWords.lead}`,
    ].filter((part) => part !== false),
  )

/** « échéance sept. 2026, 2 mois de retard »; empty when the end has not passed. */
export function lateWords({ endsOn, endsPrecision }: PackAction, today: string): string {
  const end = endsOn && lastDayOf(endsOn, endsPrecision)
  return end && end < today ? `échéance ${formatShortDate(end, endsPrecision)}, ${formatDelay(end, today)}` : ''
}

/** « personnel : l’animatrice est partie ». */
export function difficultyWords(report: PackReport | undefined): string {
  if (!report) return ''
  const kind = report.difficultyKind === null ? '' : followupLabels.difficulty[report.difficultyKind]
  const gap =
    report.delayMonths !== null && report.delayMonths > 0
      ? `${formatNumber(report.delayMonths)} mois de retard annoncés`
      : ''
  return clauses([[kind, report.difficulty].filter(Boolean).join(' : '), gap])
}

/** What is asked, and of whom when it is not the copil. */
export function helpWords(report: PackReport | undefined): string {
  if (!report || report.helpWanted === '') return 'rien à ce jour'
  const { helpBody, helpWanted } = report
  return helpBody && helpBody.kind !== 'copil' ? `${helpBody.name} : ${helpWanted}` : helpWanted
}

/** Why help is asked. */
export const whyWords = ({ action, report, isLate }: Ask, today: string): string =>
  sentences([difficultyWords(report), isLate && lateWords(action, today)]) || 'Motif non précisé.'

/** An end that awaits its answer: what was taken of a report is in the sheet, and what was not is no longer proposed. */
const awaitedEnd = ({ action, report }: Ask): string | null =>
  report.status === 'submitted' && report.proposedEndsOn !== action.endsOn ? report.proposedEndsOn : null

/** What saying yes would change. */
export function changesWords(ask: Ask): string {
  const { action, report } = ask
  const endsOn = awaitedEnd(ask)
  const end = endsOn
    ? `échéance proposée : ${formatShortDate(endsOn, action.endsPrecision)}${
        action.endsOn ? ` au lieu de ${formatShortDate(action.endsOn, action.endsPrecision)}` : ''
      }`
    : ''
  const next = report.nextStep ? `prochaine étape : ${report.nextStep}` : ''
  return sentences([end, report.adjustment, end || report.adjustment ? '' : next]) || 'À préciser en séance.'
}

/** « Copil du 14 janvier 2027, à 14 h 30 »: the day is said once. */
export function meetingWords({ title, ...moment }: Pick<PackMeeting, 'title' | 'startsAt' | 'timeZone'>): string {
  const { startsAt, timeZone } = moment
  const day = formatDay(meetingDay(moment))
  return title.includes(day)
    ? `${title}, à ${formatHour(startsAt, timeZone)}`
    : `${title}, ${formatInstant(startsAt, timeZone)}`
}

/** « Ville, réserve : le calendrier ». */
export const positionWords = ({ partyName, position, comment }: GivenPosition): string =>
  `${partyName}, ${meetingLabels.position[position]}${comment ? ` : ${comment}` : ''}`
