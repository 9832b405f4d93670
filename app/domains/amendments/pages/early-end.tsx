/** An end notified before the term, where one decides what would put it off, and on the convention's first page. Rules: docs/rules/amendments.md §6.5. */
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { amendmentLabels as t } from '../labels.fr.ts'
import type { EarlyEnd } from '../queries.server.ts'
import type { findEndPutOff } from '../terminations.server.ts'

type PutOffProps = {
  readonly ctgId: string
  readonly putOff: Awaited<ReturnType<typeof findEndPutOff>>
  readonly newEndsOn: string | null
}

const ToTermination = ({ ctgId }: { readonly ctgId: string }) => (
  <Link to={`/ctg/${ctgId}/convention/avenants#resiliation`}>Voir la fin avant le terme</Link>
)

/** Before an extension is signed: what it would put off. */
export const PutOffNotice = ({ ctgId, putOff, newEndsOn }: PutOffProps) =>
  putOff &&
  newEndsOn !== null && (
    <Notice tone="warn">
      <p>
        {t.wouldPutOff(putOff, newEndsOn)} <ToTermination ctgId={ctgId} />
      </p>
    </Notice>
  )

export const EarlyEndNotice = (end: EarlyEnd) => (
  <Notice tone="warn">
    <p>
      {end.endsOn !== null && end.endsOn > end.effectiveOn ? t.hasPutOff(end, end.endsOn) : t.endsEarly(end)}{' '}
      {end.extension && `${t.earlyExtension(end.extension)} `}
      <ToTermination ctgId={end.ctgId} />
    </p>
  </Notice>
)
