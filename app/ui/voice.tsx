/** One voice among others: who speaks, in the colour of its party, and its words. */
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './voice.module.css'

type Props = {
  readonly tone: 'caf' | 'authority' | 'partner'
  readonly speaker: string
  /** Level of the heading in the page's outline. */
  readonly level: 2 | 3 | 4
  readonly children: ReactNode
}

export function Voice({ tone, speaker, level, children }: Props) {
  const Title = `h${level}` as const
  return (
    <div className={classNames(styles.voice, styles[tone])}>
      <Title className={styles.speaker}>{speaker}</Title>
      {children}
    </div>
  )
}

/** Side by side; under one another where there is no room. */
export const Voices = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.voices}>{children}</div>
)
