/** « Mes CTG » of whoever follows several: what happened, one row each, the territory covered, what is to be renewed. */

import { Form } from 'react-router'
import { ToSignCard, type ToSignProps } from '#app/domains/signing/pages/to-sign-card.tsx'
import { formatNumber } from '#app/kernel/format.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, Page, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Menu } from '#app/ui/menu.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { phases, phaseWords, portfolioQuery, signalWords, sortWord } from '../address.ts'
import { portfolioLabels as t } from '../labels.fr.ts'
import { endMark, isCopilOverdue, portfolioColumns, portfolioSignals, type SortKey } from '../portfolio.ts'
import type { PortfolioPageData } from '../queries.server.ts'
import { CoverageCard } from './coverage-card.tsx'
import { EndingCard } from './ending-card.tsx'
import styles from './portfolio.module.css'
import { columnsOf, type Row } from './row-columns.tsx'
import { SinceStrip } from './since-strip.tsx'

const formId = 'portefeuille'

export function PortfolioPage({ toSign, ...data }: PortfolioPageData & ToSignProps) {
  const query = portfolioQuery(data)
  return (
    <Page
      title={t.title}
      lead={leadOf(data)}
      actions={
        <>
          <Menu look="more" label="Autres actes sur le portefeuille">
            <Link to={`/portefeuille/export${query ? `${query}&` : '?'}format=xlsx`} reloadDocument>
              Télécharger le tableau (XLSX)
            </Link>
            <Link to={`/portefeuille/export${query ? `${query}&` : '?'}format=csv`} reloadDocument>
              Télécharger le tableau (CSV)
            </Link>
            <Link to="/campagnes">Campagnes sur plusieurs CTG</Link>
            <Link to="/comparer">Comparer thèmes et coopérations</Link>
          </Menu>
          <LinkButton to="/ctg/nouvelle">Créer ou reprendre</LinkButton>
          <Button form={formId} look="primary">
            Lancer une campagne
          </Button>
        </>
      }
    >
      <ToSignCard toSign={toSign} />
      <SinceStrip {...data} />
      <FilterBar {...data} />
      <Card>
        <RowsTable {...data} />
        <Pagination
          page={data.page}
          pageCount={data.pageCount}
          pageUrl={(page) => `/${portfolioQuery({ ...data, page })}`}
        />
        <div className={styles.foot}>
          <ul className={`plain-list ${styles.legend}`} aria-label="Repères avant la fin">
            <li>Avant la fin :</li>
            <li>
              <span className={styles.mark}>18 mois</span> {t.mark[18]}
            </li>
            <li>
              <span className={`${styles.mark} ${styles.mark12}`}>12 mois</span> {t.mark[12]}
            </li>
            <li>
              <span className={`${styles.mark} ${styles.mark6}`}>6 mois</span> {t.mark[6]}
            </li>
          </ul>
          {data.isKept && <p className="muted small">{t.kept}</p>}
        </div>
        <ColumnsForm columns={data.columns} />
      </Card>
      <Columns isBalanced main={<CoverageCard {...data.coverage} />} aside={<EndingCard {...data} />} />
    </Page>
  )
}

/** Sentence about all her CTGs: only when no filter hides some, since it comes from the rows on the page. */
function leadOf({ rows, pageCount, filter }: PortfolioPageData): string | undefined {
  if (pageCount > 1 || filter.words || filter.phase || filter.signal) return
  return t.lead(
    rows.filter(isCopilOverdue).map(({ name }) => name),
    rows.flatMap((row) => {
      const near = endMark(row)
      return near?.mark === 6 ? [{ name: row.name, monthsLeft: near.monthsLeft }] : []
    }),
  )
}

