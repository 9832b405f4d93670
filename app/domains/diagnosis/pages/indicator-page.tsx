/** One indicator: where it stands among the communes of the département, on a map, in order, over the years, and what it is. */
import { rankLine, referenceLines, sourceLine } from '#app/domains/observatory/figure-lines.ts'
import { observatoryLabels as t } from '#app/domains/observatory/labels.fr.ts'
import { Definition } from '#app/domains/observatory/pages/figures-details.tsx'
import type { RankedCommune } from '#app/domains/observatory/ranking.ts'
import { territoryLabels } from '#app/domains/territory/labels.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { MapFigure } from '#app/ui/charts/map-figure.tsx'
import { SvgPicture } from '#app/ui/charts/svg-picture.tsx'
import { trendLine } from '#app/ui/charts/trend-line.ts'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Breadcrumb, Card, Columns, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Menu } from '#app/ui/menu.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { pageLabels } from '../page-labels.fr.ts'
import type { IndicatorPageData } from '../portrait-queries.server.ts'

const p = pageLabels.indicator

export function IndicatorPage(page: IndicatorPageData) {
  const { ctgId, figures, perimeter, department } = page
  const { indicator, own } = figures
  const territory = territoryLabels.perimeter(perimeter)
  const rank = rankLine(figures)
  return (
    <Stack>
      <Breadcrumb
        crumbs={[
          { label: pageLabels.diagnosis, to: `/ctg/${ctgId}/diagnostic` },
          { label: pageLabels.portrait.title, to: `/ctg/${ctgId}/diagnostic/portrait` },
          { label: p.crumb },
        ]}
      />
      <PageHeader
        title={indicator.name}
        lead={`${territory} : ${t.formatReading(indicator, own)}${figures.year === null ? '' : ` (${figures.year})`}`}
        actions={
          <>
            {department && indicator.isRate && (
              <LinkButton to={`/ctg/${ctgId}/diagnostic/croiser?x=${indicator.id}`}>{p.cross}</LinkButton>
            )}
            <Downloads {...page} />
          </>
        }
      />
      <Columns
        main={
          <>
            <MapCard {...page} />
            <Card title={p.order} note={rank ? `${territory} : ${rank.short}${rank.rest}` : p.noRank}>
              <Ranking {...page} />
            </Card>
          </>
        }
        aside={
          <>
            <Card title={p.beside} note={sourceLine(figures)}>
              <ul>
                {referenceLines(figures).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
              {!indicator.isRate && <p>{t.table.notCompared}</p>}
              <Ranks {...page} />
            </Card>
            <TrendCard {...page} />
            <Card title={p.definition}>
              <Definition indicator={page.placed.indicator} />
            </Card>
          </>
        }
      />
    </Stack>
  )
}

const Downloads = ({ ctgId, figures: { indicator } }: IndicatorPageData) => (
  <Menu label={p.download}>
    <ul className="plain-list">
      {(['csv', 'xlsx', 'parquet'] as const).map((format) => (
        <li key={format}>
          <a href={`/ctg/${ctgId}/diagnostic/indicateurs/${indicator.id}/fichier?format=${format}`} download>
            {p.formats[format]}
          </a>
        </li>
      ))}
    </ul>
  </Menu>
)

/** Where the commune stands farther than its département, in the newest year, with the middle of each frame. */
function Ranks({ ranks, figures: { indicator } }: IndicatorPageData) {
  if (!ranks) return null
  return (
    <>
      <p className="small">{p.ranksIn(ranks.year)}</p>
      <ul className="small">
        {ranks.ranks.map(({ frame, code, rank, known, quantiles }) => (
          <li key={frame}>
            <OrdinalText text={p.rankIn[frame](code, rank, known)} />
            {` ; ${p.middle(t.formatValue(indicator, quantiles[2]))}`}
          </li>
        ))}
      </ul>
    </>
  )
}

function MapCard({ figures, map, hasFineOutlines, department }: IndicatorPageData) {
  if (!map) return null
  return (
    <Card title={p.map} note={pageLabels.portrait.note}>
      <MapFigure picture={map} label={p.mapOf(figures.indicator.name, department?.name ?? '')} />
      <p className="muted small">{hasFineOutlines ? p.mapSource : `${p.mapSource} ${p.mapIsCoarse}`}</p>
    </Card>
  )
}

function Ranking({ figures, ranking }: IndicatorPageData) {
  const { indicator } = figures
  if (ranking.length === 0) return <EmptyState>{t.missingSentence['not-loaded']}</EmptyState>
  const value = ({ value: number, flags }: RankedCommune) =>
    t.formatReading(indicator, { kind: 'value', value: number, year: 0, flags })
  const columns: readonly (Column<RankedCommune> | undefined)[] = [
    indicator.isRate ? { key: 'rank', header: p.rank, isNumeric: true, cell: ({ rank }) => rank } : undefined,
    {
      key: 'commune',
      header: t.table.commune,
      isRowHeader: true,
      cell: ({ name, isOwn, skipped }) => (
        <>
          {skipped > 0 && <small>{p.skipped(skipped)} </small>}
          {isOwn ? <strong>{name}</strong> : name}
        </>
      ),
    },
    { key: 'value', header: p.value, isNumeric: true, cell: (row) => value(row) },
    indicator.isRate
      ? {
          key: 'gap',
          header: p.gap,
          isNumeric: true,
          cell: ({ gap }) => (gap === null ? '' : p.signed(indicator, gap)),
        }
      : undefined,
  ]
  return (
    <DataTable
      caption={p.order}
      onPhone="scroll"
      columns={columns.filter((column) => column !== undefined)}
      rows={ranking}
      rowKey={({ code }) => code}
    />
  )
}

function TrendCard({ figures, perimeter, department }: IndicatorPageData) {
  const { indicator, series, departmentSeries } = figures
  if (series.length < 2) return null
  const format = (value: number) => t.formatValue(indicator, value)
  const beside = new Map(departmentSeries.map(({ year, value }) => [year, value]))
  const hasBeside = indicator.isRate && department !== null && series.some(({ year }) => beside.has(year))
  const columns: readonly (Column<(typeof series)[number]> | undefined)[] = [
    { key: 'year', header: p.year, isRowHeader: true, cell: ({ year }) => year },
    {
      key: 'own',
      header: territoryLabels.perimeter(perimeter),
      isNumeric: true,
      cell: ({ value }) => format(value),
    },
    hasBeside
      ? {
          key: 'department',
          header: department.name,
          isNumeric: true,
          cell: ({ year }) => {
            const value = beside.get(year)
            return value === undefined ? '–' : format(value)
          },
        }
      : undefined,
  ]
  return (
    <Card title={p.years}>
      <SvgPicture picture={trendLine({ title: indicator.name, points: series, format })} />
      <DataTable
        caption={p.years}
        columns={columns.filter((column) => column !== undefined)}
        rows={series}
        rowKey={({ year }) => String(year)}
      />
    </Card>
  )
}
