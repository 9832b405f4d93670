/** Steps on one line, from the first to the last: done, current, open meanwhile, to decide, to come. */
import { classNames } from './class-names.ts'
import { Link } from './link.tsx'
import { OrdinalText } from './ordinal-text.tsx'
import styles from './steps.module.css'

/** `current` is the next one to reach; `open` is worked on meanwhile; `decision` waits for someone’s decision; `stopped` for nothing. */
export type StepState = 'done' | 'current' | 'open' | 'decision' | 'upcoming' | 'stopped'

/** Read before the step: what the shape of its mark shows. */
const stateWords: Record<StepState, string> = {
  done: 'fait',
  current: 'étape en cours',
  open: 'travail ouvert',
  decision: 'décision à prendre',
  upcoming: 'à venir',
  stopped: 'arrêté',
}

export type Step = {
  readonly key: string
  readonly label: string
  /** Under the label: when, how many. */
  readonly note?: string
  readonly state: StepState
  readonly to?: string
  /** Instead of the mark, while it runs: « 11 sur 15 ». */
  readonly counter?: string
}

type Props = {
  /** What these steps are, in words. */
  readonly label: string
  readonly steps: readonly Step[]
  /** Large marks, ticked once done: the track of one thing, alone in its card. */
  readonly isTrack?: boolean
}

export const Steps = ({ label, steps, isTrack = false }: Props) => (
  <ol aria-label={label} className={classNames('plain-list', styles.steps, isTrack && styles.track)}>
    {steps.map(({ key, label, note, state, to, counter }) => (
      <li
        key={key}
        className={classNames(styles.step, styles[state])}
        aria-current={state === 'current' ? 'step' : undefined}
      >
        {counter === undefined ? (
          <span className={styles.mark} aria-hidden="true" />
        ) : (
          <span className={styles.counter} aria-hidden="true">
            {counter}
          </span>
        )}
        <span className={styles.label}>
          {to === undefined ? label : <Link to={to}>{label}</Link>}
          <span className="visually-hidden"> : {counter ?? stateWords[state]}</span>
        </span>
        {note && (
          <span className={styles.note}>
            <OrdinalText text={note} />
          </span>
        )}
      </li>
    ))}
  </ol>
)
