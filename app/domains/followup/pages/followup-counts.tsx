/** « 27 actions : 9 sans nouvelle depuis quatre mois, 3 en retard »: each count leads to its lines. */
import { Fragment } from 'react'
import { Link } from '#app/ui/link.tsx'
import { watchLabels as t } from '../watch/labels.fr.ts'
import type { Standing, WatchFlag } from '../watch/watch.ts'

type Props = {
  readonly standing: Standing
  /** Where the actions that have this flag are read. */
  readonly hrefOf: (flag: WatchFlag, slug: string) => string
}

export function FollowupCounts({ standing: { total, counts, silentDays }, hrefOf }: Props) {
  const parts = t.watchParts(counts, silentDays)
  return (
    <>
      {t.total(total)} : {parts.length === 0 && t.nothingToTell}
      {parts.map(({ flag, slug, text }, index) => (
        <Fragment key={flag}>
          <Link to={hrefOf(flag, slug)}>{text}</Link>
          {index < parts.length - 1 ? ', ' : '.'}
        </Fragment>
      ))}
    </>
  )
}
