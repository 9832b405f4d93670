/** Under a map: what each shade holds and how many places, and what has no value. Words of the page, as large on a phone. */
import styles from './map-legend.module.css'
import { palette } from './svg.ts'

export type Legend = {
  /** From the lowest to the highest. */
  readonly classes: readonly { readonly shade: string; readonly words: string; readonly counted: string }[]
  readonly missing: readonly { readonly look: 'secret' | 'absent'; readonly words: string }[]
}

const looks = {
  secret: { fill: 'url(#secret)', stroke: palette.ink3 },
  absent: { fill: '#fff', stroke: palette.ink3, strokeDasharray: '3 2' },
} as const

export const MapLegend = ({ classes, missing }: Legend) =>
  classes.length + missing.length === 0 ? null : (
    <ul className={styles.legend}>
      {classes.map(({ shade, words, counted }) => (
        <li key={words}>
          <Swatch fill={shade} stroke={palette.lineStrong} />
          <strong>{words}</strong> {counted}
        </li>
      ))}
      {missing.map(({ look, words }) => (
        <li key={words}>
          <Swatch {...looks[look]} />
          {words}
        </li>
      ))}
    </ul>
  )

type SwatchProps = { readonly fill: string; readonly stroke: string; readonly strokeDasharray?: string }

const Swatch = (look: SwatchProps) => (
  <svg width="24" height="14" aria-hidden="true">
    <rect x="1" y="1" width="22" height="12" {...look} />
  </svg>
)
