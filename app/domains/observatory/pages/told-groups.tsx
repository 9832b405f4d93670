/** Under figures put beside groups of communes: who is in each, and why. Pure. */
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Link } from '#app/ui/link.tsx'
import { observatoryLabels as t } from '../labels.fr.ts'

type Named = { readonly code: string; readonly name: string }
export type OfferedReferences = {
  readonly offered: readonly Named[]
  readonly told: readonly (Named & {
    readonly reason: string
    readonly memberNames: readonly string[]
    /** Made for this page: it may be kept. */
    readonly isMade: boolean
  })[]
}

export const ToldGroups = ({ told, groupsTo }: OfferedReferences & { readonly groupsTo: string }) =>
  told.length === 0 ? null : (
    <Disclosure summary={t.groups.summary} isOpen>
      {told.map(({ code, name, reason, memberNames, isMade }) => (
        <p key={code}>
          <strong>{name}</strong> : {reason} {memberNames.length > 0 && `${memberNames.join(', ')}. `}
          {isMade && <Link to={`${groupsTo}?groupe=${code}`}>{t.groups.keep}</Link>}
        </p>
      ))}
      <p>
        <Link to={groupsTo}>{t.groups.all}</Link>
      </p>
    </Disclosure>
  )
