/** Choosing which actions of the CTG before go on in this one. */
import { LinkButton } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton, useField } from '#app/ui/form.tsx'
import { Breadcrumb, Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { planLabels } from '../../labels.fr.ts'
import { carryLabels as t } from '../labels.fr.ts'
import type { CarryPageData } from '../queries.server.ts'

export function CarryPage(data: CarryPageData) {
  const { ctgId, former, isMember, groups } = data
  const isAllCarried = groups.every(({ actions }) => actions.every(({ carriedId }) => carriedId !== null))
  return (
    <Stack>
      <Breadcrumb crumbs={[{ label: planLabels.plan, to: `/ctg/${ctgId}/plan` }]} />
      <PageHeader title={t.title} lead={former && isMember && t.lead(former.name)} />
      {!former && (
        <Card>
          <EmptyState action={<LinkButton to={`/ctg/${ctgId}/membres/cadre`}>{t.setPredecessor}</LinkButton>}>
            {t.noPredecessor}
          </EmptyState>
        </Card>
      )}
      {former && !isMember && (
        <Card>
          <EmptyState>{t.notMember(former.name)}</EmptyState>
        </Card>
      )}
      {former && isMember && groups.length === 0 && (
        <Card>
          <EmptyState>{t.none}</EmptyState>
        </Card>
      )}
      {groups.length > 0 && (
        <CommandForm intent="carry-actions" isWide>
          <p className="muted">{isAllCarried ? t.allCarried : t.what}</p>
          {groups.map((group) => (
            <Group key={group.status} ctgId={ctgId} group={group} />
          ))}
          <TickedError />
          {!isAllCarried && (
            <FormActions>
              <SubmitButton>{t.carry}</SubmitButton>
            </FormActions>
          )}
        </CommandForm>
      )}
    </Stack>
  )
}

type GroupProps = { readonly ctgId: string; readonly group: CarryPageData['groups'][number] }

/** Those that a decision deferred are ticked: they were meant to go on. */
const Group = ({ ctgId, group: { status, actions } }: GroupProps) => (
  <Card title={planLabels.statusTitle(status)} aside={t.count(actions.length)}>
    <ul className="plain-list">
      {actions.map(({ id, code, title, lead, carriedId }) => (
        <li key={id}>
          {carriedId === null ? (
            <CheckboxField
              name="actionIds"
              value={id}
              label={`${code} ${title}${lead ? ` (${lead})` : ''}`}
              isChecked={status === 'deferred'}
            />
          ) : (
            <span className="muted">
              {code} {title}, <Link to={`/ctg/${ctgId}/actions/${carriedId}`}>{t.carriedAs}</Link>
            </span>
          )}
        </li>
      ))}
    </ul>
  </Card>
)

/** Under the boxes when none is ticked. */
function TickedError() {
  const { id, error } = useField('actionIds')
  return <FieldError id={`${id}-error`} sentence={error} />
}
