/** Something folded until one asks for it; native, so it opens without JavaScript and is found by the browser's search. */
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './disclosure.module.css'

type Props = {
  readonly summary: ReactNode
  /** `button` for a form one opens, `plain` for details one reads. @default plain */
  readonly look?: 'plain' | 'button'
  readonly isOpen?: boolean
  /** Disclosures of the same group close one another. */
  readonly group?: string
  readonly id?: string
  readonly children: ReactNode
}

export const Disclosure = ({ summary, look = 'plain', isOpen = false, group, id, children }: Props) => (
  <details id={id} name={group} open={isOpen} className={classNames(styles.disclosure, styles[look])}>
    <summary>{summary}</summary>
    <div className={styles.content}>{children}</div>
  </details>
)
