/** « Aide »: the chapter of the page one is on. */
import { useLocation } from 'react-router'
import { helpAddress } from '#app/domains/guides/help-address.ts'
import { Link } from '#app/ui/link.tsx'
import { frameLabels as t } from './frame-labels.fr.ts'

export const HelpLink = () => <Link to={helpAddress(useLocation().pathname)}>{t.help}</Link>
