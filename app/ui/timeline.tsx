/** Things that have a date, in order, each with what to do about it. */
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { raised } from './ordinal-text.tsx'
import styles from './timeline.module.css'

export type TimelineItem = {
  readonly key: string
  /** The date in words, and for machines. */
  readonly date?: { readonly text: ReactNode; readonly dateTime?: string; readonly isLate?: boolean } | undefined
  readonly title: ReactNode
  readonly note?: ReactNode
  /** One small button, or a few words on the right. */
  readonly action?: ReactNode
  /** Unfolded content, full width under the entry. */
  readonly below?: ReactNode
}

/** @param items sorted by the caller. With `hasDates` false the date column is left out: notes go on the right, as action. */
export const Timeline = ({ items, label }: { readonly items: readonly TimelineItem[]; readonly label?: string }) => {
  const hasDates = items.some(({ date }) => date)
  return (
    <ol className={classNames('plain-list', styles.list, hasDates && styles.dated)} aria-label={label}>
      {items.map(({ key, date, title, note, action, below }) => (
        <li key={key} className={styles.item}>
          {hasDates && (
            <span className={classNames(styles.date, date?.isLate && styles.late)}>
              {date && <time dateTime={date.dateTime}>{raised(date.text)}</time>}
              {date?.isLate && <span className="visually-hidden"> (en retard)</span>}
            </span>
          )}
          <div className={styles.text}>
            <p className={styles.title}>{raised(title)}</p>
            {note && <p className={styles.note}>{raised(note)}</p>}
          </div>
          {action && <div className={styles.action}>{raised(action)}</div>}
          {below && <div className={styles.below}>{below}</div>}
        </li>
      ))}
    </ol>
  )
}
