/** Who did what to one thing, acting for whom, the latest first. */
import { formatShortDate, parisDay } from '#app/kernel/format.ts'
import { Card } from '#app/ui/layout.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { auditLabels } from '../labels.fr.ts'
import type { HistoryLine } from '../queries.server.ts'

type Props = { readonly title?: string; readonly lines: readonly HistoryLine[] }

export const HistoryCard = ({ title = 'Historique', lines }: Props) => (
  <Card title={title}>
    <Timeline
      label={title}
      items={lines.map(({ id, at, action, personName, partyName }) => ({
        key: String(id),
        date: { text: formatShortDate(parisDay(at), 'day'), dateTime: at.toISOString() },
        title: auditLabels[action] ?? '',
        note: partyName === null ? personName : `${personName}, ${partyName}`,
      }))}
    />
  </Card>
)