function FilterBar({ filter, sort, signals }: PortfolioPageData) {
  const isFiltered = filter.words !== '' || filter.phase !== undefined || filter.signal !== undefined
  const first = { filter, sort }
  return (
    <Stack isTight>
      <Form method="get" action="/" className={styles.bar} key={portfolioQuery(first)}>
        <TextField name="q" label="Nom ou partie" type="search" defaultValue={filter.words} width={20} />
        <SelectField
          name="etat"
          label="État"
          emptyLabel="Tous"
          defaultValue={filter.phase && phaseWords[filter.phase]}
          options={phases.map((phase) => ({ value: phaseWords[phase], label: t.phase[phase] }))}
        />
        <SelectField
          name="tri"
          label="Ordre"
          defaultValue={sortWord(sort)}
          options={(['need', 'name', 'end'] as const).map((key) => ({
            value: sortWord({ key, isDescending: false }),
            label: t.sort[key],
          }))}
        />
        {filter.signal && <input type="hidden" name="signal" value={signalWords[filter.signal]} />}
        <Button>Afficher</Button>
        {isFiltered && <LinkButton to="/">Toutes mes CTG</LinkButton>}
      </Form>
      <ul className={`plain-list ${styles.signals}`} aria-label="N’afficher que">
        {portfolioSignals
          .filter((signal) => signals[signal] > 0)
          .map((signal) => {
            const isOn = filter.signal === signal
            return (
              <li key={signal}>
                <Link
                  to={`/${portfolioQuery({ filter: { ...filter, signal: isOn ? undefined : signal }, sort })}`}
                  aria-current={isOn ? 'true' : undefined}
                  preventScrollReset
                >
                  {t.signal[signal]} ({formatNumber(signals[signal])})
                </Link>
              </li>
            )
          })}
      </ul>
    </Stack>
  )
}

function RowsTable({ rows, columns, filter, sort, totals }: PortfolioPageData) {
  const sortOf = (key: SortKey): Column<Row>['sort'] => {
    const isOn = sort.key === key
    const next = { key, isDescending: isOn && !sort.isDescending }
    return {
      to: `/${portfolioQuery({ filter, sort: next })}`,
      direction: isOn ? (sort.isDescending ? 'descending' : 'ascending') : undefined,
    }
  }
  return (
    <Form method="get" action="/campagnes/nouvelle" id={formId}>
      <DataTable
        caption={t.title}
        isWide
        rows={rows}
        empty={
          <EmptyState action={<LinkButton to="/">Toutes mes CTG</LinkButton>}>
            Aucune des CTG que vous suivez ne répond à ces critères.
          </EmptyState>
        }
        columns={[
          {
            key: 'tick',
            header: 'Cocher',
            isHeaderHidden: true,
            widthPercent: 3,
            onPhone: 'start',
            cell: ({ id, name }) => (
              <input className={styles.tick} type="checkbox" name="ctg" value={id} aria-label={`Cocher ${name}`} />
            ),
          },
          {
            key: 'name',
            header: 'CTG',
            isRowHeader: true,
            sort: sortOf('name'),
            cell: ({ id, name }) => <Link to={`/ctg/${id}`}>{name}</Link>,
          },
          ...columnsOf(columns, sortOf),
        ]}
        foot={[
          {
            name: t.total(totals.count),
            done: totals.total > 0 && t.doneOf(totals.done, totals.total),
            late: formatNumber(totals.late),
            silent: formatNumber(totals.silent),
            reports: formatNumber(totals.reports),
            posts: t.posts({ total: totals.posts, unsaid: totals.postsUnsaid }),
          },
        ]}
      />
    </Form>
  )
}

const ColumnsForm = ({ columns }: Pick<PortfolioPageData, 'columns'>) => (
  <FoldedForm look="plain" summary={t.columnsTitle} intent="choose-columns" kept="nowhere">
    <CheckboxGroup
      name="columns"
      label="Colonnes du tableau"
      isInline
      choices={portfolioColumns.map((value) => ({ value, label: t.column[value] }))}
      defaultValues={columns}
    />
    <div>
      <SubmitButton>Garder ces colonnes</SubmitButton>
    </div>
  </FoldedForm>
)
