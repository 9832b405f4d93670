/** The register as a table to take away: a line per decision, a column per party asked. Pure. Rules: docs/rules/governance.md §5.10. */

import { missingSentence, meetingLabels as t } from '../labels.fr.ts'
import { decisionReference } from '../meetings.ts'
import type { RegisterExport, RegisterRow } from './register-queries.server.ts'

export type RegisterColumn = {
  readonly header: string
  readonly widthChars: number
  readonly kind: 'text' | 'date'
  readonly isHidden?: true
}
type Read = RegisterColumn & { readonly read: (row: RegisterRow) => string | null }

const text = (header: string, widthChars: number, read: Read['read']): Read => ({
  header,
  widthChars,
  kind: 'text',
  read,
})
const date = (header: string, read: Read['read']): Read => ({ header, widthChars: 12, kind: 'date', read })

/** « réserve : à lire avec les naissances ». */
function positionOf({ positions }: RegisterRow, partyName: string): string {
  const position = positions.find((one) => one.partyName === partyName)
  return position ? [t.positionSaid(position), position.comment].filter(Boolean).join('\u00a0: ') : ''
}

type RegisterTableData = RegisterExport & {
  /** What the decision is about, one thing a line. */
  readonly aboutOf: (decisionId: string) => readonly string[]
}

export function registerTable({ decisions, parties, aboutOf }: RegisterTableData) {
  const columns: readonly Read[] = [
    text('Numéro', 10, decisionReference),
    text('Décision', 60, (row) => row.text),
    text('Instance', 22, (row) => row.bodyName),
    text('Réunion', 28, (row) => row.meetingTitle),
    date('Prise le', (row) => row.decidedOn),
    text('Sur quoi elle porte', 40, (row) => aboutOf(row.id).join('\n')),
    ...parties.map(({ name, shortName }) => text(`Position : ${shortName}`, 24, (row) => positionOf(row, name))),
    text('Responsable', 24, (row) => row.responsible),
    date('Échéance', (row) => row.dueOn),
    text('État', 16, (row) => t.decisionState[row.state]),
    text('Où en est ce qu’elle vise', 24, (row) => (row.toldCount > 0 ? t.execution(row, row.state) : '')),
    text('Ce qui manquait', 40, (row) => row.missing.map(missingSentence).join('\n')),
    text('Décidé malgré : le motif', 40, (row) => (row.missing.length === 0 ? '' : (row.despite ?? t.noReasonGiven))),
    text('Confirmé par', 28, (row) =>
      row.confirmations.map(({ personName, partyName }) => `${personName} (${partyName})`).join('\n'),
    ),
    { ...text('Identifiant', 38, (row) => row.id), isHidden: true },
  ]
  return {
    name: 'Décisions',
    columns: columns.map(({ read, ...column }): RegisterColumn => column),
    rows: decisions.map((row) => columns.map(({ read }) => read(row))),
  }
}
