/** From the follow-up to what is read over time: changes since a copil, states of the plan, who acts with whom. */

import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'

export const LookBackCard = ({ ctgId }: { readonly ctgId: string }) => (
  <Card title="Dans le temps">
    <ul>
      <li>
        <Link to={`/ctg/${ctgId}/suivi/etats/comparer`}>Ce qui a changé dans le plan</Link>
      </li>
      <li>
        <Link to={`/ctg/${ctgId}/suivi/etats`}>États du plan</Link>
      </li>
      <li>
        <Link to={`/ctg/${ctgId}/suivi/decloisonnement`}>Qui agit avec qui</Link>
      </li>
    </ul>
  </Card>
)
