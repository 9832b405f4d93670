/** What the code of the room opens, without an account: the question and a few short answers. */
import { TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { workshopLabels as t } from '../labels.fr.ts'
import { ProposalFields } from './proposal-form.tsx'

type Props = {
  readonly question: string
  readonly isOpen: boolean
  readonly isJudging: boolean
  /** Name given with the last proposal, so that it is typed once. */
  readonly name: string
}

export const GuestPage = ({ question, isOpen, isJudging, name }: Props) => (
  <Page title={question} lead={t.guestTitle}>
    {!isOpen && <Notice>{t.guestClosed}</Notice>}
    {isOpen && (
      <Card note={t.guestNote}>
        <CommandForm intent="propose" kept="tab" submit={t.propose}>
          <ProposalFields isJudging={isJudging} />
          <TextField name="byName" label={t.guestName} defaultValue={name} autoComplete="name" isRequired />
        </CommandForm>
      </Card>
    )}
  </Page>
)
