/** Accounts of the instance, found by name or address. */
import { formatCount, formatInstant } from '#app/kernel/format.ts'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import type { AccountsPageData } from '../accounts-queries.server.ts'
import { accountsPath } from '../address.ts'
import { accountStates } from '../instance.ts'
import { instancePaths, accountLabels as t } from '../labels.fr.ts'
import { AccountStateLine } from './account-state.tsx'
import { SearchCard } from './search-card.tsx'

const columns: readonly Column<AccountsPageData['accounts'][number]>[] = [
  {
    header: 'Personne',
    cell: ({ id, name, email }) => (
      <>
        <Link to={`${instancePaths.accounts}/${id}`}>{name}</Link>
        <br />
        <span className="fine muted">{email}</span>
      </>
    ),
  },
  { header: 'État', cell: (account) => <AccountStateLine {...account} /> },
  { header: 'CTG', isNumeric: true, cell: ({ ctgs }) => ctgs },
  {
    header: 'Dernière connexion',
    isNote: true,
    cell: ({ lastEnteredAt }) => (lastEnteredAt ? formatInstant(lastEnteredAt) : t.never),
  },
  {
    header: 'Second facteur',
    isNote: true,
    cell: ({ hasSecondFactor }) => (hasSecondFactor ? 'oui' : 'non'),
  },
  {
    header: 'Ouvertes',
    isNote: true,
    cell: ({ sessions }) => formatCount(sessions, 'session'),
  },
]

export const AccountsPage = ({ filter, total, page, pageCount, accounts }: AccountsPageData) => (
  <Page title={t.title} lead={t.lead}>
    <SearchCard
      list={instancePaths.accounts}
      shown={accountsPath(filter)}
      label="Nom ou adresse"
      words={filter.words}
      whole="Tous les comptes"
    >
      <SelectField
        name="etat"
        label="État"
        emptyLabel="Tous"
        defaultValue={filter.state}
        options={accountStates.map((state) => ({ value: state, label: t.state[state] }))}
      />
    </SearchCard>
    <Card title={t.found(total)}>
      <DataTable caption={t.title} rows={accounts} empty={t.none} columns={columns} />
      <Pagination page={page} pageCount={pageCount} pageUrl={(number) => accountsPath(filter, number)} />
    </Card>
  </Page>
)
