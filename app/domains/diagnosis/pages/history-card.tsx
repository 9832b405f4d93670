/** Who did what to this thing, acting for whom, the latest first. */
import { auditLabels } from '#app/domains/audit/labels.fr.ts'
import type { HistoryLine } from '#app/domains/audit/queries.server.ts'
import { formatShortDate, parisDay } from '#app/kernel/format.ts'
import { Card } from '#app/ui/layout.tsx'
import { Timeline } from '#app/ui/timeline.tsx'

type Props = { readonly title: string; readonly lines: readonly HistoryLine[] }

export const HistoryCard = ({ title, lines }: Props) => (
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
