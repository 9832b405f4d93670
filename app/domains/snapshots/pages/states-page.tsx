/** The states of the plan that were frozen: read them, compare them, freeze today’s. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { formatCount, formatDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { snapshotLabels as t } from '../labels.fr.ts'
import type { StatesPageData } from '../queries.server.ts'
import { CompareForm } from './compare-form.tsx'

export function StatesPage({ ctgId, today, states, mayTake }: StatesPageData) {
  return (
    <Page
      crumbs={[crumbs.followup(ctgId)]}
      title={t.states}
      lead="Le plan d’action tel qu’il était à chaque copil, à la signature, ou un jour choisi. Un état figé ne change plus : ce qui a changé depuis se lit toujours."
    >
      <Columns
        main={<StatesCard ctgId={ctgId} states={states} />}
        aside={
          <>
            {states.length > 0 && (
              <Card title="Comparer deux états">
                <CompareForm ctgId={ctgId} states={states} chosen={{ before: states[0]?.id ?? '', after: '' }} />
              </Card>
            )}
            {mayTake && (
              <Card title="Figer l’état d’aujourd’hui" note="Le copil clos fige le sien sans qu’on le demande.">
                <CommandForm intent="take-snapshot" submit="Figer l’état du plan">
                  <TextField
                    name="name"
                    label="Nom de cet état"
                    hint={`Par exemple « Avant les groupes de travail ». Sa date, le ${formatDay(today)}, s’y ajoute.`}
                    isRequired
                  />
                </CommandForm>
              </Card>
            )}
          </>
        }
      />
    </Page>
  )
}

type StatesProps = Pick<StatesPageData, 'ctgId' | 'states'>

const StatesCard = ({ ctgId, states }: StatesProps) => (
  <Card title="États figés" aside={formatCount(states.length, 'état')}>
    <DataTable
      rows={states}
      empty="Aucun état figé pour le moment. Le premier viendra à la clôture d’un copil ; vous pouvez aussi figer le plan d’aujourd’hui."
      columns={[
        { header: 'État du plan au', isNote: true, cell: ({ takenOn }) => formatDay(takenOn) },
        {
          header: 'Nom',
          isRowHeader: true,
          cell: ({ id, name }) => <Link to={`/ctg/${ctgId}/suivi/etats/${id}`}>{name}</Link>,
        },
        { header: 'Figé', cell: ({ reason }) => t.reason[reason] },
        { header: 'Par', isNote: true, cell: ({ takenBy }) => takenBy },
        { header: 'Actions', isNumeric: true, cell: ({ actionCount }) => actionCount },
        {
          header: 'Comparer',
          isHeaderHidden: true,
          cell: ({ id, name }) => (
            <LinkButton
              to={`/ctg/${ctgId}/suivi/etats/comparer?avant=${id}`}
              isSmall
              label={`Ce qui a changé depuis : ${name}`}
            >
              Ce qui a changé depuis
            </LinkButton>
          ),
        },
      ]}
    />
  </Card>
)
