/** The actions of every CTG one follows, under one filter: a Caf reads its fifteen CTGs in one list. */
import { Form } from 'react-router'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { CheckboxField, CheckboxGroup } from '#app/ui/choice-field.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { filterLabels as t } from '../filter-labels.fr.ts'
import { flagSlugs, planLabels, statusSlugs } from '../labels.fr.ts'
import type { ActionsOfMyCtgs } from '../many-ctgs.server.ts'
import { actionFlags, actionStatuses } from '../plan.ts'
import { mine, writePlanFilter } from '../plan-filter.ts'
import { writeSort } from '../plan-list.ts'
import { actionColumns } from './action-columns.tsx'
import styles from './plan-frame.module.css'

type Data = ActionsOfMyCtgs

/** The address of this list, other things as they are. */
function addressOf({ filter, chosenIds }: Data, tri: string | undefined, page = 1): string {
  const parameters = writePlanFilter(filter)
  for (const id of chosenIds) parameters.append('ctg', id)
  if (tri !== undefined) parameters.set('tri', tri)
  if (page > 1) parameters.set('page', String(page))
  return `/actions${parameters.size > 0 ? `?${parameters}` : ''}`
}

export function MyActionsPage(data: Data) {
  const { actions, sort, page, pageCount, shownCount, ctgs } = data
  const columns = actionColumns({ sort, sortedTo: (tri) => addressOf(data, tri) })
  return (
    <Stack>
      <PageHeader title={t.manyTitle} lead={t.manyLead(shownCount, data.chosenIds.length || ctgs.length)} />
      {ctgs.length > 0 && <Filters {...data} />}
      <Card>
        <DataTable
          caption={t.manyTitle}
          rows={actions}
          rowKey={({ ctgId, id }) => `${ctgId} ${id}`}
          empty={
            ctgs.length === 0 ? (
              <EmptyState>{t.manyNone}</EmptyState>
            ) : (
              <EmptyState action={<LinkButton to="/actions">{t.manyAll}</LinkButton>}>{t.nothingFound}</EmptyState>
            )
          }
          columns={[
            columns.code,
            columns.title<Data['actions'][number]>(({ ctgId, ctgName }) => (
              <Link to={`/ctg/${ctgId}/plan`}>{ctgName}</Link>
            )),
            columns.lead,
            columns.dates,
            columns.state,
            columns.next,
          ]}
        />
        <Pagination page={page} pageCount={pageCount} pageUrl={(asked) => addressOf(data, writeSort(sort), asked)} />
      </Card>
    </Stack>
  )
}

function Filters({ filter, sort, ctgs, chosenIds }: Data) {
  const query = writePlanFilter(filter)
  const tri = writeSort(sort)
  const boxes = [
    {
      name: 'etat',
      label: t.criterion.etat,
      choices: actionStatuses.map((one) => ({ value: statusSlugs[one], label: planLabels.status[one] })),
      chosen: query.getAll('etat'),
    },
    {
      name: 'signal',
      label: t.criterion.signal,
      choices: actionFlags.map((one) => ({ value: flagSlugs[one], label: planLabels.flag[one] })),
      chosen: query.getAll('signal'),
    },
    { name: 'ctg', label: 'CTG', choices: ctgs.map(({ id, name }) => ({ value: id, label: name })), chosen: chosenIds },
  ]
  return (
    <Form key={`${query} ${chosenIds}`} method="get" action="/actions" aria-label={t.manyForm} preventScrollReset>
      {tri && <input type="hidden" name="tri" value={tri} />}
      <div className={styles.bar}>
        <div className={styles.text}>
          <TextField name="q" type="search" label={t.search} maxLength={100} defaultValue={filter.text} />
        </div>
        {boxes.map(({ name, label, choices, chosen }) => (
          <Disclosure key={name} look="button" summary={t.chosen(label, chosen.length)} group="plan-filter">
            <CheckboxGroup name={name} label={label} isLabelHidden choices={choices} defaultValues={chosen} isInline />
          </Disclosure>
        ))}
        <CheckboxField name="pilote" value={mine} label={t.manyMine} isChecked={filter.isMine ?? false} />
        <Button>{t.send}</Button>
      </div>
    </Form>
  )
}
