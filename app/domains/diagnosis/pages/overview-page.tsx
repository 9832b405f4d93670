/** The diagnosis as a whole: every theme with its counts, what awaits, the priorities. */

import { LinkButton } from '#app/ui/button.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { boardLabels } from '../board-labels.fr.ts'
import { pageLabels } from '../page-labels.fr.ts'
import type { OverviewPageData } from '../queries.server.ts'
import { ThemeTabs } from './theme-page.tsx'

const p = pageLabels.overview
type ThemeRow = OverviewPageData['themes'][number]

type Props = OverviewPageData & {
  /** On what the diagnosis opens: the balance of the CTG before. */
  readonly opening?: React.ReactNode
}

export function OverviewPage(props: Props) {
  const { ctgId, themes, opening } = props
  return (
    <Page
      title={pageLabels.diagnosis}
      lead={p.lead}
      actions={
        <>
          <LinkButton to={`/ctg/${ctgId}/diagnostic/donnees`}>{p.sharedData}</LinkButton>
          {!props.isArchived && (
            <LinkButton to={`/ctg/${ctgId}/suivi/dossiers/nouveau?type=diagnostic`}>{p.document}</LinkButton>
          )}
          <LinkButton to={`/ctg/${ctgId}/enjeux`}>{boardLabels.toBoard}</LinkButton>
          <LinkButton to={`/ctg/${ctgId}/objectifs`}>{p.objectives}</LinkButton>
        </>
      }
    >
      {opening}
      {themes.length === 0 ? (
        <EmptyState action={<LinkButton to={`/ctg/${ctgId}/membres/themes`}>{p.addTheme}</LinkButton>}>
          {p.noTheme}
        </EmptyState>
      ) : (
        <ThemeTabs ctgId={ctgId} themes={themes} />
      )}
      <Columns
        main={
          <Card title={p.byTheme}>
            <DataTable columns={columnsOf(props)} rows={themes} />
          </Card>
        }
        aside={
          <>
            <AwaitedCard {...props} />
            <PrioritiesCard {...props} />
          </>
        }
      />
    </Page>
  )
}

const columnsOf = ({ ctgId, today }: OverviewPageData): readonly Column<ThemeRow>[] => [
  {
    header: p.theme,
    widthPercent: 26,
    cell: ({ id, name }) => <Link to={`/ctg/${ctgId}/diagnostic/${id}`}>{name}</Link>,
  },
  {
    header: p.readings,
    widthPercent: 20,
    cell: ({ readingsWritten, lastReadingOn, readingsAwaited }) => (
      <>
        {readingsWritten || '–'}
        {lastReadingOn && (
          <p className="fine">
            <OrdinalText text={p.lastReading(lastReadingOn, today)} />
          </p>
        )}
        {readingsAwaited > 0 && <p className="fine">{p.awaitedReadings(readingsAwaited)}</p>}
      </>
    ),
  },
  {
    ...{ header: p.testimonies, isNumeric: true, widthPercent: 13 },
    cell: ({ testimonies }) => testimonies || '–',
  },
  {
    header: p.findings,
    widthPercent: 23,
    cell: ({ findings, findingsShared, findingsAwaitingPosition }) => (
      <>
        {p.shared(findingsShared, findings)}
        {findingsAwaitingPosition > 0 && <p className="fine">{p.awaitedPositions(findingsAwaitingPosition)}</p>}
      </>
    ),
  },
  {
    header: p.issues,
    widthPercent: 18,
    cell: ({ issues, issuesRetained, issuesToDebate }) => (
      <>
        {p.retained(issuesRetained, issues)}
        {issuesToDebate > 0 && <p className="fine">{p.toDebate(issuesToDebate)}</p>}
      </>
    ),
  },
]

/** What is shown at once; the rest is folded. */
const shownAtMost = 8

/** What is awaited; while nothing is written, where one begins. */
function AwaitedCard({ ctgId, beginBy: first, awaited: items }: OverviewPageData) {
  const lines = items.map(({ key, title, note, path }) => ({
    ...{ key, note },
    title: <Link to={`/ctg/${ctgId}${path}`}>{title}</Link>,
  }))
  const rest = lines.slice(shownAtMost)
  return (
    <Card title={p.awaited} id="attendus">
      {items.length === 0 && first && (
        <EmptyState action={<Link to={`/ctg/${ctgId}/diagnostic/${first.id}`}>{p.beginBy(first.name)}</Link>}>
          {p.begin}
        </EmptyState>
      )}
      {items.length === 0 && !first && <p className="muted">{p.nothing}</p>}
      <Timeline label={p.awaited} items={lines.slice(0, shownAtMost)} />
      {rest.length > 0 && (
        <Disclosure summary={p.more(rest.length)}>
          <Timeline items={rest} />
        </Disclosure>
      )}
    </Card>
  )
}

function PrioritiesCard({ ctgId, retained }: OverviewPageData) {
  return (
    <Card title={p.priorities}>
      {retained.length === 0 && (
        <EmptyState action={<Link to={`/ctg/${ctgId}/reunions`}>{p.noMeeting}</Link>}>{p.noPriority}</EmptyState>
      )}
      <ol>
        {retained.map((issue) => (
          <li key={issue.id}>
            <Link to={`/ctg/${ctgId}/enjeux/${issue.id}`}>{issue.title}</Link>
            <p className="fine">{boardLabels.decisionOf(issue)}</p>
          </li>
        ))}
      </ol>
    </Card>
  )
}
