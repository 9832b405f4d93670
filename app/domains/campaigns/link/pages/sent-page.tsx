/** « Envoyé »: what was sent by the link, until when it can be corrected, what is still asked. */
import { formatShortDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { linkLabels as t } from '../labels.fr.ts'
import type { SentPageData } from '../queries.server.ts'
import { SaidText } from './said-text.tsx'

export const SentPage = ({ about, today, sent, waiting, linkTo }: SentPageData & { readonly linkTo: string }) => (
  <Page
    title={t.sentTitle(sent.length)}
    lead={sent.length === 0 ? 'Ce que vous enverrez par ce lien se lira ici.' : t.answeredUntil(about.lastDay)}
  >
    {sent.map(({ id, code, title, endsPrecision, report }) => (
      <Card
        key={id}
        title={`${code} ${title}`}
        note={<OrdinalText text={t.sentOn(formatShortDay(report.reportedOn, today), report.status)} />}
      >
        <SaidText report={report} endsPrecision={endsPrecision} />
      </Card>
    ))}
    {waiting.length > 0 && (
      <Card title="Il reste à dire">
        <ul>
          {waiting.map(({ id, code, title }) => (
            <li key={id}>
              {code} {title}
            </li>
          ))}
        </ul>
      </Card>
    )}
    <p>
      <LinkButton to={linkTo} look={waiting.length > 0 ? 'primary' : 'plain'}>
        {waiting.length > 0 ? 'Continuer' : 'Corriger ou compléter'}
      </LinkButton>
    </p>
    {sent.some(({ report }) => report.status === 'submitted') && (
      <p className="muted">
        La coordination relit vos points avant de les reporter dans le plan. Si elle a une question, elle vous écrira.
      </p>
    )}
  </Page>
)
