/** On the account page: the way to one’s own data. Pure. */
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { privacyLabels } from '../labels.fr.ts'

const t = privacyLabels.myData

export const MyDataCard = () => (
  <Card title={t.title} note={t.lead}>
    <p>
      <Link to="/compte/donnees">Voir et emporter mes données</Link>
    </p>
  </Card>
)
