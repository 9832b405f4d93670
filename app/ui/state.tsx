/** Where a thing stands, as a shape and a word, and what calls for attention under it: read without colour, and without a pill on every line. */
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './state.module.css'
import type { Tone } from './tone.ts'

/** Drawn by the style sheet: a dashed ring, a plain ring, half, ticked, paused, crossed, put off. */
export type Glyph = 'draft' | 'agreed' | 'waiting' | 'half' | 'done' | 'paused' | 'crossed' | 'later'

export const State = ({ glyph, children }: { readonly glyph: Glyph; readonly children: ReactNode }) => (
  <span className={classNames(styles.state, styles[glyph])}>{children}</span>
)

export const Signal = ({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) => (
  <span className={classNames(styles.signal, styles[tone])}>{children}</span>
)

/** Side by side, under one another in a narrow column. */
export const StateList = ({ children }: { readonly children: ReactNode }) => (
  <span className={styles.list}>{children}</span>
)
