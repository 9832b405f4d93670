/** Who acts with whom, told in words with its table. Pure. Rules: docs/rules/plan.md §6. */
import type { DossierSection } from '#app/domains/documents/dossier.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { formatCount, formatNumber } from '#app/kernel/format.ts'
import type { PackData } from '../pack-data.ts'
import { note } from './words.fr.ts'

export function togetherSection({ services }: PackData): DossierSection {
  const title = 'Qui agit avec qui'
  const { lines, columns, withoutServiceCount } = services
  return {
    key: 'together',
    title,
    summary: planLabels.servicesSentence(services),
    blocks: [
      ...(lines.length > 0 && columns.length > 0
        ? [
            {
              kind: 'table' as const,
              caption: 'Actions portées ensemble, service par service',
              columns: [
                { header: 'Service de la Caf', share: 3 },
                ...columns.map(({ label }) => ({ header: label, align: 'end' as const, share: 1.5 })),
              ],
              rows: lines.map(({ label, counts }) => [label, ...counts.map((count) => formatNumber(count))]),
            },
          ]
        : []),
      ...(withoutServiceCount > 0 ? [note(`${formatCount(withoutServiceCount, 'action')} sans service indiqué.`)] : []),
    ],
  }
}
