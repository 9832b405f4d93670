/** The views kept: the one to keep now, one’s own, those shared with the CTG. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { Chip } from '#app/ui/chip.tsx'
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Breadcrumb, Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { savedViewLabels as t } from '../saved-view-labels.fr.ts'
import type { SavedViewsData } from '../saved-views-query.server.ts'

export function SavedViewsPage({ ctgId, viewToSave, views, may }: SavedViewsData) {
  const mine = views.filter(({ isMine }) => isMine)
  const shared = views.filter(({ isMine }) => !isMine)
  return (
    <Stack>
      <Breadcrumb crumbs={[crumbs.plan(ctgId)]} />
      <PageHeader title={t.title} lead={t.lead} />
      {viewToSave && <KeepForm viewToSave={viewToSave} mayShare={may.share} />}
      {views.length === 0 && (
        <Card>
          <EmptyState>{t.none}</EmptyState>
        </Card>
      )}
      {mine.length > 0 && <Views title={t.mine} views={mine} />}
      {shared.length > 0 && <Views title={t.shared} views={shared} />}
    </Stack>
  )
}

type FormProps = { readonly viewToSave: NonNullable<SavedViewsData['viewToSave']>; readonly mayShare: boolean }

const KeepForm = ({ viewToSave: { view, criteria, label, words }, mayShare }: FormProps) => (
  <Card title={t.keep} note={wordsOf(label, words)}>
    <CommandForm intent="save-view" submit={t.send} values={{ view, criteria }}>
      <TextField name="name" label={t.name} hint={t.nameHint} isRequired maxLength={80} />
      {mayShare && <CheckboxField name="isShared" label={t.share} />}
    </CommandForm>
  </Card>
)

/** « Liste ; Thème : Petite enfance ; À voir : en retard ». */
const wordsOf = (label: string, words: readonly string[]): string =>
  [label, ...(words.length > 0 ? words : [t.everything])].join('\u00a0; ')

const Views = ({ title, views }: { readonly title: string; readonly views: SavedViewsData['views'] }) => (
  <Card title={title}>
    <DataTable
      rows={views}
      columns={[
        {
          key: 'name',
          header: t.columns.name,
          widthPercent: 34,
          cell: ({ to, name, isMine, isShared, personName }) => (
            <>
              <Link to={to}>{name}</Link>{' '}
              {isMine ? isShared && <Chip>{t.isShared}</Chip> : <Chip>{t.by(personName)}</Chip>}
            </>
          ),
        },
        {
          key: 'criteria',
          header: t.columns.criteria,
          isNote: true,
          cell: ({ label, words }) => wordsOf(label, words),
        },
        {
          key: 'act',
          header: t.columns.act,
          isHeaderHidden: true,
          widthPercent: 14,
          cell: ({ id, name, mayRemove }) =>
            mayRemove && (
              <CommandForm intent="remove-view" about={{ viewId: id }} isInline>
                <SubmitButton look="quiet" isSmall label={t.removeNamed(name)}>
                  {t.remove}
                </SubmitButton>
              </CommandForm>
            ),
        },
      ]}
    />
  </Card>
)
