/** The figures of a theme: what one reads here, in the département, among its communes, and beside what. Pure. */
import { territoryLabels } from '#app/domains/territory/labels.fr.ts'
import { dotStrip } from '#app/ui/charts/dot-strip.ts'
import { SvgPicture } from '#app/ui/charts/svg-picture.tsx'
import { trendLine } from '#app/ui/charts/trend-line.ts'
import { classNames } from '#app/ui/class-names.ts'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { rangeLine, rankLine, referenceLines, sourceLine } from '../figure-lines.ts'
import { observatoryLabels as t } from '../labels.fr.ts'
import type { PlacedFigures, PlacedIndicator } from '../observatory.ts'
import { Definitions } from './figures-details.tsx'
import styles from './figures-table.module.css'

type Props = {
  readonly figures: PlacedFigures
  /** Address of the same numbers, commune by commune. */
  readonly communesTo: string
  /** Address of the page of an indicator. */
  readonly indicatorTo: (indicatorId: string) => string
}

export function FiguresTable({ figures, communesTo, indicatorTo }: Props) {
  if (figures.indicators.length === 0) return <EmptyTheme figures={figures} />
  const { department } = figures
  const indicators = figures.indicators.filter(({ year }) => year !== null)
  const awaited = figures.indicators.filter(({ year }) => year === null)
  const name = territoryLabels.perimeter(figures.perimeter)
  return (
    <>
      {department && indicators.length > 0 && <Legend name={name} departmentName={department.name} />}
      {indicators.length > 0 && (
        <DataTable
          caption={department ? t.table.caption(name, department.name) : t.table.captionAlone(name)}
          columns={columnsOf(name, figures, indicatorTo)}
          rows={indicators}
          rowKey={({ indicator }) => indicator.id}
          note={noteOf(indicators)}
        />
      )}
      {awaited.length > 0 && <NotLoaded indicators={awaited} />}
      {department && indicators.length > 0 && (
        <p>
          <Link to={communesTo}>{t.table.valuesByCommune}</Link>
        </p>
      )}
      <Disclosure summary={t.table.definitions}>
        <Definitions figures={figures} />
      </Disclosure>
    </>
  )
}

/** What this instance was not given: its names and producers, told apart from what is secret or not published. */
const NotLoaded = ({ indicators }: { readonly indicators: readonly PlacedIndicator[] }) => (
  <Disclosure summary={t.notLoaded.summary(indicators.length)}>
    <p>{t.notLoaded.note}</p>
    <ul>
      {indicators.map(({ indicator }) => (
        <li key={indicator.id}>
          {indicator.name} ({indicator.producer})
        </li>
      ))}
    </ul>
  </Disclosure>
)

/** Why numbers are missing here, each reason once. */
function noteOf(indicators: readonly PlacedIndicator[]): string | undefined {
  const reasons = new Set(
    indicators.flatMap(({ own, range }) => (own.kind === 'missing' && !range ? [own.reason] : [])),
  )
  return reasons.size === 0 ? undefined : [...reasons].map((reason) => t.missingSentence[reason]).join(' ')
}

function columnsOf(
  name: string,
  { department }: PlacedFigures,
  indicatorTo: Props['indicatorTo'],
): readonly Column<PlacedIndicator>[] {
  const all: readonly (Column<PlacedIndicator> | undefined)[] = [
    {
      key: 'indicator',
      header: t.table.indicator,
      isRowHeader: true,
      widthPercent: 30,
      cell: (row) => <IndicatorName row={row} to={indicatorTo(row.indicator.id)} />,
    },
    {
      key: 'own',
      header: name,
      isNumeric: true,
      cell: (row) => <OwnReading row={row} />,
    },
    department
      ? {
          key: 'department',
          header: department.name,
          isNumeric: true,
          cell: (row) => <DepartmentReading row={row} />,
        }
      : undefined,
    { key: 'place', header: t.table.place, cell: (row) => <Place row={row} name={name} /> },
    { key: 'references', header: t.table.references, isNote: true, cell: (row) => <References row={row} /> },
  ]
  return all.filter((column) => column !== undefined)
}

function IndicatorName({ row, to }: { readonly row: PlacedIndicator; readonly to: string }) {
  return (
    <>
      <span className={styles.name}>
        <Link to={to}>{t.nameUnderParent(row.indicator)}</Link>
      </span>
      <span className={styles.source}>{sourceLine(row)}</span>
    </>
  )
}

/** Of several communes whose medians do not add up, what they span. */
function OwnReading({ row }: { readonly row: PlacedIndicator }) {
  const { indicator, own } = row
  const range = rangeLine(row)
  if (range) return <span className={styles.range}>{range}</span>
  return <span className={own.kind === 'value' ? styles.own : styles.missing}>{t.formatReading(indicator, own)}</span>
}

/** A count is not put beside that of the département: it would only say that the département is larger. */
function DepartmentReading({ row: { indicator, frames } }: { readonly row: PlacedIndicator }) {
  const frame = frames.find(({ kind }) => kind === 'departement')
  if (!indicator.isRate || !frame)
    return (
      <>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{t.table.notCompared}</span>
      </>
    )
  const { reading } = frame
  return (
    <span className={reading.kind === 'missing' ? styles.missing : undefined}>
      {t.formatReading(indicator, reading)}
    </span>
  )
}

/** Rates: the communes on a line, and the rank, in full but for the parts of a whole. Counts: their course over the years. */
function Place({ row, name }: { readonly row: PlacedIndicator; readonly name: string }) {
  const { indicator, own, isPlaced, others, frames, series } = row
  const format = (value: number) => t.formatValue(indicator, value)
  if (!indicator.isRate)
    return series.length > 1 ? (
      <SvgPicture picture={trendLine({ title: indicator.name, points: series, format })} />
    ) : null
  const department = frames.find(({ kind }) => kind === 'departement')
  const rank = rankLine(row)
  if (!isPlaced) return null
  return (
    <>
      <SvgPicture
        picture={dotStrip({
          title: indicator.name,
          others,
          own: own.kind === 'value' ? { label: name, value: own.value } : undefined,
          mark:
            department?.reading.kind === 'value'
              ? { label: department.name, value: department.reading.value }
              : undefined,
          format,
        })}
      />
      {rank && (
        <span className={styles.rank}>
          <OrdinalText text={rank.short} />
          <span className={indicator.parentId === null ? undefined : 'visually-hidden'}>{rank.rest}</span>
        </span>
      )}
    </>
  )
}

function References({ row }: { readonly row: PlacedIndicator }) {
  const lines = referenceLines(row)
  if (lines.length === 0) return null
  return (
    <ul className={classNames('plain-list', styles.references)}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

const Legend = ({ name, departmentName }: { readonly name: string; readonly departmentName: string }) => (
  <p className={styles.legend} aria-hidden="true">
    <span className={styles.ownMark}>{name}</span>
    <span className={styles.communeMark}>{t.table.oneCommune}</span>
    <span className={styles.departmentMark}>{departmentName}</span>
  </p>
)

function EmptyTheme({ figures: { themeKey } }: Pick<Props, 'figures'>) {
  if (themeKey !== 'vacances') return <EmptyState>{t.emptyTheme.other}</EmptyState>
  const { sentence, requestTitle, request, terms } = t.emptyTheme.vacances
  return (
    <>
      <EmptyState>{sentence}</EmptyState>
      <h3 className={styles.request}>{requestTitle}</h3>
      <ul>
        {request.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{terms}</p>
    </>
  )
}
