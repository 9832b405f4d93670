/** Points of a schéma one under the other: what each asks, how far it has an answer, what answers. */
import { atStart } from '#app/kernel/format.ts'
import { classNames } from '#app/ui/class-names.ts'
import { Link } from '#app/ui/link.tsx'
import { type Glyph, State } from '#app/ui/state.tsx'
import { answerWords, lackWords, pointWords, stateWords } from '../point-labels.fr.ts'
import type { ListedPoint, PointState } from '../points.ts'
import styles from './sppe.module.css'

const glyphs: Readonly<Record<PointState, Glyph>> = { answered: 'done', part: 'half', missing: 'crossed' }

/** The label gives the state in words too, partial answers included. */
export const PointMark = ({ point }: { readonly point: ListedPoint }) => (
  <State glyph={glyphs[point.state]}>
    {point.state === 'part' && point.answers.length > 0
      ? `${answerWords(point)}, ${stateWords.part}`
      : answerWords(point)}
  </State>
)

type Props = {
  readonly ctgId: string
  readonly points: readonly ListedPoint[]
  /** Only what each point is and its state: in two columns where there is room. */
  readonly isShort?: boolean
}

export const PointList = ({ ctgId, points, isShort = false }: Props) => (
  <ul className={classNames('plain-list', isShort ? styles.half : styles.points)}>
    {points.map((point) => (
      <li key={point.key} className={classNames(styles.point, pointWords[point.key].number === '' && styles.bare)}>
        {pointWords[point.key].number && <span className={styles.number}>{pointWords[point.key].number}</span>}
        <Link to={`/ctg/${ctgId}/convention/sppe/points/${point.key}`}>{pointWords[point.key].name}</Link>
        <span className={styles.mark}>
          <PointMark point={point} />
        </span>
        {!isShort && point.lacks.length > 0 && (
          <span className={styles.lacks}>{atStart(lackWords(point.lacks).join(' ; '))}.</span>
        )}
      </li>
    ))}
  </ul>
)
