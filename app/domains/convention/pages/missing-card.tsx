/** What Trame points out: each line leads to where it is mended. Rules: docs/rules/convention.md §5. */

import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import type { MissingCode } from '../convention.ts'
import { conventionLabels as t } from '../labels.fr.ts'
import type { ConventionPageData } from '../queries.server.ts'

/** Anchors of this page, but for what has a page of its own. */
function addressOf(code: MissingCode, { toSign, acts, signatures, articles }: ConventionPageData): string {
  const addresses: Readonly<Record<MissingCode, string>> = {
    'convention.no-article': '#articles',
    'convention.articles-to-complete': `articles/${articles.find(({ gaps }) => gaps > 0)?.id ?? ''}`,
    'convention.no-version': '#versions',
    'convention.no-decision': `versions/${toSign?.id ?? ''}#decision`,
    'convention.acts-awaited': `signataires/${acts.awaited[0]?.partyId ?? ''}`,
    'convention.acts-on-another-version': `signataires/${acts.onAnotherVersion[0]?.partyId ?? ''}`,
    'convention.signatures-awaited': `signataires/${signatures.awaited[0]?.partyId ?? ''}#signature`,
    'convention.signatures-on-another-version': `signataires/${signatures.onAnotherVersion[0]?.partyId ?? ''}#signature`,
    'convention.signed-not-filed': '#convention-signee',
  }
  return addresses[code]
}

const atStart = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)

export const MissingCard = (page: ConventionPageData) => (
  <Card title="Ce qui manque" note="Trame le signale, et n’empêche rien.">
    {page.missing.length === 0 ? (
      <p>Rien : tout est là.</p>
    ) : (
      <ul>
        {page.missing.map(({ code, count }) => (
          <li key={code}>
            <Link to={addressOf(code, page)}>{atStart(t.missing[code](count))}</Link>
          </li>
        ))}
      </ul>
    )}
  </Card>
)
