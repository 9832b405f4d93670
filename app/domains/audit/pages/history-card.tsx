/** Who did what to one thing, acting for whom, the latest first; older lines are folded. */

import { parisDay } from '#app/kernel/calendar.ts'
import { formatShortDate } from '#app/kernel/format.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { auditLabels } from '../labels.fr.ts'
import type { HistoryLine } from '../queries.server.ts'

type Props = {
  readonly title?: string
  readonly lines: readonly HistoryLine[]
  /** How many are seen before one unfolds the others. */
  readonly shownLines?: number
}

export const HistoryCard = ({ title = 'Historique', lines, shownLines = 4 }: Props) => (
  <Card title={title}>
    <Lines label={title} lines={lines.slice(0, shownLines)} />
    {lines.length > shownLines && (
      <Disclosure summary="Voir ce qui précède">
        <Lines label={`${title}, suite`} lines={lines.slice(shownLines)} />
      </Disclosure>
    )}
  </Card>
)

const Lines = ({ label, lines }: { readonly label: string; readonly lines: readonly HistoryLine[] }) => (
  <Timeline
    label={label}
    items={lines.map(({ id, at, action, personName, partyName }) => ({
      key: String(id),
      date: { text: formatShortDate(parisDay(at), 'day'), dateTime: at.toISOString() },
      title: auditLabels[action] ?? '',
      note: partyName === null ? personName : `${personName}, ${partyName}`,
    }))}
  />
)
