/** Meetings to come and past, and where the yearly copil stands. */

import { formatDay, formatInstant } from '#app/kernel/format.ts'
import { formatDelay } from '#app/kernel/format-delay.fr.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination, Tabs } from '#app/ui/navigation.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { meetingLabels as t } from '../labels.fr.ts'
import type { MeetingRow, MeetingsPageData } from '../meeting-queries.server.ts'
import type { MeetingStatus } from '../meetings.ts'
import { meetingTone } from './tones.ts'

export const MeetingTabs = ({
  ctgId,
  current,
}: {
  readonly ctgId: string
  readonly current: 'meetings' | 'workshops' | 'register'
}) => (
  <Tabs
    label="Réunions et décisions"
    tabs={[
      { label: 'Réunions', to: `/ctg/${ctgId}/reunions`, isCurrent: current === 'meetings' },
      { label: 'Ateliers', to: `/ctg/${ctgId}/ateliers`, isCurrent: current === 'workshops' },
      { label: 'Registre des décisions', to: `/ctg/${ctgId}/decisions`, isCurrent: current === 'register' },
    ]}
  />
)

export function MeetingsPage(props: MeetingsPageData) {
  const { ctgId, toCome, past, page, pageCount, mayPrepare } = props
  const prepare = `/ctg/${ctgId}/reunions/nouvelle`
  return (
    <Page
      title="Réunions et décisions"
      actions={
        mayPrepare && (
          <LinkButton to={prepare} look="primary">
            Préparer une réunion
          </LinkButton>
        )
      }
    >
      <MeetingTabs ctgId={ctgId} current="meetings" />
      <YearlyCopilNotice {...props} />
      <Card title="À venir et en cours">
        <MeetingsTable
          caption="Réunions à venir et en cours"
          ctgId={ctgId}
          rows={toCome}
          empty={
            <EmptyState action={mayPrepare && <Link to={prepare}>Préparer une réunion</Link>}>
              Aucune réunion n’est prévue.
            </EmptyState>
          }
        />
      </Card>
      <Card title="Tenues ou annulées">
        <MeetingsTable
          caption="Réunions tenues ou annulées"
          ctgId={ctgId}
          rows={past}
          empty={<EmptyState>Les réunions closes seront ici, avec leur relevé de décisions.</EmptyState>}
        />
        <Pagination page={page} pageCount={pageCount} pageUrl={(number) => `?page=${number}`} />
      </Card>
    </Page>
  )
}

const copilState: Readonly<Record<MeetingStatus, string>> = {
  ...t.meetingStatus,
  convened: 'convoqué',
}

function YearlyCopilNotice(props: MeetingsPageData) {
  const { ctgId, yearlyCopil: copil, lastCopilOn, nextCopil, today, mayPrepareCopil } = props
  const last = lastCopilOn
    ? `Le dernier copil clos est celui du ${formatDay(lastCopilOn)}.`
    : 'Aucun copil n’est encore clos.'
  if (!copil || copil.state === 'in-time')
    return copil ? <p className="muted">{`${last} ${t.copilDue(copil)}`}</p> : null
  const planned = nextCopil && (
    <>
      {' '}
      <Link to={`/ctg/${ctgId}/reunions/${nextCopil.id}`}>{nextCopil.title}</Link> est {copilState[nextCopil.status]}.
    </>
  )
  return (
    <Notice
      tone="warn"
      title={
        copil.state === 'late'
          ? `Copil annuel : ${formatDelay(copil.dueOn, today)}`
          : `Copil annuel à tenir au plus tard le ${formatDay(copil.dueOn)}`
      }
    >
      <p>
        {last} {copil.state === 'late' && t.copilDue(copil)}
        {planned}
        {!planned && mayPrepareCopil && (
          <>
            {' '}
            <Link to={`/ctg/${ctgId}/reunions/nouvelle`}>Préparer le copil</Link>
          </>
        )}
      </p>
    </Notice>
  )
}

type TableProps = {
  readonly caption: string
  readonly ctgId: string
  readonly rows: readonly MeetingRow[]
  readonly empty: React.ReactElement
}

const MeetingsTable = ({ caption, ctgId, rows, empty }: TableProps) => (
  <DataTable
    caption={caption}
    rows={rows}
    empty={empty}
    columns={[
      {
        header: 'Réunion',
        widthPercent: 27,
        cell: ({ id, title }) => <Link to={`/ctg/${ctgId}/reunions/${id}`}>{title}</Link>,
      },
      { header: 'Instance', widthPercent: 22, cell: ({ bodyName }) => bodyName },
      {
        ...{ header: 'Date', isNote: true, widthPercent: 15 },
        cell: ({ startsAt, timeZone }) => formatInstant(startsAt, timeZone),
      },
      { header: 'Lieu', isNote: true, widthPercent: 17, cell: ({ place }) => place || gapWords.text },
      {
        ...{ header: 'Décisions', isNumeric: true, widthPercent: 8 },
        cell: ({ decisionCount }) => decisionCount || '–',
      },
      {
        header: 'État',
        widthPercent: 11,
        cell: ({ status }) => <Chip tone={meetingTone[status]}>{t.meetingStatus[status]}</Chip>,
      },
    ]}
  />
)
