/** Terms and what they are worth: the identity of a thing, in one or two columns. */
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './description-list.module.css'
import { raised } from './ordinal-text.tsx'

type Props = {
  /** An item without description is not shown. */
  readonly items: readonly { readonly term: string; readonly description: ReactNode }[]
  /** Two pairs a line where there is room. */
  readonly hasTwoColumns?: boolean
}

/** What React shows nothing of. */
const nothing = new Set<unknown>([undefined, null, false, ''])

export const DescriptionList = ({ items, hasTwoColumns = false }: Props) => (
  <dl className={classNames(styles.list, hasTwoColumns && styles.two)}>
    {items
      .filter(({ description }) => !nothing.has(description))
      .map(({ term, description }) => (
        <div key={term} className={styles.pair}>
          <dt>{term}</dt>
          <dd>{raised(description)}</dd>
        </div>
      ))}
  </dl>
)
