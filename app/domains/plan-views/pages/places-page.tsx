/** Where the plan acts: circles at the communes, then communes and quartiers in a table, each count a link. */

import { PlanFrame } from '#app/domains/plan-list/pages/plan-frame.tsx'
import { type PlanFilter, planAddress } from '#app/domains/plan-list/plan-filter.ts'
import { formatNumber } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { SvgPicture } from '#app/ui/charts/svg-picture.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card, Columns } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { viewLabels as t } from '../labels.fr.ts'
import type { PlacesPageData } from '../queries.server.ts'
import { SheetsToMend } from './sheets-to-mend.tsx'
import styles from './views.module.css'

export function PlacesPage(data: PlacesPageData) {
  const { frame, places } = data
  return (
    <PlanFrame {...frame} view="places">
      <Card title={t.places} note={t.placesNote} aside={t.placesLead(places, frame.shownCount)}>
        {places.lines.length + places.emptyCount === 0 ? (
          <EmptyState action={<LinkButton to={`/ctg/${frame.ctgId}/membres/cadre`}>Choisir les communes</LinkButton>}>
            Les communes du périmètre seront ici, avec leurs quartiers et les actions qui s’y déroulent.
          </EmptyState>
        ) : (
          <Located {...data} />
        )}
      </Card>
      <SheetsToMend ctgId={data.frame.ctgId} sheets={data.withoutPlace} title={t.noPlace} act={t.chooseEach} />
    </PlanFrame>
  )
}

/** The map beside its table; the table alone where communes have no known position. */
const Located = (data: PlacesPageData) =>
  data.picture ? (
    <Columns
      isBalanced
      main={
        <div>
          <div className={styles.map}>
            <SvgPicture picture={data.picture} />
          </div>
          <p className="fine muted">{t.mapNote}</p>
        </div>
      }
      aside={<PlacesTable {...data} />}
    />
  ) : (
    <>
      <p className="muted">{t.noMap}</p>
      <PlacesTable {...data} />
    </>
  )

type Line = PlacesPageData['places']['lines'][number]

const keyOf = (line: Line): string => (line.kind === 'commune' ? line.commune.code : line.area.id)

function PlacesTable({ frame: { ctgId, filter }, places: { lines, emptyCount } }: PlacesPageData) {
  const count = (line: Line, value: number, more: PlanFilter = {}) =>
    value === 0 ? (
      '–'
    ) : (
      <Link to={planAddress(ctgId, 'list', { ...filter, ...more, areas: [keyOf(line)] })}>{formatNumber(value)}</Link>
    )
  if (lines.length === 0) return <p className="muted">{t.nowhere(emptyCount)}</p>
  return (
    <DataTable
      caption={t.placesTable}
      note={emptyCount > 0 && t.elsewhere(emptyCount)}
      rows={lines}
      rowKey={keyOf}
      onPhone="scroll"
      columns={[
        {
          header: t.place,
          cell: (line) =>
            line.kind === 'commune' ? (
              line.commune.name
            ) : (
              <span className={styles.area}>
                {line.area.name} {line.area.isPriority && <Chip>{t.priorityArea}</Chip>}
              </span>
            ),
        },
        { header: 'Actions', isNumeric: true, cell: (line) => count(line, line.actionCount) },
        {
          header: 'En cours',
          isNumeric: true,
          cell: (line) => count(line, line.inProgressCount, { statuses: ['in-progress'] }),
        },
        {
          header: 'Terminées',
          isNumeric: true,
          cell: (line) => count(line, line.doneCount, { statuses: ['done'] }),
        },
        {
          header: 'En retard',
          isNumeric: true,
          cell: (line) => count(line, line.lateCount, { flags: ['late'] }),
        },
      ]}
    />
  )
}
