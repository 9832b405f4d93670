/** Preparing a meeting: whose, when, where. */

import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { DateField, optionsOf, SelectField, TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import type { NewMeetingPageData } from '../meeting-queries.server.ts'

type Props = NewMeetingPageData & { /** The body already chosen, from its page. */ readonly bodyId: string | undefined }

export const NewMeetingPage = ({ ctgId, bodies, hasBodies, bodyId }: Props) => (
  <Page
    crumbs={[crumbs.meetings(ctgId)]}
    title="Préparer une réunion"
    lead="Vous fixerez l’ordre du jour ensuite ; rien n’est envoyé avant la convocation."
  >
    <Card title="Quand et où">
      {bodies.length === 0 ? (
        <EmptyState action={<Link to={`/ctg/${ctgId}/instances`}>Voir les instances</Link>}>
          {hasBodies
            ? 'Les réunions sont préparées par la coordination, ou par la personne chargée de coopération pour son thème.'
            : 'Une réunion est celle d’une instance : créez d’abord le comité de pilotage ou un groupe.'}
        </EmptyState>
      ) : (
        <CommandForm intent="create-meeting" submit="Préparer la réunion">
          <SelectField
            name="bodyId"
            label="Instance"
            options={optionsOf(bodies)}
            defaultValue={bodyId ?? bodies.find(({ kind }) => kind === 'copil')?.id}
          />
          <DateField name="day" label="Jour" isRequired />
          <TextField
            name="hour"
            label="Heure"
            hint="Par exemple 14:30 ou 14 h 30."
            defaultValue="14:00"
            width={8}
            isRequired
          />
          <TextField name="place" label="Lieu" />
          <TextField name="title" label="Titre" hint="Laissez vide : l’instance et le jour." />
        </CommandForm>
      )}
    </Card>
  </Page>
)
