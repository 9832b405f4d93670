/** What a decision is about, in one line of the register: the first ones, the others counted. */
import { plural } from '#app/kernel/format.ts'
import { Link } from '#app/ui/link.tsx'
import type { DecisionThing } from '../ctg-things.ts'
import { journeyLabels as t } from '../labels.fr.ts'

const mostShown = 2

type Props = { readonly ctgId: string; readonly things: readonly DecisionThing[] }

export function ThingsInLine({ ctgId, things }: Props) {
  if (things.length === 0) return null
  const others = things.length - mostShown
  return (
    <span className="fine">
      {things.slice(0, mostShown).map(({ id, type, title, path }, index) => (
        <span key={id}>
          {index > 0 && '\u00a0; '}
          {t.thing[type]}
          {'\u00a0'}: <Link to={`/ctg/${ctgId}${path}`}>{title.replace(/\.$/, '')}</Link>
        </span>
      ))}
      {others > 0 && ` et ${others} ${plural(others, 'autre')}`}
    </span>
  )
}
