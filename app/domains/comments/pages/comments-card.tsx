/** On the page that prepares the public page: whether comments are open, and how many wait to be read. */
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { commentLabels } from '../labels.fr.ts'
import type { QueueState } from '../queries.server.ts'
import { queuePath } from '../queue-view.ts'

const { queue: t } = commentLabels

export const CommentsCard = ({ ctgId, isOpen, waiting }: QueueState) => (
  <Card title={t.title}>
    <p>{isOpen ? t.isOpen : t.areClosed}</p>
    <p>
      <Link to={queuePath(ctgId, 'waiting')}>{t.count.waiting(waiting)}</Link>
    </p>
  </Card>
)
