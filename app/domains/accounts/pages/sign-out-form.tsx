/** « Se déconnecter »; says whose words the device then forgets (routes/deconnexion.tsx). */
import { Form } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { usePersonId } from '#app/ui/root-data.tsx'

type Props = { readonly look?: 'plain' | 'quiet'; readonly isSmall?: boolean }

export function SignOutForm(button: Props) {
  return (
    <Form method="post" action="/deconnexion">
      <input type="hidden" name="personId" value={usePersonId() ?? ''} />
      <Button {...button}>Se déconnecter</Button>
    </Form>
  )
}
