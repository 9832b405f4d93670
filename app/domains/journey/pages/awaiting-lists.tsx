/** What awaits someone, and what she awaits of the others: similar things in one line that unfolds. Rule: docs/rules/journey.md §9.2. */
import { formatShortDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { Timeline, type TimelineItem } from '#app/ui/timeline.tsx'
import { type AwaitingGroup, type AwaitingItem, pathTo } from '../awaiting.ts'
import { awaitingLabels, dashboardLabels as t } from '../dashboard-labels.fr.ts'

type ListProps = { readonly base: string; readonly today: string; readonly groups: readonly AwaitingGroup[] }
type Place = Omit<ListProps, 'groups'>

/** The first of a long list, the others folded: one works from its top. */
const shown = 8

/** A single one more takes no more room than the words that would hide it. */
const shownOf = ({ length }: { readonly length: number }): number => (length === shown + 1 ? length : shown)

/** @param one the line of a single thing */
function Lines(props: {
  readonly label: string
  readonly groups: readonly AwaitingGroup[]
  readonly one: (item: AwaitingItem) => TimelineItem
}) {
  const { label, groups, one } = props
  const lines = groups.map((group) => lineOf(group, one))
  const rest = lines.slice(shownOf(lines))
  return (
    <>
      <Timeline items={lines.slice(0, shownOf(lines))} label={label} />
      {rest.length > 0 && (
        <Disclosure summary={t.more(rest.length)}>
          <Timeline items={rest} />
        </Disclosure>
      )}
    </>
  )
}

function lineOf({ kind, who, count, items }: AwaitingGroup, one: (item: AwaitingItem) => TimelineItem): TimelineItem {
  const [first] = items
  const { many, isFeminine } = awaitingLabels[kind]
  if (first && (count === 1 || !many)) return one(first)
  return {
    key: `${kind}-${who}`,
    title: many?.(count),
    note: who,
    below: (
      <Disclosure summary={t.unfold(count, items.length, isFeminine)}>
        <Timeline items={items.map(one)} />
      </Disclosure>
    ),
  }
}

/** @param props.begins the first steps of the CTG are on the page */
export function AwaitsYou({ base, today, groups, begins }: ListProps & { readonly begins: boolean }) {
  if (groups.length === 0) return <EmptyState>{begins ? t.onlyFirstSteps : t.nothingAwaitsYou}</EmptyState>
  return <Lines label={t.awaitsYou} groups={groups} one={toDo({ base, today })} />
}

/** With its date, why, and the button that leads where it is done. */
const toDo =
  ({ base, today }: Place) =>
  (item: AwaitingItem): TimelineItem => {
    const words = awaitingLabels[item.kind]
    return {
      key: `${item.kind}-${item.id}`,
      ...(item.dueOn && {
        date: {
          text: formatShortDay(item.dueOn, today),
          dateTime: item.dueOn,
          isLate: item.dueOn < today && item.kind !== 'data-request',
        },
      }),
      title: words.title(item),
      note: <OrdinalText text={words.note(item, item.since && formatShortDay(item.since, today))} />,
      action: (
        <LinkButton to={base + pathTo(item)} isSmall label={`${words.act} : ${item.title}`}>
          {words.act}
        </LinkButton>
      ),
    }
  }

export function YouAwait({ base, today, groups }: ListProps) {
  if (groups.length === 0) return <EmptyState>{t.nothingAwaited}</EmptyState>
  return <Lines label={t.youAwait} groups={groups} one={awaited({ base, today })} />
}

const awaited =
  ({ base, today }: Place) =>
  (item: AwaitingItem): TimelineItem => ({
    key: `${item.kind}-${item.id}-${item.who}`,
    // The day passed is told, nobody is blamed for it.
    ...(item.dueOn && { date: { text: formatShortDay(item.dueOn, today), dateTime: item.dueOn, isLate: false } }),
    title: <Link to={base + pathTo(item)}>{awaitingLabels[item.kind].title(item)}</Link>,
    note: item.who,
    action: item.since && <OrdinalText text={t.since(formatShortDay(item.since, today))} />,
  })
