/** « Se déconnecter »; says whose words the device then forgets (routes/deconnexion.tsx). */
import { Form, useRouteLoaderData } from 'react-router'
import { Button } from '#app/ui/button.tsx'

type Props = { readonly look?: 'plain' | 'quiet'; readonly isSmall?: boolean }

export function SignOutForm(button: Props) {
  const root = useRouteLoaderData<{ readonly person: { readonly id: string } | null }>('root')
  return (
    <Form method="post" action="/deconnexion">
      <input type="hidden" name="personId" value={root?.person?.id ?? ''} />
      <Button {...button}>Se déconnecter</Button>
    </Form>
  )
}
