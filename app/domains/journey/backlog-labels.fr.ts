/** What awaits an agenda, in words. Pure. */
import { formatCount, shorten } from '#app/kernel/format.ts'
import type { BacklogItem, BacklogKind } from './backlog.ts'

/** Titles of the groups of the list. */
export const backlogGroups: Record<BacklogKind, string> = {
  arbitration: 'Arbitrages demandés',
  disagreement: 'Constats en désaccord',
  'issue-to-decide': 'Enjeux proposés au copil',
  'actions-to-validate': 'Fiches à valider',
  'version-to-decide': 'Projet de convention à décider',
  'decision-late': 'Décisions non suivies à temps',
  'blocked-action': 'Actions à débloquer',
  'late-action': 'Actions en retard',
  'corrective-late': 'Actions correctives en retard',
  'task-open': 'Tâches des réunions précédentes',
  'by-hand': 'Points gardés',
}

/** What is read on the list. */
export function backlogWords({ kind, title }: Pick<BacklogItem, 'kind' | 'title'>): string {
  if (kind === 'actions-to-validate')
    return `${formatCount(Number(title), 'fiche action proposée', 'fiches action proposées')}, à valider`
  if (kind === 'version-to-decide') return `Projet de convention, version ${title}`
  if (kind === 'task-open') return `${formatCount(Number(title), 'tâche pas encore faite', 'tâches pas encore faites')}`
  if (kind === 'decision-late') return `Décision ${title}`
  return title
}

const onAgenda: Partial<Record<BacklogKind, string>> = {
  arbitration: 'arbitrage demandé',
  disagreement: 'constat en désaccord',
  'issue-to-decide': 'enjeu à retenir',
  'decision-late': 'suite à donner',
  'blocked-action': 'à débloquer',
  'late-action': 'en retard',
  'corrective-late': 'action corrective en retard',
}

/** The point as the agenda writes it, with why it is there. */
export function backlogTitle(item: Pick<BacklogItem, 'kind' | 'title'>): string {
  const why = onAgenda[item.kind]
  const words = shorten(backlogWords(item), 240)
  return why ? `${words}, ${why}` : words
}
