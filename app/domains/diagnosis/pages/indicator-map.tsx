/** Where an indicator is high or low: the communes of the département, or the intercommunalités of the région with their list. */
import { observatoryLabels } from '#app/domains/observatory/labels.fr.ts'
import { territoryLabels } from '#app/domains/territory/labels.fr.ts'
import { MapFigure } from '#app/ui/charts/map-figure.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Tabs } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { listPages } from '../indicator-pages.ts'
import { pageLabels } from '../page-labels.fr.ts'
import type { IndicatorPageData } from '../portrait-queries.server.ts'
import { IndicatorRanking } from './indicator-ranking.tsx'

const p = pageLabels.indicator

/** Named one by one up to here. */
const namedAtMost = 12

export function MapCard(page: IndicatorPageData) {
  const { ctgId, figures, map, hasFineOutlines, department, isOfRegion, regionMap } = page
  const { indicator } = figures
  if (!map && !isOfRegion) return null
  const base = `/ctg/${ctgId}/diagnostic/indicateurs/${indicator.id}`
  return (
    <Card title={p.map} note={pageLabels.portrait.note} id="carte">
      {indicator.isRate && (
        <Tabs
          label={p.mapScope}
          tabs={[
            { label: p.mapScopes.department, to: base, isCurrent: !isOfRegion },
            { label: p.mapScopes.region, to: `${base}?carte=region`, isCurrent: isOfRegion },
          ]}
        />
      )}
      {isOfRegion ? (
        <RegionMap indicator={indicator} regionMap={regionMap} pageUrl={listPages(page).region} />
      ) : (
        map && (
          <>
            <MapFigure picture={map} label={p.mapOf(indicator.name, department?.name ?? '')} />
            <p className="muted small">{observatoryLabels.outlines(hasFineOutlines)}</p>
          </>
        )
      )}
    </Card>
  )
}

type RegionProps = Pick<IndicatorPageData['figures'], 'indicator'> &
  Pick<IndicatorPageData, 'regionMap'> & { readonly pageUrl: (page: number) => string }

function RegionMap({ indicator, regionMap, pageUrl }: RegionProps) {
  if (!regionMap) return <EmptyState>{p.noRegion}</EmptyState>
  const { region, year, picture, isFine, missing, ranking } = regionMap
  return (
    <>
      <MapFigure picture={picture} label={p.mapOfRegion(indicator.name, region.name)} />
      <p className="muted small">{`${p.regionYear(year)} ${observatoryLabels.outlines(isFine)}`}</p>
      <IndicatorRanking
        {...{ indicator, ranking, pageUrl, before: null }}
        place={p.grouping}
        counted={territoryLabels.kind.epci}
        gap={p.gapToRegion}
      />
      {missing.length > 0 && (
        <p className="small">
          {missing.length > namedAtMost ? p.unpublishedMore(missing.length) : p.unpublished(missing)}
        </p>
      )}
    </>
  )
}
