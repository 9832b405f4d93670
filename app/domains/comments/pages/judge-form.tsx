/** What becomes of the comments ticked above it, or of all those of the page. */
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { SelectField, TextArea } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { commentReasons } from '../comments.ts'
import { commentLabels, reasonWords } from '../labels.fr.ts'

const { queue: t } = commentLabels

/** Boxes of the list name it: they are not inside it, each line has forms of its own. */
export const judgeFormId = 'decider'

type View = 'waiting' | 'shown' | 'hidden'
type Props = { readonly view: View; readonly pageIds: readonly string[] }

const actsOf = {
  waiting: ['show', 'refuse'],
  shown: ['hide'],
  hidden: ['show'],
} as const

export const JudgeForm = ({ view, pageIds }: Props) => (
  <Card title={t.judge} level={3}>
    <CommandForm intent="judge" id={judgeFormId}>
      {pageIds.map((id) => (
        <input key={id} type="hidden" name="pageIds" value={id} />
      ))}
      <CheckboxField name="whole" label={t.whole(pageIds.length)} />
      {view !== 'hidden' && <Reasons />}
      <FormActions>
        {actsOf[view].map((judgement, index) => (
          <SubmitButton key={judgement} name="judgement" value={judgement} look={index === 0 ? 'primary' : 'plain'}>
            {t.act[judgement]}
          </SubmitButton>
        ))}
      </FormActions>
    </CommandForm>
  </Card>
)

const Reasons = () => (
  <>
    <SelectField
      name="reason"
      label={t.reason}
      hint={t.reasonHint}
      emptyLabel={t.chooseReason}
      options={commentReasons.map((reason) => ({ value: reason, label: reasonWords[reason].name }))}
    />
    <TextArea name="words" label={t.words} hint={t.wordsHint} rows={2} maxLength={2000} />
  </>
)
