/** The plan over time: names that are links, bars, steps, what waits for what; the same in a table. */
import type { CSSProperties } from 'react'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { StateChips } from '#app/domains/plan/pages/action-chips.tsx'
import { datedColumns } from '#app/domains/plan/pages/dated-columns.tsx'
import { loudFlags } from '#app/domains/plan/plan.ts'
import { sheetLabels } from '#app/domains/plan/sheet/labels.fr.ts'
import { PlanFrame } from '#app/domains/plan-list/pages/plan-frame.tsx'
import { scheduleHeights } from '#app/ui/charts/linked-schedule.ts'
import { SvgPicture } from '#app/ui/charts/svg-picture.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { DataTable, TableRegion } from '#app/ui/data-table.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { viewLabels as t } from '../labels.fr.ts'
import type { CalendarPageData } from '../queries.server.ts'
import { Legend } from './legend.tsx'
import { SheetsToMend } from './sheets-to-mend.tsx'
import styles from './views.module.css'

export const CalendarPage = (data: CalendarPageData) => (
  <PlanFrame {...data.frame} view="calendar">
    {data.moreCount > 0 && <Notice>{t.moreActions(data.moreCount)}</Notice>}
    {data.calendar.names.length > 0 && <PictureCard {...data} />}
    <SheetsToMend
      ctgId={data.frame.ctgId}
      sheets={data.calendar.undated}
      title={t.undated}
      note={t.undatedNote}
      act={t.giveDate}
    />
    <TableCard {...data} />
  </PlanFrame>
)

/** In pixels, what is left of a landscape page of A4 under its titles, and across. */
const paper = { height: 480, width: 1040 }
/** Names and picture side by side, on a screen. */
const screenWidth = 1100

/** Smaller on paper: the calendar, or the year one filters, is one page. */
const sizesOf = (lineCount: number): CSSProperties & Readonly<Record<`--${string}`, string>> => {
  const { head, line } = scheduleHeights
  const zoom = Math.min(paper.height / (head + lineCount * line), paper.width / screenWidth)
  return { '--head': `${head}px`, '--line-height': `${line}px`, '--paper-zoom': zoom.toFixed(3) }
}

const PictureCard = ({ frame: { ctgId }, calendar }: CalendarPageData) => (
  <div className={styles.paper}>
    <Card title={t.calendar} aside={t.dependencies(calendar)}>
      <div className={styles.calendar} style={sizesOf(calendar.names.length)}>
        <ol className={classNames('plain-list', styles.names)} aria-label={t.calendar}>
          {calendar.names.map((name) =>
            name.kind === 'heading' ? (
              <li key={name.key} className={styles.heading}>
                <span>{name.title}</span>
              </li>
            ) : (
              <li key={name.key}>
                <Link to={`/ctg/${ctgId}/actions/${name.action.id}`} title={name.action.title}>
                  {name.action.code} {name.action.title}
                </Link>
              </li>
            ),
          )}
        </ol>
        <div className={styles.plot}>
          <TableRegion label={t.calendar}>
            <SvgPicture picture={calendar.picture} />
          </TableRegion>
        </div>
      </div>
      <Legend items={Object.entries(t.calendarLegend).map(([look, label]) => ({ look, label }))} />
    </Card>
  </div>
)

type Row = CalendarPageData['calendar']['rows'][number]

/** What an action waits for, and whether its dates contradict it. */
const Awaits = ({ ctgId, row }: { readonly ctgId: string; readonly row: Row }) =>
  row.awaits.length === 0 ? (
    '–'
  ) : (
    <ul className="plain-list">
      {row.awaits.map(({ dependencyId, actionId, code, waitingStep, awaitedStep, endsOn, conflict }) => (
        <li key={dependencyId}>
          <Link to={`/ctg/${ctgId}/actions/${actionId}`}>
            <OrdinalText
              text={t.awaits({
                isOwn: actionId === row.id,
                code,
                waitingStep,
                awaitedStep,
                end: planLabels.date(endsOn, 'day'),
              })}
            />
          </Link>
          {conflict && (
            <>
              {' '}
              <Chip tone="bad">{sheetLabels.conflict[conflict]}</Chip>
            </>
          )}
        </li>
      ))}
    </ul>
  )

const TableCard = ({ frame: { ctgId }, calendar: { rows } }: CalendarPageData) => (
  <Card title={t.calendarTable}>
    <DataTable
      rows={rows}
      columns={[
        { header: 'N°', isNote: true, cell: ({ code }) => code },
        { ...datedColumns(ctgId).title, widthPercent: 34 },
        datedColumns(ctgId).start,
        datedColumns(ctgId).end,
        {
          header: 'État',
          cell: ({ status, flags }) => (
            <StateChips status={status} flags={flags.filter((flag) => loudFlags.includes(flag))} />
          ),
        },
        datedColumns(ctgId).steps,
        { header: 'Attend', isNote: true, cell: (row) => <Awaits ctgId={ctgId} row={row} /> },
      ]}
    />
  </Card>
)
