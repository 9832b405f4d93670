/** What a decision is about, in one line of the register: the first ones, the others counted. */
import { plural } from '#app/kernel/format.ts'
import type { DecisionThing } from '#app/things/find-things.server.ts'
import { Link } from '#app/ui/link.tsx'

const mostShown = 2

type Props = { readonly things: readonly DecisionThing[] }

export function ThingsInLine({ things }: Props) {
  if (things.length === 0) return null
  const others = things.length - mostShown
  return (
    <span className="fine">
      {things.slice(0, mostShown).map(({ id, kindName, title, path }, index) => (
        <span key={id}>
          {index > 0 && '\u00a0; '}
          {kindName}
          {'\u00a0'}: <Link to={path}>{title.replace(/\.$/, '')}</Link>
        </span>
      ))}
      {others > 0 && ` et ${others} ${plural(others, 'autre')}`}
    </span>
  )
}
