/** What the journal of the instance says, in French. Pure. */
import { formatCount } from '#app/kernel/format.ts'
import type { InstanceActKind } from './instance-journal.ts'

export const instanceLabels = {
  title: 'Journal de l’instance',
  lead: 'Connexions, échecs, mots de passe, mandats et actes d’administration, du plus récent au plus ancien. Aucun contenu des CTG ne se lit ici.',
  kind: {
    entries: 'Connexions et sessions',
    accounts: 'Comptes',
    mandates: 'CTG et mandats',
    instance: 'Instance',
  } satisfies Record<InstanceActKind, string>,
  columns: { at: 'Le', action: 'Fait', about: 'Compte', by: 'Par', ctg: 'CTG' },
  exported: (most: number) =>
    `Au plus ${formatCount(most, 'ligne')}, les plus récentes : réduisez la période au besoin.`,
  noneKept: 'Aucune ligne ne répond à ces critères.',
  lines: (total: number) => formatCount(total, 'ligne'),
  empty: 'Rien encore : les connexions et les mandats se liront ici.',
  /** Two lines on one address bear the same mark, from which it cannot be found again. */
  unknown: (mark: string) => `adresse sans compte (${mark})`,
  removed: 'compte disparu',
} as const
