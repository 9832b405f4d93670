/** What the journal of the instance says, in French. Pure. */
import { formatCount } from '#app/kernel/format.ts'

export const instanceLabels = {
  title: 'Journal de l’instance',
  lead: 'Connexions, échecs, mots de passe et mandats, du plus récent au plus ancien. Aucun contenu des CTG ne se lit ici.',
  lines: (total: number) => formatCount(total, 'ligne'),
  empty: 'Rien encore : les connexions et les mandats se liront ici.',
  /** Two lines on one address bear the same mark, from which it cannot be found again. */
  unknown: (mark: string) => `adresse sans compte (${mark})`,
  removed: 'compte disparu',
} as const
