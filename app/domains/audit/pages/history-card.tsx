/** Who did what to one thing, acting for whom, the latest first; older lines are folded. */

import { parisDay } from '#app/kernel/calendar.ts'
import { formatShortDate } from '#app/kernel/format.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card } from '#app/ui/layout.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import type { HistoryLine } from '../queries.server.ts'

type Line = Pick<HistoryLine, 'id' | 'at' | 'sentence' | 'personName' | 'partyName'>

type Props = {
  readonly title?: string
  /** What the list is called, when the title does not say whose history it is. */
  readonly label?: string
  readonly lines: readonly Line[]
  /** Number of lines shown before the rest is unfolded. */
  readonly shownLines?: number
}

export const HistoryCard = ({ title = 'Historique', label = title, lines, shownLines = 4 }: Props) => (
  <Card title={title}>
    <Lines label={label} lines={lines.slice(0, shownLines)} />
    {lines.length > shownLines && (
      <Disclosure summary="Voir ce qui précède">
        <Lines label={`${label}, suite`} lines={lines.slice(shownLines)} />
      </Disclosure>
    )}
  </Card>
)

const Lines = ({ label, lines }: { readonly label: string; readonly lines: readonly Line[] }) => (
  <Timeline
    label={label}
    items={lines.map(({ id, at, sentence, personName, partyName }) => ({
      key: String(id),
      date: { text: <OrdinalText text={formatShortDate(parisDay(at), 'day')} />, dateTime: at.toISOString() },
      title: sentence,
      note: partyName === null ? personName : `${personName}, ${partyName}`,
    }))}
  />
)
