/** Links that every page owes. */
import { Link } from '#app/ui/link.tsx'

export const frameFooter = (
  <p>
    <Link to="/accessibilite">Accessibilité : non conforme</Link> ·{' '}
    <Link to="/donnees-personnelles">Données personnelles</Link> · Trame, logiciel libre (licence MIT)
  </p>
)
