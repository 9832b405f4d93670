/** What a picture draws, in words, each beside a small drawing of it. */
import type { CSSProperties } from 'react'
import { classNames } from '#app/ui/class-names.ts'
import styles from './views.module.css'

type Item = {
  readonly look: string
  readonly label: string
  /** Of a tint, from 0 to 1. */
  readonly strength?: number
}

const tint = (strength: number | undefined): (CSSProperties & { readonly '--strength'?: string }) | undefined =>
  strength === undefined ? undefined : { '--strength': `${Math.round(strength * 100)}%` }

export const Legend = ({ items }: { readonly items: readonly Item[] }) => (
  <ul className={classNames('plain-list', styles.legend)}>
    {items.map(({ look, label, strength }) => (
      <li key={label}>
        <span className={styles.swatch} data-look={look} style={tint(strength)} aria-hidden="true" />
        {label}
      </li>
    ))}
  </ul>
)
