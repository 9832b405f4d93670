/** On a finding: what it rests on, and where each party stands. */
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { hasElement, listAwaitedParties } from '../diagnosis.ts'
import { diagnosisLabels as t } from '../labels.fr.ts'
import { pageLabels } from '../page-labels.fr.ts'
import { byParty, ofParty } from '../party-words.ts'
import type { FindingRow, PartyRow } from '../rows.server.ts'

const { findings: p } = pageLabels

type Props = { readonly finding: FindingRow; readonly parties: readonly PartyRow[] }

export function FindingChips({ finding, parties }: Props) {
  const { figureCount, testimonyCount, positions, status } = finding
  const proposer = parties.find(({ id }) => id === finding.proposedByPartyId)
  return (
    <ChipList>
      <Chip>{t.findingKind[finding.kind]}</Chip>
      {figureCount > 0 && <Chip>{t.figures(figureCount)}</Chip>}
      {testimonyCount > 0 && <Chip tone="partner">{t.testimonies(testimonyCount)}</Chip>}
      {!hasElement(finding) && <Chip tone="warn">{p.noElement}</Chip>}
      {status === 'withdrawn' && <Chip>{t.findingStatus.withdrawn}</Chip>}
      {status === 'proposed' && proposer && (
        <Chip tone={proposer.kind}>{p.proposedBy(byParty(proposer.shortName))}</Chip>
      )}
      {status !== 'withdrawn' && <PositionChips positions={positions} parties={parties} />}
    </ChipList>
  )
}

const PositionChips = ({ positions, parties }: Pick<FindingRow, 'positions'> & Pick<Props, 'parties'>) => (
  <>
    {positions.map(({ partyId, position }) => {
      const party = parties.find(({ id }) => id === partyId)
      return (
        party && (
          <Chip key={partyId} tone={party.kind}>
            {p.position(party.shortName, t.position[position])}
          </Chip>
        )
      )
    })}
    {listAwaitedParties(parties, positions).map(({ id, shortName }) => (
      <Chip key={id} tone="warn">
        {p.awaited(shortName)}
      </Chip>
    ))}
  </>
)

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
