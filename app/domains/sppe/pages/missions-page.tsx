/** Who holds each mission, commune by commune: set for all in one act, then exceptions; total populations beside. Rules: docs/rules/sppe.md §1. */

import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { atStart, formatCount } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { NumberField, optionsOf, SelectField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { missionWords, sppeLabels as t } from '../labels.fr.ts'
import type { MissionsPageData } from '../queries.server.ts'
import { type Commune, communeItself, type Mission, missions } from '../sppe.ts'
import { HoldersCard } from './holders-card.tsx'
import styles from './sppe.module.css'

export const MissionsPage = (page: MissionsPageData) => (
  <Page
    crumbs={[crumbs.convention(page.ctgId), { label: t.title, to: `/ctg/${page.ctgId}/convention/sppe` }]}
    title="Qui tient les quatre missions"
    lead="Chaque mission se transfère à part, à une intercommunalité ou à un syndicat. Sans transfert, la commune la tient."
  >
    {page.communeCount === 0 ? (
      <EmptyState>Le périmètre de la CTG n’a pas encore de commune.</EmptyState>
    ) : (
      <>
        {page.mayWrite && <Columns isBalanced main={<EntrustCard {...page} />} aside={<HoldersCard {...page} />} />}
        <MatrixCard {...page} />
      </>
    )}
  </Page>
)

const holderOptions = ({ holders }: Pick<MissionsPageData, 'holders'>) => [
  { value: communeItself, label: 'La commune' },
  ...optionsOf(holders),
]

const EntrustCard = (page: MissionsPageData) => (
  <Card
    title="Pour toutes les communes"
    note={`Vaut pour ${formatCount(page.communeCount, 'commune')} ; corrigez ensuite les exceptions dans le tableau.`}
  >
    <CommandForm intent="entrust-missions" submit="Confier pour toutes">
      <CheckboxGroup
        name="missions"
        label="Missions"
        isRequired
        choices={missions.map((value) => ({
          value,
          label: missionWords[value].name,
          hint: missionWords[value].asks,
        }))}
      />
      <SelectField name="holder" label="Tenues par" options={holderOptions(page)} defaultValue={communeItself} />
    </CommandForm>
  </Card>
)

function MatrixCard(page: MissionsPageData) {
  const { ctgId, page: number, pageCount, mayWrite, communes } = page
  const pagination = (
    <Pagination
      page={number}
      pageCount={pageCount}
      pageUrl={(one) => `/ctg/${ctgId}/convention/sppe/missions?page=${one}`}
    />
  )
  return (
    <Card title="Commune par commune">
      {mayWrite ? (
        <CommandForm intent="save-missions" isWide key={communes[0]?.code} submit="Enregistrer le tableau">
          <Matrix {...page} />
          <NumberField
            name="totalYear"
            label="Année des populations totales saisies"
            hint="Celle du millésime, par exemple 2023 ; demandée si vous en saisissez une."
          />
        </CommandForm>
      ) : (
        <Matrix {...page} />
      )}
      {pagination}
    </Card>
  )
}

const holderName = ({ holders }: Pick<MissionsPageData, 'holders'>, holderId: string | null | undefined): string => {
  if (holderId === undefined) return gapWords.answer
  return holderId === null ? 'la commune' : (holders.find(({ id }) => id === holderId)?.name ?? '')
}

const Matrix = (page: MissionsPageData) => (
  <div className={styles.matrix}>
    <DataTable<Commune>
      caption="Missions et population de chaque commune"
      columns={[
        { header: 'Commune', cell: ({ name }) => name },
        ...missions.map((mission) => ({
          key: mission,
          header: missionWords[mission].name,
          cell: (commune: Commune) =>
            page.mayWrite ? (
              <HolderField page={page} commune={commune} mission={mission} />
            ) : (
              holderName(page, commune.holders[mission])
            ),
        })),
        {
          header: 'Population totale',
          cell: (commune) => (page.mayWrite ? <TotalField commune={commune} /> : t.sourceOf(commune)),
        },
        {
          header: 'Connue de Trame',
          isNote: true,
          cell: ({ population: { total, municipal } }) => {
            const known = total ?? municipal
            return known === null
              ? 'population inconnue'
              : `${t.inhabitants(known.inhabitants)} (${t.sourceOf({ population: { total, municipal } })})`
          },
        },
      ]}
      rows={page.communes}
    />
  </div>
)

type HolderFieldProps = { readonly page: MissionsPageData; readonly commune: Commune; readonly mission: Mission }

const HolderField = ({ page, commune, mission }: HolderFieldProps) => (
  <SelectField
    name={`${mission}-${commune.code}`}
    label={`${missionWords[mission].name}, ${commune.name}`}
    isLabelHidden
    emptyLabel={atStart(gapWords.answer)}
    options={holderOptions(page)}
    defaultValue={commune.holders[mission] === null ? communeItself : commune.holders[mission]}
  />
)

const TotalField = ({ commune: { code, name, population } }: { readonly commune: Commune }) => (
  <NumberField
    name={`total-${code}`}
    label={`Population totale, ${name}`}
    isLabelHidden
    defaultValue={population.total?.from === 'typed' ? population.total.inhabitants : undefined}
  />
)
