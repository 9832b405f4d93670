/** The plan by lead: for each party, who carries what, and what is late. */

import { planLabels as t } from '#app/domains/plan/labels.fr.ts'
import { LeadText, StateChips } from '#app/domains/plan/pages/action-chips.tsx'
import { loudFlags } from '#app/domains/plan/plan.ts'
import type { PlanLine } from '#app/domains/plan-list/plan-view.server.ts'
import { formatCount, formatNumber, plural } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { isLedByNobody, type PartyGroup } from '../lead-groups.ts'

type Props = {
  readonly ctgId: string
  readonly groups: readonly PartyGroup<PlanLine>[]
  readonly parties: readonly { readonly id: string; readonly name: string }[]
}

export const LeadsView = ({ ctgId, groups, parties }: Props) => (
  <Stack>
    {groups.map((group) => (
      <PartyCard
        key={group.partyId ?? 'none'}
        ctgId={ctgId}
        group={group}
        title={parties.find(({ id }) => id === group.partyId)?.name ?? 'Sans partie pilote'}
      />
    ))}
  </Stack>
)

/** One line an action; the lead is said on the first of hers. */
type Row = {
  readonly line: PlanLine
  readonly lead: PartyGroup<PlanLine>['leads'][number]
  readonly isFirst: boolean
}

type CardProps = { readonly ctgId: string; readonly group: PartyGroup<PlanLine>; readonly title: string }

function PartyCard({ ctgId, group, title }: CardProps) {
  const rows = group.leads.flatMap((lead): Row[] =>
    lead.actions.map((line, index) => ({ line, lead, isFirst: index === 0 })),
  )
  return (
    <Card title={title} aside={formatCount(rows.length, 'action')}>
      <DataTable
        caption={`Actions pilotées : ${title}`}
        rows={rows}
        rowKey={({ line }) => line.id}
        columns={[
          {
            header: 'Pilote',
            widthPercent: 26,
            cell: (row) => <Lead row={row} ctgId={ctgId} />,
          },
          {
            header: 'Action',
            widthPercent: 34,
            isRowHeader: true,
            cell: ({ line: { id, code, title: name } }) => (
              <Link to={`/ctg/${ctgId}/actions/${id}`}>
                {code} {name}
              </Link>
            ),
          },
          {
            header: 'État',
            widthPercent: 16,
            cell: ({ line: { status, flags } }) => (
              <StateChips status={status} flags={flags.filter((flag) => loudFlags.includes(flag))} />
            ),
          },
          {
            header: 'Échéance',
            isNote: true,
            widthPercent: 10,
            cell: ({ line: { endsOn, endsPrecision } }) => <OrdinalText text={t.date(endsOn, endsPrecision)} />,
          },
          {
            header: 'Prochaine étape',
            isNote: true,
            widthPercent: 14,
            cell: ({ line: { nextStep } }) => nextStep || '–',
          },
        ]}
      />
    </Card>
  )
}

const nobody = { partyName: null, partyKind: null, serviceName: null, name: '' } as const

function Lead({ row: { line, lead, isFirst }, ctgId }: { readonly row: Row; readonly ctgId: string }) {
  if (isLedByNobody(line))
    return <LeadText {...nobody} mendTo={line.mayEdit ? `/ctg/${ctgId}/actions/${line.id}/modifier` : undefined} />
  const words = [lead.service, lead.name].filter(Boolean).join(', ') || `service ${gapWords.text}`
  if (!isFirst) return <span className="visually-hidden">{words}</span>
  const counts = [
    `${formatNumber(lead.openCount)} ${plural(lead.openCount, 'action ouverte', 'actions ouvertes')}`,
    ...(lead.lateCount > 0 ? [`${formatNumber(lead.lateCount)} en retard`] : []),
  ]
  return (
    <>
      <strong>{words}</strong>
      <br />
      <span className="fine muted">{counts.join(', ')}</span>
    </>
  )
}
