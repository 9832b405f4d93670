/** The mail that brings the record of a meeting: what was decided, what one has to do, where the documents are. Pure. */
import { formatDay, formatInstant } from '#app/kernel/format.ts'
import { decisionReference } from '../meetings.ts'
import type { RecordData } from './record.fr.ts'

type RecordMailFacts = {
  readonly ctgId: string
  readonly meetingId: string
  readonly addenda: number
  readonly siteUrl: string
  /** Whom it is for: her own tasks come first. */
  readonly name: string
  /** Both papers are joined; the links are for members. */
  readonly hasDocuments: boolean
}

const isSame = (one: string, other: string): boolean => one.localeCompare(other, 'fr', { sensitivity: 'base' }) === 0
const listed = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`${title}\n${lines.map((line) => `– ${line}`).join('\n')}`]

export function writeRecordMail(
  data: RecordData,
  { ctgId, meetingId, addenda, siteUrl, name, hasDocuments }: RecordMailFacts,
) {
  const { meeting, items, decisions } = data
  const page = `${siteUrl}/ctg/${ctgId}/reunions/${meetingId}`
  const tasks = items.flatMap(({ outcomes }) => outcomes.filter(({ kind }) => kind === 'task'))
  const own = tasks.filter(({ responsible }) => isSame(responsible, name))
  const addendum = data.addenda.find(({ number }) => number === addenda)
  const dueWords = (dueOn: string | null) => (dueOn ? `, pour le ${formatDay(dueOn)}` : '')
  return {
    subject: addendum ? `Rectificatif au compte rendu : ${meeting.title}` : `Compte rendu : ${meeting.title}`,
    bodyText: [
      'Bonjour,',
      addendum
        ? `Un rectificatif est ajouté au compte rendu de « ${meeting.title} » (${meeting.bodyName}) :\n${addendum.text}`
        : `La réunion « ${meeting.title} » (${meeting.bodyName}), tenue le ${formatInstant(meeting.startsAt, meeting.timeZone)}, est close : son compte rendu et son relevé de décisions sont arrêtés.`,
      ...listed(
        'Ce qui vous est confié :',
        own.map(({ text, dueOn }) => `${text}${dueWords(dueOn)}`),
      ),
      ...(addendum
        ? []
        : listed(
            'Décisions :',
            decisions.map((decision) => `${decisionReference(decision)} : ${decision.text}`),
          )),
      ...(addendum
        ? []
        : listed(
            'Tâches confiées :',
            tasks
              .filter((task) => !own.includes(task))
              .map(({ text, responsible, dueOn }) => `${text} (${responsible}${dueWords(dueOn)})`),
          )),
      ...(hasDocuments ? ['Le compte rendu et le relevé de décisions sont joints à ce courriel.'] : []),
      `Dans Trame, avec votre compte :\nCompte rendu : ${page}/compte-rendu.pdf\nRelevé de décisions : ${page}/releve.pdf`,
    ].join('\n\n'),
  }
}
