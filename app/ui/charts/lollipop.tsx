/** How far a value is from a reference, as a stick and its head, then the number that says it: that one alone is read aloud. */
import { scaleLinear } from 'd3-scale'
import styles from './lollipop.module.css'

const WIDTH = 150
const HEIGHT = 14
const HEAD = 4

type Props = {
  /** From the reference, in the unit of the column. */
  readonly gap: number
  /** The same for the whole column: its least and its greatest gap. */
  readonly extent: readonly [least: number, greatest: number]
  readonly isOwn: boolean
  /** The gap as it is written. */
  readonly children: string
}

export function Lollipop({ gap, extent: [least, greatest], isOwn, children }: Props) {
  const from = Math.min(0, least)
  const x = scaleLinear([from, Math.max(0, greatest, from + 1e-9)], [HEAD + 1, WIDTH - HEAD - 1])
  const middle = HEIGHT / 2
  return (
    <span className={isOwn ? styles.own : styles.other}>
      <svg aria-hidden width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        <line className={styles.reference} x1={x(0)} x2={x(0)} y1={0} y2={HEIGHT} />
        <line className={styles.stick} x1={x(0)} x2={x(gap)} y1={middle} y2={middle} />
        <circle className={styles.head} cx={x(gap)} cy={middle} r={HEAD} />
      </svg>
      <span className={styles.words}>{children}</span>
    </span>
  )
}
