/** A word or two on a coloured ground: a state, a party, a count. */
import type { ReactNode } from 'react'
import styles from './chip.module.css'
import { classNames } from './class-names.ts'
import type { Tone } from './tone.ts'

type Props = {
  /** @default neutral */
  readonly tone?: Tone
  /** The words that say the state; the colour only repeats it. */
  readonly children: ReactNode
}

export const Chip = ({ tone = 'neutral', children }: Props) => (
  <span className={classNames(styles.chip, styles[tone])}>{children}</span>
)

/** Chips side by side, with room between them. */
export const ChipList = ({ children }: { readonly children: ReactNode }) => (
  <span className={styles.list}>{children}</span>
)
