/** What a point asks of its body, and what one's own party proposes on it. Rule: docs/rules/governance.md §8.7. */
import { TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import type { SessionItem } from '../items.server.ts'
import { sessionLabels as t } from '../labels.fr.ts'
import type { PartyProposal } from '../session.ts'

type Words = Partial<Pick<SessionItem, 'demand' | 'reason' | 'effect'>>

export const DemandFields = ({ demand, reason, effect }: Words) => (
  <>
    <TextField name="demand" label={t.demand} hint={t.demandHint} defaultValue={demand} />
    <TextArea name="reason" label={t.reason} rows={3} defaultValue={reason} />
    <TextArea name="effect" label={t.effect} rows={3} defaultValue={effect} />
  </>
)

type Props = { readonly item: SessionItem; readonly own: PartyProposal | undefined }

export const ProposalForm = ({ item, own }: Props) => (
  <CommandForm intent="write-proposal" submit={t.saveProposal} submitLook="plain" about={{ agendaItemId: item.id }}>
    <TextArea name="proposal" label={t.ownProposal} rows={3} defaultValue={own?.text} />
    <TextArea name="reservation" label={t.ownReservation} rows={2} defaultValue={own?.reservation} />
  </CommandForm>
)
