/** What is shown instead of a page: not found, not allowed, or an unexpected error. */
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { PageHeader } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'

const titles: Readonly<Record<number, string>> = {
  400: 'Demande incomprise',
  403: 'Accès réservé',
  404: 'Page introuvable',
  405: 'Page introuvable',
  409: 'Acte impossible pour le moment',
}

const otherSentence = 'Cette page n’existe pas, ou elle n’est pas ouverte à votre compte.'

export function RefusalPage() {
  const error = useRouteError()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const title = titles[status] ?? 'Une erreur imprévue s’est produite'
  const told: unknown = isRouteErrorResponse(error) ? error.data : undefined
  const sentence =
    typeof told === 'object' && told !== null && 'refusal' in told && typeof told.refusal === 'string'
      ? told.refusal
      : undefined
  return (
    <PlainFrame homeTo="/">
      <title>{`${title} – Trame`}</title>
      <PageHeader title={title} />
      <p>
        {sentence ??
          (status === 500
            ? 'Rien n’a été enregistré. Réessayez ; si l’erreur revient, prévenez la personne qui administre Trame.'
            : otherSentence)}
      </p>
      <p>
        <Link to="/">Revenir à « Mes CTG »</Link>
      </p>
    </PlainFrame>
  )
}
