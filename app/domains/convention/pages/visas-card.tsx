/** The visas as they are printed, and the form to write them. Rules: docs/rules/convention.md §1.6. */
import { TextArea } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { Card, List } from '#app/ui/layout.tsx'
import { textLabels } from '../articles/labels.fr.ts'
import type { TextPageData } from '../articles/queries.server.ts'

const { visas: t } = textLabels

export const VisasCard = ({ visas, mayWrite }: Pick<TextPageData, 'visas' | 'mayWrite'>) => {
  const { own, proposed, ofActs, version } = visas
  const written = own ?? proposed
  return (
    <Card title={t.title} id="visas" note={own ? t.own : t.proposed} content="tight">
      <List of={[...written, ...ofActs]} isPlain />
      {mayWrite && (
        <FoldedForm summary={t.change} intent="set-visas" version={version} submit={t.save}>
          <TextArea name="visas" label={t.field} hint={t.hint} rows={12} defaultValue={written.join('\n')} />
        </FoldedForm>
      )}
    </Card>
  )
}
