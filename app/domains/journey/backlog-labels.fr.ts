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
  'framing-to-decide': 'Évaluation à cadrer',
  'evaluation-to-decide': 'Évaluation figée, sans décision',
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
  if (kind === 'framing-to-decide') return `Note de cadrage : ${title}`
  if (kind === 'task-open') return `${formatCount(Number(title), 'tâche pas encore faite', 'tâches pas encore faites')}`
  if (kind === 'decision-late') return `Décision ${title}`
  return title
}

const onAgenda: Partial<Record<BacklogKind, string>> = {
  arbitration: 'arbitrage demandé',
  disagreement: 'constat en désaccord',
  'issue-to-decide': 'enjeu à retenir',
  'evaluation-to-decide': 'évaluation figée',
  'decision-late': 'suite à donner',
  'blocked-action': 'à débloquer',
  'late-action': 'en retard',
  'corrective-late': 'action corrective en retard',
}

/** The point as the agenda writes it, with why it is there. */
export function backlogTitle(item: Pick<BacklogItem, 'kind' | 'title'>): string {
  const why = onAgenda[item.kind]
  const words = shorten(backlogWords(item), 240)
  return why ? `${words.replace(/\.$/, '')}, ${why}` : words
}

type DrawnDemand = { readonly demand: string; readonly reason: string; readonly effect: string }

const questions: Partial<Record<BacklogKind, string>> = {
  arbitration: 'Quel arbitrage rendre\u00a0?',
  disagreement: 'Comment lever ce désaccord\u00a0?',
  'issue-to-decide': 'Retenir cet enjeu\u00a0?',
  'actions-to-validate': 'Valider les fiches proposées\u00a0?',
  'version-to-decide': 'Valider ce projet de convention\u00a0?',
  'framing-to-decide': 'Retenir ces questions et cette note de cadrage\u00a0?',
  'evaluation-to-decide': 'Prendre acte de cette évaluation\u00a0?',
}

/**
 * What a point drawn asks of the body; nothing of what is only followed. The coordination writes it again.
 * @param ask what the lead of its action wrote
 */
export function drawnDemand({ kind, about }: Pick<BacklogItem, 'kind' | 'about'>, ask?: DrawnDemand): DrawnDemand {
  if (kind === 'arbitration' && ask) return { ...ask, demand: shorten(ask.demand, 300) }
  const reason = kind === 'disagreement' && about ? `Désaccord : ${about}.` : ''
  return { demand: questions[kind] ?? '', reason, effect: '' }
}
