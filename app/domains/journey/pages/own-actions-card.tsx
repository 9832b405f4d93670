/** The actions someone leads: where each stands, what was last said, what comes next, and the way to say more. */
import { StateChips } from '#app/domains/plan/pages/action-chips.tsx'
import { loudFlags } from '#app/domains/plan/plan.ts'
import { formatShortDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { dashboardLabels as t } from '../dashboard-labels.fr.ts'
import type { Dashboard } from '../dashboard-queries.server.ts'

type Props = { readonly base: string; readonly today: string; readonly actions: Dashboard['ownActions'] }
type OwnAction = Props['actions'][number]

export const OwnActionsCard = ({ actions, ...place }: Props) => (
  <Card title={t.ownActions}>
    <DataTable rows={actions} columns={columnsOf(place)} />
  </Card>
)

const columnsOf = ({ base, today }: Omit<Props, 'actions'>): readonly Column<OwnAction>[] => [
  {
    key: 'title',
    header: 'Action',
    cell: ({ id, code, title }) => <Link to={`${base}/actions/${id}`}>{[code, title].filter(Boolean).join(' ')}</Link>,
  },
  {
    key: 'state',
    header: 'État',
    onPhone: 'bare',
    cell: ({ status, flags }) => <StateChips status={status} flags={flags.filter((one) => loudFlags.includes(one))} />,
  },
  {
    key: 'last',
    header: 'Dernier point',
    isNote: true,
    cell: ({ lastReportOn }) =>
      lastReportOn ? <OrdinalText text={formatShortDay(lastReportOn, today)} /> : t.neverReported,
  },
  {
    key: 'next',
    header: 'Prochaine étape',
    isNote: true,
    cell: ({ nextStep, nextStepOn }) =>
      nextStep === '' ? (
        '–'
      ) : (
        <>
          {nextStepOn && (
            <b className="nowrap">
              <OrdinalText text={formatShortDay(nextStepOn, today)} />{' '}
            </b>
          )}
          {nextStep}
        </>
      ),
  },
  {
    key: 'report',
    header: t.reportOn,
    isHeaderHidden: true,
    onPhone: 'bare',
    cell: ({ id, title, isToReport }) =>
      isToReport && (
        <LinkButton to={`${base}/actions/${id}/point`} isSmall label={`${t.reportOn} : ${title}`}>
          {t.reportOn}
        </LinkButton>
      ),
  },
]
