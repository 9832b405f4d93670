/** Instead of figures, or under them: what this instance was not given, and what no public figure says. Pure. */

import type { ReactNode } from 'react'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { List } from '#app/ui/layout.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { observatoryLabels as t } from '../labels.fr.ts'
import type { PlacedFigures, PlacedIndicator } from '../placed-figures.ts'
import { emptyThemeOf } from '../themes-to-ask.fr.ts'
import styles from './figures-table.module.css'

/** What this instance was not given: its names and producers, told apart from what is secret or not published. */
type NotLoadedProps = {
  readonly indicators: readonly PlacedIndicator[]
  /** Who loads them, or the button. */
  readonly howToLoad?: ReactNode
}

export const NotLoaded = ({ indicators, howToLoad }: NotLoadedProps) => (
  <Disclosure summary={t.notLoaded.summary(indicators.length)}>
    <p>{t.notLoaded.note}</p>
    <Named indicators={indicators} />
    {howToLoad}
  </Disclosure>
)

type SilentProps = Pick<NotLoadedProps, 'indicators'> & { readonly note: string }

/** What the source says nothing of here nor around, with its reasons: no line of the table would hold a number. */
export const Silent = ({ indicators, note }: SilentProps) => (
  <Disclosure summary={t.notLoaded.nowhere(indicators.length)}>
    <p>{note}</p>
    <Named indicators={indicators} />
  </Disclosure>
)

const Named = ({ indicators }: Pick<NotLoadedProps, 'indicators'>) => (
  <ul>
    {indicators.map(({ indicator }) => (
      <li key={indicator.id}>
        {indicator.name}
        {indicator.producer !== undefined && ` (${indicator.producer})`}
      </li>
    ))}
  </ul>
)

export function EmptyTheme({ figures: { themeKey } }: { readonly figures: Pick<PlacedFigures, 'themeKey'> }) {
  const empty = emptyThemeOf(themeKey)
  if (!empty) return <EmptyState>{t.emptyTheme}</EmptyState>
  const { sentence, requestTitle, request, terms } = empty
  return (
    <>
      <EmptyState>{sentence}</EmptyState>
      <h3 className={styles.request}>{requestTitle}</h3>
      <List of={request} />
      <p>{terms}</p>
    </>
  )
}
