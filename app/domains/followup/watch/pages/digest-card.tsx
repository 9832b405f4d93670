/** On the page of one’s account: whether the weekly digest comes, and the gesture that changes it. */
import { CommandForm } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { digestLabels as t } from '../digest-labels.fr.ts'

export const DigestCard = ({ isWanted }: { readonly isWanted: boolean }) => (
  <Card title={t.card} note={t.note}>
    <CommandForm intent="choose-digest" submit={isWanted ? t.refuse : t.want} submitLook="plain">
      <p>{isWanted ? t.wanted : t.refused}</p>
      {!isWanted && <input type="hidden" name="isWanted" value="on" />}
    </CommandForm>
  </Card>
)
