/** The dashboard of a CTG: where it stands, what awaits whom, what the groups do, who acts with whom, what is missing. */

import { FollowupCounts } from '#app/domains/followup/pages/followup-counts.tsx'
import { formatCount, formatShortDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card, Columns, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Matrix } from '#app/ui/matrix.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { Steps } from '#app/ui/steps.tsx'
import { Timeline, type TimelineItem } from '#app/ui/timeline.tsx'
import { type AwaitingItem, pathOf } from '../awaiting.ts'
import { awaitingLabels, dashboardLabels as t } from '../dashboard-labels.fr.ts'
import type { Dashboard, GroupRow } from '../dashboard-queries.server.ts'

type Props = Dashboard & {
  /** Acts of the follow-up. */
  readonly acts?: React.ReactNode
}

export function DashboardPage({ acts, ...page }: Props) {
  const { ctgId, today, milestones, awaitsYou, youAwait, groups, services, followup } = page
  const { matrix } = services
  const base = `/ctg/${ctgId}`
  return (
    <Stack>
      <PageHeader
        title={t.title}
        lead={<OrdinalText text={t.lead(milestones, today)} />}
        actions={
          <>
            <LinkButton to={`${base}/fil`}>{t.thread}</LinkButton>
            {acts}
          </>
        }
      />
      <Card>
        <Steps label={t.journey} steps={milestones.steps} />
      </Card>
      <Columns
        isBalanced
        main={
          <>
            <Card title={t.awaitsYou}>
              <Awaiting base={base} today={today} items={awaitsYou} empty={t.nothingAwaitsYou} />
            </Card>
            {followup.total > 0 && (
              <Card title={t.followup} aside={<Link to={`${base}/suivi`}>{t.seeFollowup}</Link>}>
                <p>
                  <FollowupCounts standing={followup} hrefOf={(_, slug) => `${base}/suivi?signal=${slug}`} />
                </p>
              </Card>
            )}
            <Card title={t.groups}>
              <Groups base={base} today={today} groups={groups} />
            </Card>
            <Missing lines={milestones.missing} />
          </>
        }
        aside={
          <>
            {youAwait && (
              <Card title={t.youAwait}>
                <Awaited base={base} today={today} items={youAwait} />
              </Card>
            )}
            <Card
              title={t.together}
              note={t.togetherSentence(services)}
              aside={<Link to={`${base}/suivi/decloisonnement`}>{t.whoActsWithWhom}</Link>}
            >
              {matrix.lines.length > 0 && matrix.columns.length > 0 && (
                <Matrix caption={t.together} rowsLabel={t.authorityServices} {...matrix} />
              )}
            </Card>
          </>
        }
      />
    </Stack>
  )
}

type ListProps = { readonly base: string; readonly today: string; readonly items: readonly AwaitingItem[] }

/** The first of a long list, the others folded: one works from its top. */
const shown = 8

/** A single one more takes no more room than the words that would hide it. */
const shownOf = ({ length }: { readonly length: number }): number => (length === shown + 1 ? length : shown)

function Awaiting({ base, today, items, empty }: ListProps & { readonly empty: string }) {
  if (items.length === 0) return <EmptyState>{empty}</EmptyState>
  const lines: readonly TimelineItem[] = items.map((item) => {
    const words = awaitingLabels[item.kind]
    return {
      key: `${item.kind}-${item.id}`,
      ...(item.dueOn && {
        date: { text: formatShortDay(item.dueOn, today), dateTime: item.dueOn, isLate: item.dueOn < today },
      }),
      title: words.title(item),
      note: <OrdinalText text={words.note(item, item.since && formatShortDay(item.since, today))} />,
      action: (
        <LinkButton to={base + pathOf[item.kind](item.id)} isSmall label={`${words.act} : ${item.title}`}>
          {words.act}
        </LinkButton>
      ),
    }
  })
  return (
    <>
      <Timeline items={lines.slice(0, shownOf(lines))} label={t.awaitsYou} />
      <More lines={lines} />
    </>
  )
}

function Awaited({ base, today, items }: ListProps) {
  if (items.length === 0) return <EmptyState>{t.nothingAwaited}</EmptyState>
  const lines: readonly TimelineItem[] = items.map((item) => {
    const words = awaitingLabels[item.kind]
    return {
      key: `${item.kind}-${item.id}-${item.who}`,
      title: <Link to={base + pathOf[item.kind](item.id)}>{words.title(item)}</Link>,
      note: item.who,
      action: item.since && <OrdinalText text={t.since(formatShortDay(item.since, today))} />,
    }
  })
  return (
    <>
      <Timeline items={lines.slice(0, shownOf(lines))} label={t.youAwait} />
      <More lines={lines} />
    </>
  )
}

const More = ({ lines }: { readonly lines: readonly TimelineItem[] }) =>
  lines.length > shownOf(lines) && (
    <Disclosure summary={t.more(lines.length - shownOf(lines))}>
      <Timeline items={lines.slice(shownOf(lines))} />
    </Disclosure>
  )

const Groups = ({
  base,
  today,
  groups,
}: {
  readonly base: string
  readonly today: string
  readonly groups: readonly GroupRow[]
}) => (
  <DataTable
    caption={t.groups}
    rows={groups}
    rowKey={({ themeId }) => themeId}
    empty={<EmptyState action={<Link to={`${base}/membres`}>{t.addThemes}</Link>}>{t.noTheme}</EmptyState>}
    columns={[
      {
        key: 'theme',
        header: 'Thème',
        isRowHeader: true,
        cell: ({ themeId, name }) => <Link to={`${base}/diagnostic/${themeId}`}>{name}</Link>,
      },
      { key: 'findings', header: 'Constats', isNumeric: true, cell: ({ findings }) => findings },
      { key: 'issues', header: 'Enjeux', isNumeric: true, cell: ({ issues }) => issues },
      { key: 'actions', header: 'Actions', isNumeric: true, cell: ({ actions }) => actions },
      {
        key: 'last',
        header: 'Dernière séance',
        isNote: true,
        cell: ({ lastMeetingOn }) => (lastMeetingOn ? formatShortDay(lastMeetingOn, today) : t.notYetMet),
      },
    ]}
  />
)

const Missing = ({ lines }: { readonly lines: Dashboard['milestones']['missing'] }) => (
  <Card title={t.missing} note={lines.length > 0 ? t.missingNote(formatCount(lines.length, 'point')) : undefined}>
    {lines.length === 0 && <p>{t.nothingMissing}</p>}
    <ul>
      {lines.map(({ code, sentence, to }) => (
        <li key={code}>
          <Link to={to}>{sentence}</Link>
        </li>
      ))}
    </ul>
  </Card>
)
