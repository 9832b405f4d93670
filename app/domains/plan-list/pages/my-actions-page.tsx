/** The actions of every CTG one follows, under the filter of the plan: a Caf reads its fifteen CTGs in one list. */

import { planLabels } from '#app/domains/plan/labels.fr.ts'
import type { ActionFlag } from '#app/domains/plan/plan.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { filterLabels as t } from '../labels.fr.ts'
import type { ActionsOfMyCtgs } from '../many-ctgs.server.ts'
import { isEmptyFilter, type PlanFilter, writePlanFilter } from '../plan-filter.ts'
import { writeSort } from '../plan-list.ts'
import { actionColumns } from './action-columns.tsx'
import { ActiveCriteria } from './active-criteria.tsx'
import { CriteriaForm, Fold } from './criteria-form.tsx'

type Data = ActionsOfMyCtgs

/** CTGs beyond which their counts fold: the list comes first. */
const mostOpen = 6

type Place = { readonly filter: PlanFilter; readonly ctgIds: readonly string[]; readonly tri: string | undefined }

/** An address of this list. */
function addressOf({ filter, ctgIds, tri }: Place, page = 1): string {
  const parameters = writePlanFilter(filter)
  for (const id of ctgIds) parameters.append('ctg', id)
  if (tri !== undefined) parameters.set('tri', tri)
  if (page > 1) parameters.set('page', String(page))
  return `/actions${parameters.size > 0 ? `?${parameters}` : ''}`
}

const placeOf = ({ filter, chosenIds, sort }: Data): Place => ({ filter, ctgIds: chosenIds, tri: writeSort(sort) })

export function MyActionsPage(data: Data) {
  const { actions, sort, page, pageCount, shownCount, ctgs, counts } = data
  const place = placeOf(data)
  const columns = actionColumns({ sort, sortedTo: (tri) => addressOf({ ...place, tri }) })
  return (
    <Stack>
      <PageHeader title={t.manyTitle} lead={t.manyLead(shownCount, data.chosenIds.length || ctgs.length)} />
      {ctgs.length > 0 && <Filters {...data} />}
      {counts.length > 1 && <CountsByCtg {...data} />}
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
        <Pagination page={page} pageCount={pageCount} pageUrl={(pageNumber) => addressOf(place, pageNumber)} />
      </Card>
    </Stack>
  )
}

function Filters(data: Data) {
  const { filter, choices, ctgs, chosenIds, sort } = data
  const place = placeOf(data)
  return (
    <Stack isTight>
      <CriteriaForm
        key={addressOf(place)}
        label={t.manyForm}
        path="/actions"
        filter={filter}
        choices={choices}
        otherParameters={{ tri: writeSort(sort) }}
      >
        {ctgs.length > 1 && (
          <Fold label={t.manyCtg} count={chosenIds.length}>
            <CheckboxGroup
              name="ctg"
              label={t.manyCtg}
              isLabelHidden
              choices={ctgs.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValues={chosenIds}
              isInline
            />
          </Fold>
        )}
      </CriteriaForm>
      <ActiveCriteria
        address={addressOf({ ...place, filter: {} })}
        clear={t.manyAll}
        filter={filter}
        choices={choices}
        more={ctgs
          .filter(({ id }) => chosenIds.includes(id))
          .map(({ id, name }) => ({
            text: t.manyOfCtg(name),
            to: addressOf({ ...place, ctgIds: chosenIds.filter((one) => one !== id) }),
          }))}
      />
    </Stack>
  )
}

type CountLine = Data['counts'][number]

/** Which CTG calls for attention: how many of the actions shown, and of those late, silent, blocked, without lead. */
function CountsByCtg(data: Data) {
  const place = placeOf(data)
  const total: Column<CountLine> = {
    ...{ key: 'count', header: t.manyActions, isNumeric: true },
    cell: ({ ctgId, name, count }) => (
      <Link to={addressOf({ ...place, ctgIds: [ctgId] })} aria-label={t.manyCountOf(count, t.manyActions, name)}>
        {count}
      </Link>
    ),
  }
  const ofFlag = (flag: ActionFlag & keyof CountLine): Column<CountLine> => ({
    ...{ key: flag, header: planLabels.flag[flag], isNumeric: true },
    cell: (line) =>
      line[flag] === 0 ? (
        <span className="muted">–</span>
      ) : (
        <Link
          to={addressOf({ ...place, ctgIds: [line.ctgId], filter: { ...place.filter, flags: [flag] } })}
          aria-label={t.manyCountOf(line[flag], planLabels.flag[flag], line.name)}
        >
          {line[flag]}
        </Link>
      ),
  })
  return (
    <Card>
      <Disclosure summary={t.manyCounts(data.counts.length)} isOpen={data.counts.length <= mostOpen}>
        {!isEmptyFilter(data.filter) && <p className="fine muted">{t.manyCountsNote}</p>}
        <DataTable
          caption={t.manyCountsTable}
          rows={data.counts}
          rowKey={({ ctgId }) => ctgId}
          columns={[
            {
              ...{ key: 'name', header: t.manyCtg, isRowHeader: true },
              cell: ({ ctgId, name }) => <Link to={`/ctg/${ctgId}/plan`}>{name}</Link>,
            },
            total,
            ofFlag('late'),
            ofFlag('silent'),
            ofFlag('blocked'),
            ofFlag('without-lead'),
          ]}
        />
      </Disclosure>
    </Card>
  )
}
