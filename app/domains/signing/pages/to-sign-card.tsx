/** What one is named to sign, first thing on her first page; nothing when she is not. Rules: docs/rules/signing.md §3.2. */
import { formatDay } from '#app/kernel/format.ts'
import { withArticle } from '#app/kernel/french.ts'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { mySigningPath } from '../signing-address.ts'
import { textToSign } from '../text-name.fr.ts'
import type { listToSign } from '../to-sign.server.ts'

export type ToSignProps = { readonly toSign: Awaited<ReturnType<typeof listToSign>> }

export const ToSignCard = ({ toSign }: ToSignProps) =>
  toSign.length > 0 && (
    <Card title="À signer">
      <ul>
        {toSign.map(({ ctgId, linkId, number, partyName, ctgName, dueOn }) => (
          <li key={linkId}>
            <Link to={`/ctg/${ctgId}${mySigningPath(linkId)}`}>{textToSign(number)}</Link>, pour{' '}
            {withArticle(partyName)} : {ctgName}, jusqu’au {formatDay(dueOn)}.
          </li>
        ))}
      </ul>
    </Card>
  )
