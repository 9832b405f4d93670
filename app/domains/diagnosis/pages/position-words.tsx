/** The reservations and disagreements on a finding. */
import { pageLabels } from '../page-labels.fr.ts'
import { ofParty } from '../party-words.ts'
import type { ShownFinding, ShownParty } from '../shown-rows.ts'

const { findings: p } = pageLabels

type Props = {
  readonly finding: Pick<ShownFinding, 'positions'>
  readonly parties: readonly Pick<ShownParty, 'id' | 'shortName'>[]
}

/** The reservations and disagreements that follow a finding everywhere. */
export const PositionWords = ({ finding: { positions }, parties }: Props) => (
  <>
    {positions.map(({ partyId, position, reservation }) => {
      const party = parties.find(({ id }) => id === partyId)
      if (!party || reservation === '' || (position !== 'reservation' && position !== 'disagreement')) return null
      return (
        <p key={partyId} className="small">
          <strong>
            {p.words[position]} {ofParty(party.shortName)} :
          </strong>{' '}
          {reservation}
        </p>
      )
    })}
  </>
)
