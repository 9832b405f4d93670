/** Turning a group, or one proposal, into a finding or an action. */

import { findingKinds } from '#app/domains/diagnosis/diagnosis.ts'
import { diagnosisLabels } from '#app/domains/diagnosis/labels.fr.ts'
import { SelectField } from '#app/ui/field.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { workshopLabels as t } from '../labels.fr.ts'
import type { WorkshopPageData } from '../queries.server.ts'

type Props = {
  readonly may: Pick<WorkshopPageData['may'], 'makeFinding' | 'makeAction'>
  readonly subject: string
  /** Read after the words of the buttons. */
  readonly name: string
  readonly outcomes: readonly { readonly type: 'finding' | 'action' }[]
  readonly chosen: { readonly groupId: string } | { readonly proposalId: string }
}

export const MakeForms = ({ may, subject, name, outcomes, chosen }: Props) => (
  <>
    {may.makeFinding && !outcomes.some(({ type }) => type === 'finding') && (
      <CommandForm intent="make-finding" subject={subject} isInline>
        <Chosen {...chosen} />
        <SelectField
          name="kind"
          label={t.findingKind}
          emptyLabel={t.chooseTheme}
          options={findingKinds.map((kind) => ({ value: kind, label: diagnosisLabels.findingKind[kind] }))}
        />
        <SubmitButton look="plain" isSmall label={`${t.toFinding} : ${name}`}>
          {t.toFinding}
        </SubmitButton>
      </CommandForm>
    )}
    {may.makeAction && !outcomes.some(({ type }) => type === 'action') && (
      <CommandForm intent="make-action" subject={subject} isInline>
        <Chosen {...chosen} />
        <SubmitButton look="plain" isSmall label={`${t.toAction} : ${name}`}>
          {t.toAction}
        </SubmitButton>
      </CommandForm>
    )}
  </>
)

const Chosen = (chosen: { readonly groupId?: string; readonly proposalId?: string }) =>
  Object.entries(chosen).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
