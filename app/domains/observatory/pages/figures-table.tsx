/** The figures of a theme: what one reads here, beside two references with their gaps, and among the communes. */
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { Territory } from '#app/domains/territory/territory.ts'
import { dotStrip } from '#app/ui/charts/dot-strip.ts'
import type { Picture } from '#app/ui/charts/svg.ts'
import { SvgPicture } from '#app/ui/charts/svg-picture.tsx'
import { trendLine } from '#app/ui/charts/trend-line.ts'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import {
  nameLine,
  ownLine,
  type Reference,
  rankLine,
  referenceKeys,
  referencesOf,
  sourceLine,
  twoReferences,
} from '../figure-lines.ts'
import { observatoryLabels as t } from '../labels.fr.ts'
import { isSilent, numbersIn, type PlacedFigures, type PlacedIndicator } from '../placed-figures.ts'
import { EmptyTheme, NotLoaded, Silent } from './figures-absent.tsx'
import styles from './figures-table.module.css'
import { columnsOfReferences } from './reference-columns.tsx'
import { type OfferedReferences, ToldGroups } from './told-groups.tsx'

type Props = {
  readonly figures: PlacedFigures
  /** Address of the page of an indicator. */
  readonly indicatorTo?: (indicatorId: string) => string
  /** Said of figures that this instance was not given. */
  readonly howToLoad?: ReactNode
  /** What these figures are of, where it is more than its communes: named by its own name, compared with none when it holds them all. */
  readonly territory?: Pick<Territory, 'kind' | 'name'>
  /** Groups of communes one may put beside too. */
  readonly references?: OfferedReferences & { readonly groupsTo: string }
}

/** Rows seen at once on a phone. */
const firstRows = 3

export function FiguresTable({ figures, indicatorTo, howToLoad, territory, references: offer }: Props) {
  const [search] = useSearchParams()
  if (figures.indicators.length === 0) return <EmptyTheme figures={figures} />
  const { department } = figures
  const known = figures.indicators.filter(({ year }) => year !== null)
  const indicators = known.filter((row) => !isSilent(row))
  const silent = known.filter(isSilent)
  const awaited = figures.indicators.filter(({ year }) => year === null)
  const name = territory?.name ?? figures.territoryName
  const isAmong = department !== null && (territory ?? figures.whole)?.kind !== 'departement'
  const all = referencesOf(indicators)
  const references = twoReferences(
    all,
    referenceKeys.map((key) => search.get(key)),
  )
  const rest = indicators.length - firstRows
  return (
    <div className={styles.figures}>
      {indicators.length > 0 && (
        <DataTable
          caption={isAmong ? t.table.caption(name, department.name) : t.table.captionAlone(name)}
          columns={columnsOf(name, { all, references, offered: offer?.offered ?? [] }, indicators, indicatorTo).filter(
            ({ key }) => key !== 'place' || indicators.some(hasPlace),
          )}
          rows={indicators}
          rowKey={({ indicator }) => indicator.id}
          note={noteOf(indicators)}
        />
      )}
      {rest > 0 && (
        <details className={styles.more}>
          <summary>{t.table.more(rest)}</summary>
        </details>
      )}
      {department && indicators.some(isAmongOthers) && <Legend name={name} references={references} />}
      <Row>
        {silent.length > 0 && <Silent indicators={silent} note={noteOf(silent) ?? ''} />}
        {awaited.length > 0 && <NotLoaded indicators={awaited} howToLoad={howToLoad} />}
      </Row>
      {offer && indicators.length > 0 && <ToldGroups {...offer} />}
    </div>
  )
}

/** Why numbers are missing here, each reason once. */
function noteOf(indicators: readonly PlacedIndicator[]): string | undefined {
  const reasons = new Set(
    indicators.flatMap(({ own, range }) => (own.kind === 'missing' && !range ? [own.reason] : [])),
  )
  return reasons.size === 0 ? undefined : [...reasons].map((reason) => t.missingSentence[reason]).join(' ')
}

const columnsOf = (
  name: string,
  choice: Parameters<typeof columnsOfReferences>[0],
  rows: readonly PlacedIndicator[],
  indicatorTo: Props['indicatorTo'],
): readonly Column<PlacedIndicator>[] => [
  {
    key: 'indicator',
    header: t.table.indicator,
    widthPercent: 37,
    cell: (row) => <IndicatorName row={row} to={indicatorTo?.(row.indicator.id)} source={sourceUnder(row, rows)} />,
  },
  {
    key: 'own',
    header: name,
    isNumeric: true,
    onPhone: 'end',
    cell: (row) => <span className={styles[ownLook(row)]}>{ownLine(row)}</span>,
  },
  ...columnsOfReferences(choice),
  {
    key: 'place',
    header: rows.some(isAmongOthers) ? t.table.place : t.table.course,
    onPhone: 'bare',
    cell: (row) => <Place row={row} name={name} references={choice.references} />,
  },
]

