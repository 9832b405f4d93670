/** What each party says of a decision, as it is typed: nothing is ticked before somebody says it. Rule: docs/rules/governance.md §5.3. */
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { meetingLabels as t } from '../labels.fr.ts'
import { type PartyPosition, partyPositions } from '../meetings.ts'

const choices = partyPositions.map((value) => ({ value, label: t.position[value] }))

export type PartyToSay = {
  readonly id: string
  readonly name: string
  readonly isSignatory: boolean
  /** As it was given; absent: nothing is ticked. */
  readonly given?: { readonly position: PartyPosition; readonly comment: string } | undefined
}

/** Signatories, then the associated parties, folded until one of them has said something. */
export function PositionFields({ parties }: { readonly parties: readonly PartyToSay[] }) {
  const associates = parties.filter(({ isSignatory }) => !isSignatory)
  return (
    <Stack isTight>
      {parties
        .filter(({ isSignatory }) => isSignatory)
        .map((party) => (
          <PositionField key={party.id} party={party} />
        ))}
      {associates.length > 0 && (
        <Disclosure
          summary="Parties associées"
          isOpen={associates.some(({ given }) => given !== undefined)}
          fields={associates.flatMap(({ id }) => [`position-${id}`, `comment-${id}`])}
        >
          {associates.map((party) => (
            <PositionField key={party.id} party={party} />
          ))}
        </Disclosure>
      )}
    </Stack>
  )
}

const PositionField = ({ party: { id, name, given } }: { readonly party: PartyToSay }) => (
  <Stack isTight>
    <RadioGroup name={`position-${id}`} label={name} choices={choices} defaultValue={given?.position} isInline />
    <TextField
      name={`comment-${id}`}
      label={
        <>
          Réserve ou précision<span className="visually-hidden"> ({name})</span>
        </>
      }
      defaultValue={given?.comment}
    />
  </Stack>
)
