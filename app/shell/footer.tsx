/** Links that every page owes. */
import { Link } from '#app/ui/link.tsx'
import { HelpLink } from './help-link.tsx'

export const frameFooter = (
  <p>
    <HelpLink /> · <Link to="/accessibilite">Accessibilité : non conforme</Link> · Trame, logiciel libre (licence MIT)
  </p>
)
