/** A chain of things that answer one another, in boxes joined by arrows. */
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Link } from './link.tsx'
import styles from './thread-strip.module.css'

export type ThreadBox = {
  readonly key: string
  /** Kind of the item, in small letters above it. */
  readonly kind: ReactNode
  readonly text: ReactNode
  readonly note?: ReactNode
  /** @default neutral */
  readonly tone?: 'neutral' | 'accent' | 'ok' | 'warn'
  readonly to?: string | undefined
}

export const ThreadStrip = ({ label, boxes }: { readonly label: string; readonly boxes: readonly ThreadBox[] }) => (
  <ol aria-label={label} className={classNames('plain-list', styles.strip)}>
    {boxes.map(({ key, kind, text, note, tone = 'neutral', to }) => (
      <li key={key} className={styles.link}>
        <div className={classNames(styles.box, styles[tone])}>
          <p className={styles.kind}>{kind}</p>
          <p className={styles.text}>{to === undefined ? text : <Link to={to}>{text}</Link>}</p>
          {note && <p className={styles.kind}>{note}</p>}
        </div>
      </li>
    ))}
  </ol>
)
