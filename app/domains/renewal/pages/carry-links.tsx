/** On a sheet: the one it carries on, and those that carry it on, each as it stands. */

import { StateChips } from '#app/domains/plan/pages/action-chips.tsx'
import type { Thread } from '#app/domains/plan/queries.server.ts'
import { Card, List } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { carryLabels as t } from '../labels.fr.ts'

type CarryLink = Thread['carried'][number]

export const CarryLinks = ({ links }: { readonly links: Thread['carried'] }) =>
  links.length === 0 ? null : (
    <Card title={t.linksTitle}>
      <List of={links} isPlain>
        {(link) => <OneLink {...link} />}
      </List>
    </Card>
  )

function OneLink({ ctgId, id, code, title, ctgName, isLater, status, lastReportOn, values }: CarryLink) {
  const to = `/ctg/${ctgId}/actions/${id}`
  const facts = [...(lastReportOn === null ? [] : [t.lastReport(lastReportOn)]), ...values.map(t.lastValue)]
  return (
    <>
      {isLater ? t.to : t.from} <Link to={to}>{t.ofCtg(code, title, ctgName)}</Link>{' '}
      <StateChips status={status} flags={[]} />
      {facts.map((fact) => (
        <p key={fact} className="fine muted">
          <OrdinalText text={fact} />
        </p>
      ))}
      <p>
        <Link to={`${to}#historique`}>
          {t.history}
          <span className="visually-hidden">{t.historyOf(code)}</span>
        </Link>
      </p>
    </>
  )
}
