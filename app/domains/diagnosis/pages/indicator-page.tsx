/** One indicator: where it stands among the communes of the département, on a map, in order, over the years, and what it is. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { rankLine, referenceLines, sourceLine } from '#app/domains/observatory/figure-lines.ts'
import { observatoryLabels as t } from '#app/domains/observatory/labels.fr.ts'
import { Definition } from '#app/domains/observatory/pages/figures-details.tsx'
import type { Decider } from '#app/domains/observatory/who-decides.fr.ts'
import { territoryLabels } from '#app/domains/territory/labels.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { SvgPicture } from '#app/ui/charts/svg-picture.tsx'
import { trendLine } from '#app/ui/charts/trend-line.ts'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Card, Columns, List, Page } from '#app/ui/layout.tsx'
import { Menu } from '#app/ui/menu.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { listPages } from '../indicator-pages.ts'
import { pageLabels } from '../page-labels.fr.ts'
import type { IndicatorPageData } from '../portrait-queries.server.ts'
import { CompositionCard } from './composition-card.tsx'
import { MapCard } from './indicator-map.tsx'
import styles from './indicator-page.module.css'
import { IndicatorRanking } from './indicator-ranking.tsx'

const p = pageLabels.indicator

export function IndicatorPage(page: IndicatorPageData) {
  const { ctgId, figures, territoryName, department } = page
  const { indicator, own } = figures
  const rank = rankLine(figures)
  return (
    <Page
      crumbs={[
        crumbs.diagnosis(ctgId),
        { label: pageLabels.portrait.title, to: `/ctg/${ctgId}/diagnostic/portrait` },
        { label: p.crumb },
      ]}
      title={indicator.name}
      lead={`${territoryName} : ${t.formatReading(indicator, own)}${figures.year === null ? '' : ` (${figures.year})`}`}
      actions={
        <>
          {department && indicator.isRate && (
            <LinkButton to={`/ctg/${ctgId}/diagnostic/croiser?x=${indicator.id}`}>{p.cross}</LinkButton>
          )}
          <Downloads {...page} />
        </>
      }
    >
      <Columns
        isBalanced
        main={
          <>
            <MapCard {...page} />
            <CompositionCard indicator={indicator} composition={page.composition} />
            <TrendCard {...page} />
          </>
        }
        aside={
          <>
            <Card
              title={p.order}
              id="classement"
              note={rank ? `${territoryName} : ${rank.short}${rank.rest}` : p.noRank}
            >
              <IndicatorRanking
                {...{ indicator, ranking: page.ranking, before: page.pastYear }}
                pageUrl={listPages(page).ranking}
                place={t.table.commune}
                counted={territoryLabels.kind.commune}
                gap={p.gap}
              />
            </Card>
            <Beside {...page} />
          </>
        }
      />
      <div className={styles.abreast}>
        <Around {...page} />
      </div>
    </Page>
  )
}

/** What it is put beside, and where the commune stands farther than its département. */
function Beside(page: IndicatorPageData) {
  const { figures, madeAgain, ranks } = page
  const lines = referenceLines(figures)
  const isEmpty = lines.length === 0 && figures.indicator.isRate && !madeAgain && !ranks
  if (figures.year === null || isEmpty) return null
  return (
    <Card title={p.beside} note={sourceLine(figures)}>
      <List of={lines} />
      {!figures.indicator.isRate && <p>{t.table.notCompared}</p>}
      {madeAgain && <p>{territoryLabels.madeAgain(madeAgain)}</p>}
      <Ranks {...page} />
    </Card>
  )
}

/** How the communes went, who may change it, what it is. */
const Around = (page: IndicatorPageData) => (
  <>
    <SlopeCard {...page} />
    {page.deciders.length > 0 && (
      <Card title={p.whoDecides} note={p.whoDecidesNote}>
        <DescriptionList
          items={page.deciders.map(({ who, does, law }) => ({
            term: who,
            description: <Decided does={does} law={law} />,
          }))}
        />
      </Card>
    )}
    <Card title={p.definition}>
      <Definition indicator={page.figures.indicator} />
    </Card>
  </>
)

/** What it may change, and the text that says so. */
const Decided = ({ does, law }: Pick<Decider, 'does' | 'law'>) => (
  <>
    {does}
    {law !== null && <span className="muted small"> ({law})</span>}
  </>
)

const Downloads = ({ ctgId, figures: { indicator } }: IndicatorPageData) => (
  <Menu label={p.download}>
    <List of={['csv', 'xlsx', 'parquet'] as const} isPlain>
      {(format) => (
        <a href={`/ctg/${ctgId}/diagnostic/indicateurs/${indicator.id}/fichier?format=${format}`} download>
          {p.formats[format]}
        </a>
      )}
    </List>
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

/** Each commune from one year to the other: who went up, who went down, and how one's own went among them. */
const SlopeCard = ({ slope }: IndicatorPageData) =>
  slope && (
    <Card title={p.slope} note={p.slopeNote(slope.communes)}>
      <SvgPicture picture={slope.picture} />
    </Card>
  )

/** Of a card rather than of a cell. */
const trendSize = { width: 480, height: 120 }

function TrendCard({ figures, territoryName, department }: IndicatorPageData) {
  const { indicator, series, departmentSeries } = figures
  if (series.length < 2) return null
  const format = (value: number) => t.formatValue(indicator, value)
  const beside = new Map(departmentSeries.map(({ year, value }) => [year, value]))
  const hasBeside = indicator.isRate && department !== null && series.some(({ year }) => beside.has(year))
  const columns: readonly (Column<(typeof series)[number]> | undefined)[] = [
    { header: p.year, cell: ({ year }) => year },
    {
      key: 'own',
      header: territoryName,
      isNumeric: true,
      cell: ({ value }) => format(value),
    },
    hasBeside
      ? {
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
      <SvgPicture picture={trendLine({ title: indicator.name, points: series, format, size: trendSize })} />
      <div className={styles.closeRows}>
        <DataTable
          columns={columns.filter((column) => column !== undefined)}
          rows={series}
          rowKey={({ year }) => String(year)}
        />
      </div>
    </Card>
  )
}
