/** Beside a sheet of the plan: offering it to the library, and the sheet it was inspired by. */
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { libraryLabels as t } from '../labels.fr.ts'
import type { LibraryStanding } from '../queries.server.ts'

export function LibraryStandingCard({ actionId, isRestricted, offered, source, mayOffer }: LibraryStanding) {
  const isSilent = !offered && !source && (!mayOffer || isRestricted)
  if (isSilent) return null
  return (
    <Card title={t.title}>
      {source && (
        <p>
          {t.source(source.title, source.ctgName, source.by, source.on)}{' '}
          {source.actionId && <Link to={`/bibliotheque/${source.actionId}`}>Voir sa source</Link>}
        </p>
      )}
      {offered && (
        <p>
          {t.offered(offered.by, offered.on)} <Link to={`/bibliotheque/${actionId}`}>La lire comme les autres</Link>
        </p>
      )}
      {mayOffer && !isRestricted && (
        <CommandForm intent={offered ? 'withdraw-sheet' : 'offer-sheet'} isInline>
          <SubmitButton look="plain" isSmall>
            {offered ? 'Retirer de la bibliothèque' : 'Offrir à la bibliothèque'}
          </SubmitButton>
        </CommandForm>
      )}
      {mayOffer && !isRestricted && !offered && (
        <p className="muted small">
          Toute personne qui a un compte sur cette instance lira ses textes, son thème et qui la porte : jamais un nom
          de personne, une adresse ni un montant. Relisez-les d’abord : un nom écrit dans un texte y resterait.
        </p>
      )}
    </Card>
  )
}
