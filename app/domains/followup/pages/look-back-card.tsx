/** From the follow-up to what is read over time: changes since a copil, states of the plan. */
import { Link } from 'react-router'
import { Card } from '#app/ui/layout.tsx'

export const LookBackCard = ({ ctgId }: { readonly ctgId: string }) => (
  <Card title="Dans le temps">
    <ul>
      <li>
        <Link to={`/ctg/${ctgId}/suivi/etats/comparer`}>Ce qui a changé depuis le dernier copil</Link>
      </li>
      <li>
        <Link to={`/ctg/${ctgId}/suivi/etats`}>États du plan</Link>
      </li>
    </ul>
  </Card>
)
