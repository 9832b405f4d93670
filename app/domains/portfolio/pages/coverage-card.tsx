/** The territory covered: one figure, the map, and the way to its table. */
import { MapFigure } from '#app/ui/charts/map-figure.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { type CoverState, coverFills, coverStates } from '../coverage.ts'
import type { CoverageSummary } from '../coverage-queries.server.ts'
import { portfolioLabels as t } from '../labels.fr.ts'
import styles from './portfolio.module.css'

const Key = ({ state }: { readonly state: CoverState }) => (
  <li>
    <span
      className={classNames(styles.key, state === 'preparing' && styles.keyPreparing)}
      style={state === 'preparing' ? undefined : { background: coverFills[state] }}
      aria-hidden="true"
    />
    {t.cover.state[state]}
  </li>
)

export const CoverageFigures = ({ shown }: Pick<CoverageSummary, 'shown'>) => {
  if (!shown) return <p>{t.cover.none}</p>
  const { coverage, name } = shown
  return (
    <>
      {coverage.sharePercent !== null && <p className={styles.big}>{t.cover.share(coverage.sharePercent)}</p>}
      <p>{t.cover.sentence(coverage, `du département (${name})`)}</p>
      {coverage.unsignedInhabitants > 0 && <p className="small">{t.cover.unsigned(coverage.unsignedInhabitants)}</p>}
      {coverage.overlaps > 0 && <p className="small">{t.cover.overlaps(coverage.overlaps)}</p>}
      <ul className="plain-list">
        {coverStates.map((state) => (
          <Key key={state} state={state} />
        ))}
      </ul>
    </>
  )
}

export const CoverageMap = ({ shown }: Pick<CoverageSummary, 'shown'>) => {
  const map = shown?.map
  return map ? <MapFigure picture={map.picture} label={map.title} /> : null
}

export const CoverageCard = ({ day, shown, departmentCount }: CoverageSummary) => (
  <Card title={<OrdinalText text={t.cover.title(day)} />}>
    <div className={styles.cover}>
      <div>
        <CoverageFigures shown={shown} />
        {shown && (
          <p>
            <Link to="/couverture">En tableau, par commune</Link>
            {departmentCount > 1 && `, et pour les ${departmentCount} départements`}
          </p>
        )}
      </div>
      <CoverageMap shown={shown} />
    </div>
  </Card>
)
