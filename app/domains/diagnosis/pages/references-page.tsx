/** The groups of communes a CTG keeps to compare with, and the form that keeps another. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page, Row } from '#app/ui/layout.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { pageLabels } from '../page-labels.fr.ts'
import { referenceLabels } from '../reference-labels.fr.ts'
import type { ReferencesPageData } from '../reference-queries.server.ts'

const { page: p } = referenceLabels

export function ReferencesPage({ ctgId, groups, filled, may }: ReferencesPageData) {
  return (
    <Page crumbs={[crumbs.diagnosis(ctgId), { label: p.crumb }]} title={p.title} lead={p.lead}>
      <Card title={p.kept} note={pageLabels.portrait.note}>
        {groups.length === 0 && <EmptyState>{p.none}</EmptyState>}
        {groups.map((group) => (
          <section key={group.id}>
            <Row isSpread>
              <h3>
                {group.name} ({p.members(group.members.length)})
              </h3>
              {may.remove && (
                <CommandForm intent="remove-reference-group" isInline about={{ groupId: group.id }}>
                  <SubmitButton look="quiet" isSmall label={`${p.remove} : ${group.name}`}>
                    {p.remove}
                  </SubmitButton>
                </CommandForm>
              )}
            </Row>
            <p>{group.reason}</p>
            <p className="small">{group.members.map(({ name }) => name).join(', ')}</p>
            <p className="muted small">{p.by(group.party, group.createdBy, group.createdOn)}</p>
          </section>
        ))}
      </Card>
      {may.create && (
        <Card title={p.add}>
          <CommandForm intent="create-reference-group" key={filled?.name} submit={p.save}>
            <TextField name="name" label={p.name} hint={p.nameHint} defaultValue={filled?.name} isRequired />
            <TextArea name="reason" label={p.reason} defaultValue={filled?.reason} rows={3} isRequired />
            <TextArea
              name="communes"
              label={p.communes}
              hint={p.communesHint}
              defaultValue={filled?.communes}
              rows={8}
              isRequired
            />
          </CommandForm>
        </Card>
      )}
    </Page>
  )
}
