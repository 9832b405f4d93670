/** What carrying would write, sheet by sheet; what this CTG does not have, created only when ticked. */
import { LinkButton } from '#app/ui/button.tsx'
import { BoxesError, CheckboxField } from '#app/ui/choice-field.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { keyOfAbsent } from '../absent.ts'
import { type CarryChoice, slugOfPart, writeCarryChoice } from '../carry.ts'
import { carryLabels as t } from '../labels.fr.ts'
import type { CarryPageData } from '../queries.server.ts'

type Props = NonNullable<CarryPageData['preview']> & { readonly ctgId: string; readonly choice: CarryChoice }

export const CarryPreview = ({ ctgId, choice, sheets, absent }: Props) => (
  <CommandForm intent="carry-actions" isWide values={{ along: choice.parts.map(slugOfPart).join(' ') }}>
    {sheets.map(({ id, code, title, taken, left }) => (
      <Card key={id} title={`${code} ${title}`.trim()}>
        <input type="hidden" name="actionIds" value={id} />
        <DescriptionList items={taken.map(({ term, text }) => ({ term, description: text }))} />
        {left.length > 0 && <p className="muted">{t.left(left)}</p>}
      </Card>
    ))}
    {absent.length > 0 && (
      <Card title={t.absentTitle} note={t.absentLead}>
        <ul className="plain-list">
          {absent.map((one) => (
            <li key={keyOfAbsent(one)}>
              <CheckboxField name="create" value={keyOfAbsent(one)} label={t.absent(one)} />
            </li>
          ))}
        </ul>
      </Card>
    )}
    <BoxesError name="actionIds" />
    <FormActions>
      <SubmitButton>{t.carry(sheets.length)}</SubmitButton>
      <LinkButton to={writeCarryChoice(ctgId, choice)}>{t.back}</LinkButton>
    </FormActions>
  </CommandForm>
)
