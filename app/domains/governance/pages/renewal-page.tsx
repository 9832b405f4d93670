/** The seats of one party renewed in one act, after an election or a change of board. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { formatDay } from '#app/kernel/format.ts'
import { DateField, TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import type { RenewalPageData } from '../queries.server.ts'

export const RenewalPage = ({ ctgId, party, seats, mayRenew, today }: RenewalPageData) => (
  <Page
    crumbs={[crumbs.bodies(ctgId)]}
    title={`Renouveler les sièges : ${party.name}`}
    lead="Changez les noms qui changent, videz ceux qui attendent leur titulaire, laissez les autres."
  >
    <Card title="Sièges en cours">
      {!mayRenew && <Notice>Le renouvellement est fait par la coordination de la CTG.</Notice>}
      {seats.length === 0 && <EmptyState>Cette partie n’a pas de siège en cours.</EmptyState>}
      {mayRenew && seats.length > 0 && (
        <CommandForm intent="renew-party-seats" submit="Renouveler les sièges">
          <DateField
            name="since"
            label="Premier jour du nouveau mandat"
            hint="Les mandats remplacés finissent la veille."
            defaultValue={today}
            isRequired
          />
          {seats.map(({ id, bodyName, functionTitle, holderName, since }) => (
            <TextField
              key={id}
              name={`holderName-${id}`}
              label={`${bodyName} : ${functionTitle}`}
              hint={since ? `depuis le ${formatDay(since)}` : undefined}
              defaultValue={holderName}
            />
          ))}
        </CommandForm>
      )}
    </Card>
  </Page>
)
