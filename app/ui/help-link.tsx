/** « Aide »: the chapter of the page one is on. */
import { useLocation } from 'react-router'
import { helpAddress } from '#app/kernel/help-address.ts'
import { Link } from './link.tsx'

export const HelpLink = () => <Link to={helpAddress(useLocation().pathname)}>Aide</Link>
