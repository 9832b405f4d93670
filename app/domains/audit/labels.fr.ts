/** The filters of the journal, in French. Pure. What each act and each kind of thing says is declared by its slice (things.fr.ts). */
import type { JournalSubject } from '#app/things/thing-kind.ts'

export const journalSubjects: Readonly<Record<JournalSubject, string>> = {
  ctg: 'CTG, parties et membres',
  etapes: 'Étapes',
  gouvernance: 'Instances, réunions et décisions',
  diagnostic: 'Diagnostic',
  plan: 'Plan d’action',
  suivi: 'Suivi',
  convention: 'Convention',
}
