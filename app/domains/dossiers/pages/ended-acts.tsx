/** What is put forward once a convention has ended, instead of the pack of a copil to come: what became of it, and what follows. */
import { LinkButton } from '#app/ui/button.tsx'
import { packLabels as t } from '../labels.fr.ts'

export const EndedActs = ({ ctgId }: { readonly ctgId: string }) => (
  <>
    <LinkButton to={`/ctg/${ctgId}/renouvellement`}>{t.next}</LinkButton>
    <LinkButton to={`/ctg/${ctgId}/bilan`} look="primary">
      {t.balance}
    </LinkButton>
  </>
)
