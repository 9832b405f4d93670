/** A sentence about what just happened or what one must know, in a coloured band. */
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './notice.module.css'

type Props = {
  /** `bad` interrupts a screen reader, the others wait. @default info */
  readonly tone?: 'info' | 'ok' | 'warn' | 'bad'
  readonly title?: ReactNode
  /** One sentence as it is; in paragraphs when there are several, or a link. */
  readonly children?: ReactNode
}

export const Notice = ({ tone = 'info', title, children }: Props) => (
  <div role={tone === 'bad' ? 'alert' : 'status'} className={classNames(styles.notice, styles[tone])}>
    {title && <p className={styles.title}>{title}</p>}
    {children}
  </div>
)

type EmptyProps = {
  /** What will be here. */
  readonly children: ReactNode
  /** The first step: a link or a button. */
  readonly action?: ReactNode
}

/** Instead of an empty list. */
export const EmptyState = ({ children, action }: EmptyProps) => (
  <div className={styles.empty}>
    <p>{children}</p>
    {action}
  </div>
)

type ProgressProps = {
  readonly value: number
  readonly max: number
  /** What is counted, in words: « 7 actions sur 12 terminées ». Shown beside the bar. */
  readonly label: string
}

/** How much is done. With nothing to do there is no bar, only the words. */
export const Progress = ({ value, max, label }: ProgressProps) => (
  <div className={styles.progress}>
    {max > 0 && <progress value={value} max={max} aria-label={label} />}
    <span>{label}</span>
  </div>
)
