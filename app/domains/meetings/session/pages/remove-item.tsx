/** Takes a point off: at once while the agenda is being prepared; once those called have read it, or in session, it is asked first. */
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import type { MeetingStatus } from '../../meetings.ts'
import { removalLabels as t } from '../labels.fr.ts'

const intent = 'remove-agenda-item'

type Props = { readonly status: MeetingStatus; readonly item: { readonly id: string; readonly title: string } }

export function RemoveItem({ status, item }: Props) {
  const which = <input type="hidden" name="agendaItemId" value={item.id} />
  if (status === 'draft')
    return (
      <CommandForm intent={intent} subject={item.id} isInline>
        {which}
        <SubmitButton look="quiet" isSmall label={t.named(item.title)}>
          {t.remove}
        </SubmitButton>
      </CommandForm>
    )
  return (
    <FoldedForm
      look="plain"
      summary={
        <>
          {t.remove}
          <span className="visually-hidden"> : {item.title}</span>
        </>
      }
      group={`item-${item.id}`}
      intent={intent}
      subject={item.id}
      submit={t.confirm}
      submitLook="danger"
      submitLabel={`${t.confirm} : ${item.title}`}
    >
      {which}
      <p>{status === 'convened' ? t.convened : t.inSession}</p>
      {status === 'convened' && <CheckboxField name="isTold" label={t.tell} hint={t.tellHint} isChecked />}
    </FoldedForm>
  )
}
