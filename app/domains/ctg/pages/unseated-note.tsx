/** Why a signatory scores no issue, where one looks for it, and the act that seats it. */
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { ctgLabels as t } from '../labels.fr.ts'

export type Unseated = {
  /** Signatories without a seat at the steering committee where others sit. */
  readonly unseated: readonly { readonly partyId: string; readonly shortName: string; readonly copilId: string }[]
  readonly maySeat: boolean
}

export function UnseatedNote({ ctgId, unseated, maySeat }: Unseated & { readonly ctgId: string }) {
  const [first] = unseated
  if (!first) return null
  return (
    <Notice tone="info">
      {t.unseated.sentence(unseated.map(({ shortName }) => shortName))}{' '}
      <Link to={`/ctg/${ctgId}/instances/${first.copilId}#sieges`}>{maySeat ? t.unseated.seat : t.unseated.read}</Link>
    </Notice>
  )
}
