/** The follow-up of the plan: what calls for an act today, reports to accept, corrective actions, every action. */

import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { LeadText, StateChips, StatusChip } from '#app/domains/plan/pages/action-chips.tsx'
import { isEnded } from '#app/domains/plan/plan.ts'
import { formatCount, formatShortDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card, Columns, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { UnderWayCard } from '../campaigns/pages/under-way-card.tsx'
import { followupLabels as t } from '../labels.fr.ts'
import { QuickDossier } from '../pack/pages/quick-dossier.tsx'
import type { FollowupPageData } from '../queries.server.ts'
import { CallsCard } from './calls-card.tsx'
import { CorrectivesCard } from './correctives-card.tsx'
import { LookBackCard } from './look-back-card.tsx'

export function FollowupPage(data: FollowupPageData) {
  const { ctgId, lines, today, mayOpenCorrective } = data
  const running = lines.filter(({ status }) => status === 'in-progress')
  const heard = running.filter(({ flags, lastReportOn }) => lastReportOn !== null && !flags.includes('silent')).length
  return (
    <Stack>
      <PageHeader
        title={t.followup}
        lead={
          lines.length === 0
            ? 'Où en est ce qui a été décidé, et ce qu’il faut corriger.'
            : t.heard(heard, running.length)
        }
        actions={
          <>
            {mayOpenCorrective && (
              <LinkButton to={`/ctg/${ctgId}/suivi/corrective/nouvelle`}>Ouvrir une action corrective</LinkButton>
            )}
            <LinkButton to={`/ctg/${ctgId}/suivi/dossiers`}>Dossiers et bilans</LinkButton>
            {data.mayRequestDossier && <QuickDossier ctgId={ctgId} />}
          </>
        }
      />
      {lines.length === 0 ? (
        <Card>
          <EmptyState action={<LinkButton to={`/ctg/${ctgId}/plan`}>Voir le plan d’action</LinkButton>}>
            Le suivi s’ouvre avec les premières actions du plan : retards, silences, points d’étape à accepter et
            actions correctives seront ici.
          </EmptyState>
        </Card>
      ) : (
        <>
          <Columns
            isBalanced
            main={
              <>
                <ReportsCard {...data} />
                <CallsCard {...data} />
              </>
            }
            aside={
              <>
                <UnderWayCard {...data} />
                <AxesCard {...data} />
                <CorrectivesCard {...data} />
                <LookBackCard ctgId={ctgId} />
              </>
            }
          />
          <ActionsCard lines={lines} today={today} ctgId={ctgId} />
        </>
      )}
    </Stack>
  )
}

/** Reports that wait for an answer, the oldest first: what each proposes, in words. */
function ReportsCard({ ctgId, reports, today }: FollowupPageData) {
  const waiting = reports.toReversed()
  return (
    <Card title="Points d’étape à accepter" aside={formatCount(reports.length, 'point')}>
      {waiting.length === 0 && <p className="muted">Aucun point d’étape n’attend de réponse.</p>}
      <Timeline
        label="Points d’étape à accepter"
        items={waiting.map(({ id, reportedOn, actionCode, actionTitle, enteredBy, enteredFor, adjustments }) => ({
          key: id,
          date: { text: <OrdinalText text={formatShortDay(reportedOn, today)} />, dateTime: reportedOn },
          title: `${actionCode} ${actionTitle}`,
          note: (
            <>
              {t.author(enteredBy, enteredFor)}
              {adjustments.length > 0 && (
                <>
                  <br />
                  <OrdinalText text={`Propose : ${adjustments.map(t.changeSentence).join(' ; ')}`} />
                </>
              )}
            </>
          ),
          action: (
            <LinkButton to={`/ctg/${ctgId}/suivi/${id}`} isSmall label={`Relire : ${actionTitle}`}>
              Relire
            </LinkButton>
          ),
        }))}
      />
    </Card>
  )
}

/** Progress by axis, in counts: no percentage of a handful of actions. */
function AxesCard({ ctgId, axes, topAxisOf, lines }: FollowupPageData) {
  const rows = [
    ...axes.map(({ id, code, title, levelLabel }) => ({
      key: id,
      label: `${levelLabel} ${code}. ${title}`,
      lines: lines.filter(({ axisId }) => axisId !== null && topAxisOf[axisId] === id),
    })),
    { key: 'none', label: 'Sans axe', lines: lines.filter(({ axisId }) => axisId === null) },
  ].filter((row) => row.lines.length > 0)
  const count = (row: (typeof rows)[number], test: (line: (typeof lines)[number]) => boolean) =>
    row.lines.filter(test).length || '–'
  return (
    <Card title="Avancement par axe" aside={<Link to={`/ctg/${ctgId}/plan`}>Voir le plan</Link>}>
      <DataTable
        caption="Avancement par axe"
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'axis', header: 'Axe', isRowHeader: true, cell: ({ label }) => label },
          { key: 'all', header: 'Actions', isNumeric: true, cell: (row) => row.lines.length },
          {
            key: 'running',
            header: 'En cours',
            isNumeric: true,
            cell: (row) => count(row, ({ status }) => status === 'in-progress'),
          },
          {
            key: 'done',
            header: 'Terminées',
            isNumeric: true,
            cell: (row) => count(row, ({ status }) => status === 'done'),
          },
          {
            key: 'late',
            header: 'En retard',
            isNumeric: true,
            cell: (row) => count(row, ({ flags }) => flags.includes('late')),
          },
        ]}
      />
    </Card>
  )
}

type ActionsProps = Pick<FollowupPageData, 'lines' | 'today' | 'ctgId'>

const ActionsCard = ({ lines, today, ctgId }: ActionsProps) => (
  <Card title="Toutes les actions" aside={formatCount(lines.length, 'action')}>
    <DataTable
      caption="Toutes les actions"
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        { key: 'code', header: 'N°', isNote: true, cell: ({ code }) => code },
        {
          key: 'title',
          header: 'Action',
          isRowHeader: true,
          cell: ({ id, title }) => <Link to={`/ctg/${ctgId}/actions/${id}`}>{title}</Link>,
        },
        {
          key: 'lead',
          header: 'Pilote',
          cell: (line) => (
            <LeadText
              partyName={line.leadPartyName}
              partyKind={line.leadPartyKind}
              serviceName={line.leadServiceName}
              name={line.leadName}
              mendTo={`/ctg/${ctgId}/actions/${line.id}/modifier`}
            />
          ),
        },
        {
          key: 'state',
          header: 'État',
          cell: ({ status, flags }) =>
            isEnded(status) ? (
              <StatusChip status={status} />
            ) : (
              <StateChips
                status={status}
                flags={flags.filter((flag) => ['late', 'silent', 'watched'].includes(flag))}
              />
            ),
        },
        {
          key: 'end',
          header: 'Échéance',
          isNote: true,
          cell: ({ endsOn, endsPrecision }) => <OrdinalText text={planLabels.date(endsOn, endsPrecision)} />,
        },
        {
          key: 'report',
          header: 'Dernier point',
          isNote: true,
          cell: ({ lastReportOn }) => t.reportAge(lastReportOn, today),
        },
        {
          key: 'act',
          header: 'Faire le point',
          isHeaderHidden: true,
          cell: ({ id, title, mayReport }) =>
            mayReport && (
              <LinkButton to={`/ctg/${ctgId}/actions/${id}/point`} isSmall label={`Faire le point : ${title}`}>
                Faire le point
              </LinkButton>
            ),
        },
      ]}
    />
  </Card>
)
