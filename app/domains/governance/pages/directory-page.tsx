/** The directory: everybody of the CTG once, with all she is there, searched by words, by party, by body. */
import { Form } from 'react-router'
import { formatCount } from '#app/kernel/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { optionsOf, SelectField, TextField } from '#app/ui/field.tsx'
import { Card, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { type DirectoryTitle, titlesOf } from '../directory.ts'
import type { DirectoryPageData } from '../directory-queries.server.ts'
import { governanceLabels as t } from '../labels.fr.ts'
import { BodyTabs } from './body-tabs.tsx'

export function DirectoryPage(page: DirectoryPageData) {
  const { ctgId, words, partyId, bodyId, people, everyoneCount } = page
  const here = `/ctg/${ctgId}/annuaire`
  const isFiltered = words !== '' || partyId !== null || bodyId !== null
  return (
    <Page
      title="Annuaire"
      lead="Membres, titulaires et suppléances des sièges, animatrices et animateurs des groupes : chaque personne une fois."
    >
      <BodyTabs ctgId={ctgId} current="directory" />
      <Card
        title="Personnes"
        aside={isFiltered ? `${people.length} sur ${everyoneCount}` : formatCount(everyoneCount, 'personne')}
      >
        <SearchForm {...page} here={here} isFiltered={isFiltered} />
        <DataTable
          caption="Annuaire"
          rows={people}
          rowKey={({ name, partyShortName }) => `${partyShortName} ${name}`}
          empty={
            <EmptyState action={isFiltered && <Link to={here}>Voir tout l’annuaire</Link>}>
              {isFiltered
                ? 'Personne ne répond à cette recherche.'
                : 'Les membres et les personnes qui siègent seront ici.'}
            </EmptyState>
          }
          columns={[
            { header: 'Nom', cell: ({ name }) => name },
            {
              header: 'Partie',
              cell: ({ partyKind, partyShortName }) => <Chip tone={partyKind}>{partyShortName}</Chip>,
            },
            {
              header: 'À quel titre',
              cell: ({ lines }) => (
                <ul className="plain-list">
                  {titlesOf(lines).map((title) => (
                    <li key={`${title.role} ${title.functionTitle}`}>
                      <Title ctgId={ctgId} title={title} />
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              header: 'Adresse',
              isNote: true,
              cell: ({ emails }) => emails.join(', '),
            },
          ]}
        />
      </Card>
    </Page>
  )
}

type SearchFormProps = DirectoryPageData & { readonly here: string; readonly isFiltered: boolean }

const SearchForm = ({ words, partyId, bodyId, parties, bodies, here, isFiltered }: SearchFormProps) => (
  <Form method="get">
    <Row>
      <TextField name="q" label="Nom, fonction, service…" type="search" defaultValue={words} width={24} />
      <SelectField
        name="partie"
        label="Partie"
        emptyLabel="Toutes"
        options={optionsOf(parties)}
        defaultValue={partyId}
      />
      <SelectField
        name="instance"
        label="Instance"
        emptyLabel="Toutes"
        options={optionsOf(bodies)}
        defaultValue={bodyId}
      />
      <Button look="plain">Chercher</Button>
      {isFiltered && <Link to={here}>Tout voir</Link>}
    </Row>
  </Form>
)

/** « Maire, titulaire : Comité de pilotage ». */
const Title = ({ ctgId, title: { role, functionTitle, places } }: TitleProps) => (
  <>
    {functionTitle && `${functionTitle}, `}
    {role === 'member' ? places.map(({ name }) => name).join(', ') : t.directoryRole[role]}
    {places
      .filter(({ bodyId }) => bodyId !== null)
      .map(({ name, bodyId }, index) => (
        <span key={bodyId}>
          {index === 0 ? ' : ' : ', '}
          <Link to={`/ctg/${ctgId}/instances/${bodyId}`}>{name}</Link>
        </span>
      ))}
  </>
)
type TitleProps = { readonly ctgId: string; readonly title: DirectoryTitle }
