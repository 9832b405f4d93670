/** What is shown instead of a page: not found, not allowed, or an unexpected error. */
import { isRouteErrorResponse, useLocation, useRouteError } from 'react-router'
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { Button } from '#app/ui/button.tsx'
import { lossOf } from '#app/ui/keep-words.tsx'
import { PageHeader } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { useRootData } from '#app/ui/root-data.tsx'

const titles: Readonly<Record<number, string>> = {
  400: 'Demande incomprise',
  403: 'Accès réservé',
  404: 'Page introuvable',
  405: 'Page introuvable',
  409: 'Acte impossible pour le moment',
  413: 'Envoi trop lourd',
  422: 'Réponse à corriger',
  429: 'Trop d’essais',
  503: 'Indisponible pour le moment',
}

const otherSentence = 'Cette page n’existe pas, ou elle n’est pas ouverte à votre compte.'

type Field = { readonly key: string; readonly name: string; readonly text: string }

/** What a form sent, by name of field; read by hand, as every page carries this one: a library would weigh on a phone. */
const fieldsOf = (sent: unknown): readonly Field[] =>
  Object.entries(sent ?? {}).flatMap(([name, value]: [string, unknown]) =>
    [value]
      .flat()
      .flatMap((text, index) => (typeof text === 'string' ? [{ key: `${name} ${index}`, name, text }] : [])),
  )

/** Words someone wrote, rather than a choice or an id of the form. */
const isWritten = (value: string): boolean => /\s/.test(value.trim())

/** The form again, where its page cannot be made: same address, same number, so that it happens once. */
function SentAgain({ fields }: { readonly fields: readonly Field[] }) {
  const { pathname, search } = useLocation()
  return (
    <form method="post" action={pathname + search}>
      {fields.map(({ key, name, text }) =>
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

/** By which whoever runs Trame finds in the log what happened; known of the page that was asked for whole. */
function RequestNumber() {
  const number = useRootData()?.requestId
  const isWhole = useLocation().key === 'default'
  if (number === undefined || !isWhole) return null
  return (
    <p>
      Numéro à donner : <code>{number}</code>
    </p>
  )
}

type RefusalProps = {
  /** Where one goes on from here, and its name. */
  readonly way: { readonly to: string; readonly words: string }
}

/** The error told in words, inside whatever frame could be rendered. */
export function Refusal({ way }: RefusalProps) {
  const error = useRouteError()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const isLost = lossOf(error) !== undefined && status === 500
  const title = isLost ? 'Pas de connexion' : (titles[status] ?? 'Une erreur imprévue s’est produite')
  const data: unknown = isRouteErrorResponse(error) ? error.data : undefined
  const sentence =
    typeof data === 'object' && data !== null && 'refusal' in data && typeof data.refusal === 'string'
      ? data.refusal
      : undefined
  const fields = typeof data === 'object' && data !== null && 'sent' in data ? fieldsOf(data.sent) : []
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <PageHeader title={title} />
      <p>
        {sentence ??
          (isLost
            ? 'Le site n’a pas répondu : rechargez la page dans un moment. Ce que vous aviez écrit et qui n’est pas parti est gardé sur cet appareil.'
            : status === 500
              ? 'Rien n’a été enregistré. Réessayez ; si l’erreur revient, prévenez la personne qui administre Trame.'
              : otherSentence)}
      </p>
      {status === 500 && !isLost && <RequestNumber />}
      {fields.length > 0 && <SentAgain fields={fields} />}
      <p>
        <Link to={way.to}>{way.words}</Link>
      </p>
    </>
  )
}

/** Where no frame could be made: whoever came may have no account. */
export const RefusalPage = () => (
  <PlainFrame homeTo="/">
    <Refusal way={{ to: '/', words: 'Revenir à l’accueil' }} />
  </PlainFrame>
)
