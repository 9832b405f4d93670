/** Around the guides, read signed in or not. */
import type { ReactNode } from 'react'
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { Link } from '#app/ui/link.tsx'
import { useRootData } from '#app/ui/root-data.tsx'
import { frameLabels as t } from './frame-labels.fr.ts'

export function GuideFrame({ children }: { readonly children: ReactNode }) {
  const person = useRootData()?.person
  return (
    <PlainFrame
      homeTo="/"
      isNarrow={false}
      aside={person ? <Link to="/">{t.myCtgs}</Link> : <Link to="/connexion">{t.signIn}</Link>}
    >
      {children}
    </PlainFrame>
  )
}
