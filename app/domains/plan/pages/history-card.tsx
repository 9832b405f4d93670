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

/** What one act changed, at once; the rest is folded. A single one more takes no more room than the words that would hide it. */
const shownChanges = 4

const oneUnderAnother = (lines: readonly string[]) =>
  lines.map((line, index) => (
    <span key={line}>
      {index > 0 && <br />}
      <OrdinalText text={line} />
    </span>
  ))

function itemOf({ id, at, sentence, personName, partyName, changes, reason, part }: Line): TimelineItem {
  const shown = changes.length === shownChanges + 1 ? changes : changes.slice(0, shownChanges)
  const rest = changes.slice(shown.length)
  const by = partyName ? `${personName}, ${partyName}` : personName
  return {
    key: String(id),
    date: dateOf(parisDay(at)),
    title: [sentence, part].filter(Boolean).join(' : '),
    note: oneUnderAnother([by, ...shown, reason && `Motif : ${reason}`].filter((line) => line !== '')),
    below: rest.length > 0 && (
      <Disclosure summary={`et ${formatCount(rest.length, 'autre champ', 'autres champs')}`}>
        <p className="fine muted">{oneUnderAnother(rest)}</p>
      </Disclosure>
    ),
  }
}

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
