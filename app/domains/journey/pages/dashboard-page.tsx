/** The dashboard of a CTG: where it stands, what awaits whom, what the groups do, who acts with whom, what is missing. */

import { FollowupCounts } from '#app/domains/followup/pages/followup-counts.tsx'
import { atStart, formatCount, formatShortDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card, Columns, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Matrix } from '#app/ui/matrix.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { Steps } from '#app/ui/steps.tsx'
import { dashboardLabels as t } from '../dashboard-labels.fr.ts'
import type { Dashboard, GroupRow } from '../dashboard-queries.server.ts'
import { AwaitsYou, YouAwait } from './awaiting-lists.tsx'
import { OwnActionsCard } from './own-actions-card.tsx'

type Props = Dashboard & {
  /** Acts of the follow-up. */
  readonly acts?: React.ReactNode
  /** Before everything, while the CTG begins. */
  readonly first?: React.ReactNode
}

export function DashboardPage({ acts, first, ...page }: Props) {
  const { ctgId, today, look, milestones, ownActions } = page
  const base = `/ctg/${ctgId}`
  const own = ownActions.length > 0 && <OwnActionsCard base={base} today={today} actions={ownActions} />
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
      {first}
      {look.isOwnActionsFirst && own}
      <Card>
        <Steps label={t.journey} steps={milestones.steps} />
      </Card>
      <Columns
        isBalanced
        main={<MainColumn page={page} base={base} begins={Boolean(first)} own={!look.isOwnActionsFirst && own} />}
        aside={<SideColumn page={page} base={base} />}
      />
    </Stack>
  )
}

type ColumnProps = { readonly page: Dashboard; readonly base: string }

type MainProps = ColumnProps & { readonly begins: boolean; readonly own: React.ReactNode }

const MainColumn = ({ page, base, begins, own }: MainProps) => {
  const { today, awaitsYou, groups, followup } = page
  return (
    <>
      {awaitsYou && (
        <Card title={t.awaitsYou}>
          <AwaitsYou base={base} today={today} groups={awaitsYou} begins={begins} />
        </Card>
      )}
      {own}
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
    </>
  )
}

const SideColumn = ({ page: { today, look, milestones, youAwait, services }, base }: ColumnProps) => {
  const { matrix } = services
  return (
    <>
      {youAwait && (
        <Card title={t.youAwait}>
          <YouAwait base={base} today={today} groups={youAwait} />
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
      {look.showsGaps && <Missing lines={milestones.missing} />}
    </>
  )
}

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
    empty={<EmptyState action={<Link to={`${base}/membres/themes`}>{t.addThemes}</Link>}>{t.noTheme}</EmptyState>}
    columns={[
      {
        header: 'Thème',
        cell: ({ themeId, name }) => <Link to={`${base}/diagnostic/${themeId}`}>{name}</Link>,
      },
      { header: 'Constats', isNumeric: true, cell: ({ findings }) => findings },
      { header: 'Enjeux', isNumeric: true, cell: ({ issues }) => issues },
      { header: 'Actions', isNumeric: true, cell: ({ actions }) => actions },
      {
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
          <Link to={to}>{atStart(sentence)}</Link>
        </li>
      ))}
    </ul>
  </Card>
)
