/** On a sheet: the one it carries on, and those that carry it on. */
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { carryLabels as t } from '../labels.fr.ts'
import type { CarryLink } from '../queries.server.ts'

type Props = { readonly actionId: string; readonly links: readonly CarryLink[] }

export const CarryLinks = ({ actionId, links }: Props) =>
  links.length === 0 ? null : (
    <Card>
      <ul className="plain-list">
        {links.map(({ ctgId, id, code, title, ctgName, carriedActionId }) => (
          <li key={id}>
            {carriedActionId === actionId ? t.to : t.from} :{' '}
            <Link to={`/ctg/${ctgId}/actions/${id}`}>{t.ofCtg(code, title, ctgName)}</Link>
          </li>
        ))}
      </ul>
    </Card>
  )
