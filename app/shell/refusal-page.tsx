/** What is shown instead of a page: not found, not allowed, or an unexpected error. */
import { isRouteErrorResponse, useLocation, useRouteError } from 'react-router'
import { z } from 'zod'
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'

const titles: Readonly<Record<number, string>> = {
  400: 'Demande incomprise',
  403: 'Accès réservé',
  404: 'Page introuvable',
  405: 'Page introuvable',
  409: 'Acte impossible pour le moment',
  413: 'Envoi trop lourd',
  422: 'Réponse à corriger',
  429: 'Trop d’essais',
  503: 'La base ne répond pas',
}

const otherSentence = 'Cette page n’existe pas, ou elle n’est pas ouverte à votre compte.'

/** What a form sent, by name of field. */
const sentShape = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/** Words someone wrote, rather than a choice or an id of the form. */
const isWritten = (value: string): boolean => /\s/.test(value.trim())

/** The form again, where its page cannot be made: same address, same number, so that it happens once. */
function SentAgain({ sent }: { readonly sent: z.infer<typeof sentShape> }) {
  const { pathname, search } = useLocation()
  const values = Object.entries(sent).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((text, index) => ({ name, text, key: `${name} ${index}` })),
  )
  return (
    <form method="post" action={pathname + search}>
      {values.map(({ name, text, key }) =>
        isWritten(text) ? (
          <p key={key}>
            <textarea name={name} defaultValue={text} rows={4} cols={60} aria-label="Ce que vous avez écrit" />
          </p>
        ) : (
          <input key={key} type="hidden" name={name} value={text} />
        ),
      )}
      <p>
        <Button look="primary">Envoyer de nouveau</Button>
      </p>
    </form>
  )
}

export function RefusalPage() {
  const error = useRouteError()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const title = titles[status] ?? 'Une erreur imprévue s’est produite'
  const told: unknown = isRouteErrorResponse(error) ? error.data : undefined
  const sentence =
    typeof told === 'object' && told !== null && 'refusal' in told && typeof told.refusal === 'string'
      ? told.refusal
      : undefined
  const sent =
    typeof told === 'object' && told !== null && 'sent' in told ? sentShape.safeParse(told.sent).data : undefined
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
      {sent && <SentAgain sent={sent} />}
      <p>
        <Link to="/">Revenir à « Mes CTG »</Link>
      </p>
    </PlainFrame>
  )
}
