/** Who did what on a sheet, the latest first; the older lines fold. */
import { parisDay } from '#app/kernel/calendar.ts'
import { formatCount, formatShortDate } from '#app/kernel/format.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card } from '#app/ui/layout.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { Timeline, type TimelineItem } from '#app/ui/timeline.tsx'
import type { ActionPageData } from '../queries.server.ts'

type Line = ActionPageData['history'][number]

const shownLines = 5

const dateOf = (day: string): TimelineItem['date'] => ({
  text: <OrdinalText text={formatShortDate(day, 'day')} />,
  dateTime: day,
})

const itemOf = ({ id, at, sentence, personName, partyName, changes, reason, part }: Line): TimelineItem => ({
  key: String(id),
  date: dateOf(parisDay(at)),
  title: [sentence, part].filter(Boolean).join(' : '),
  note: [partyName ? `${personName}, ${partyName}` : personName, ...changes, reason && `Motif : ${reason}`]
    .filter((line) => line !== '')
    .map((line, index) => (
      <span key={line}>
        {index > 0 && <br />}
        <OrdinalText text={line} />
      </span>
    )),
})

export function HistoryCard({ history, sheet }: ActionPageData) {
  // A sheet that came with a spreadsheet has no line of its own for its birth.
  const birth: readonly TimelineItem[] = history.some(({ action }) => action === 'action.created')
    ? []
    : [
        {
          key: 'created',
          date: dateOf(sheet.createdOn),
          title: sheet.importId ? 'Reprise d’un tableur' : 'Fiche créée',
        },
      ]
  const items = [...history.map(itemOf), ...birth]
  const older = items.slice(shownLines)
  return (
    <Card title="Historique" id="historique">
      <Timeline label="Historique de l’action" items={items.slice(0, shownLines)} />
      {older.length > 0 && (
        <Disclosure summary={formatCount(older.length, 'ligne plus ancienne', 'lignes plus anciennes')}>
          <Timeline label="Historique plus ancien" items={older} />
        </Disclosure>
      )}
    </Card>
  )
}
