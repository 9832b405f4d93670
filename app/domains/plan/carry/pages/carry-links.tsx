/** On a sheet: the one it carries on, and those that carry it on. */
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import type { Thread } from '../../queries.server.ts'
import { carryLabels as t } from '../labels.fr.ts'

export const CarryLinks = ({ links }: { readonly links: Thread['carried'] }) =>
  links.length === 0 ? null : (
    <Card>
      <ul className="plain-list">
        {links.map(({ ctgId, id, code, title, ctgName, isLater }) => (
          <li key={id}>
            {isLater ? t.to : t.from} : <Link to={`/ctg/${ctgId}/actions/${id}`}>{t.ofCtg(code, title, ctgName)}</Link>
          </li>
        ))}
      </ul>
    </Card>
  )
