/** What a button unfolds over the page: links and forms one asks for less often. Native, so it opens without JavaScript; one menu closes another. */
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './menu.module.css'

type Props = {
  readonly label: ReactNode
  /** `more`: three dots, the label is heard; `tab`: among tabs. @default button */
  readonly look?: 'button' | 'more' | 'tab'
  readonly children: ReactNode
}

export const Menu = ({ label, look = 'button', children }: Props) => (
  <details name="menus" className={classNames(styles.menu, styles[look])}>
    <summary className="unfolds">{look === 'more' ? <span className="visually-hidden">{label}</span> : label}</summary>
    <div className={styles.panel}>{children}</div>
  </details>
)
