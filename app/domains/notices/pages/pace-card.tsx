/** On the page of one’s account: how often mails repeat notices. */
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { paceHints, paceNames, noticeLabels as t } from '../labels.fr.ts'
import { type NoticePace, noticePaces } from '../notices.ts'

export const PaceCard = ({ pace }: { readonly pace: NoticePace }) => (
  <Card title={t.card} note={t.cardNote}>
    <CommandForm intent="choose-pace" submit={t.save} submitLook="plain" submitLabel={t.savePace}>
      <RadioGroup
        name="pace"
        label={t.paceField}
        choices={noticePaces.map((value) => ({ value, label: paceNames[value], hint: paceHints[value] }))}
        defaultValue={pace}
        isRequired
      />
    </CommandForm>
  </Card>
)