/** Drawn among the communes: of a count, only its course is. */
const isAmongOthers = ({ indicator, isPlaced }: PlacedIndicator): boolean => indicator.isRate && isPlaced

/** A région is not compared with communes: its rates have no picture. */
const hasPlace = (row: PlacedIndicator): boolean =>
  isAmongOthers(row) || (!row.indicator.isRate && row.series.length > 1)

const ownLook = (row: PlacedIndicator): 'range' | 'own' | 'missing' => {
  if (row.range) return 'range'
  return row.own.kind === 'value' ? 'own' : 'missing'
}

/** A part says its source when it is not that of the whole above. */
function sourceUnder(row: PlacedIndicator, rows: readonly PlacedIndicator[]): string {
  const whole = rows.find(({ indicator }) => indicator.id === row.indicator.parentId)
  const source = sourceLine(row)
  return whole && sourceLine(whole) === source ? '' : source
}

type NameProps = { readonly row: PlacedIndicator; readonly to: string | undefined; readonly source: string }

/** On its line, and whom it is told of, if its name says it, on the line of its source. */
function IndicatorName({ row, to, source }: NameProps) {
  const [name, told] = t.partsOfName(nameLine(row))
  const words = told === '' ? name : [name, <span key="told">{told}</span>]
  return (
    <>
      <span className={row.indicator.parentId === null ? styles.name : styles.part}>
        {to === undefined ? words : <Link to={to}>{words}</Link>}
      </span>
      {source !== '' && <span className={told === '' ? styles.source : styles.sourceAfter}>{source}</span>}
    </>
  )
}

type PlaceProps = {
  readonly row: PlacedIndicator
  readonly name: string
  readonly references: readonly Reference[]
}

const pictures = new WeakMap<PlacedIndicator, Map<string, Picture>>()

/** Drawn once for a row and what stands beside it: on the server, rows of public figures are kept a minute. */
function drawOnce(row: PlacedIndicator, beside: string, draw: () => Picture): Picture {
  const rowPictures = pictures.get(row) ?? new Map<string, Picture>()
  pictures.set(row, rowPictures)
  const picture = rowPictures.get(beside) ?? draw()
  rowPictures.set(beside, picture)
  return picture
}

const courseOf = ({ indicator, series }: PlacedIndicator): Picture =>
  trendLine({ title: indicator.name, points: series, format: (value) => t.formatValue(indicator, value) })

function stripOf({ row: { indicator, own, others, frames }, name, references }: PlaceProps): Picture {
  const [mark, otherMark] = references.map(({ code, name: label }) => {
    const reading = frames.find((frame) => frame.code === code)?.reading
    return reading?.kind === 'value' ? { label, value: reading.value } : undefined
  })
  return dotStrip({
    title: indicator.name,
    others: numbersIn(others),
    own: own.kind === 'value' ? { label: name, value: own.value } : undefined,
    ...{ mark, otherMark, format: (value) => t.formatValue(indicator, value) },
  })
}

/** Rates: the communes on a line, and the rank; its direction and who has no number are heard, and told on the page of the communes. Counts: their course over the years. */
function Place(props: PlaceProps) {
  const { row, name, references } = props
  const { indicator, isPlaced, series } = row
  if (!indicator.isRate)
    return series.length > 1 ? <SvgPicture picture={drawOnce(row, '', () => courseOf(row))} /> : null
  const rank = rankLine(row)
  if (!isPlaced) return null
  const beside = [name, ...references.map(({ code }) => code)].join('\n')
  return (
    <div className={styles.place}>
      <SvgPicture picture={drawOnce(row, beside, () => stripOf(props))} />
      {rank && (
        <span className={styles.rank}>
          <OrdinalText text={rank.short} />
          <span className="visually-hidden">{rank.rest}</span>
        </span>
      )}
      {rank && indicator.parentId === null && rank.missing !== '' && (
        <span className="visually-hidden">{rank.missing}</span>
      )}
    </div>
  )
}

type LegendProps = { readonly name: string; readonly references: readonly Reference[] }

const Legend = ({ name, references: [one, other] }: LegendProps) => (
  <p className={styles.legend}>
    <span aria-hidden="true" className={styles.ownMark}>
      {name}
    </span>
    <span aria-hidden="true" className={styles.communeMark}>
      {t.table.oneCommune}
    </span>
    {one && (
      <span aria-hidden="true" className={styles.mark}>
        {one.name}
      </span>
    )}
    {other && (
      <span aria-hidden="true" className={styles.otherMark}>
        {other.name}
      </span>
    )}
    <span className={styles.rule}>{t.table.rankIsNoMark}</span>
  </p>
)
