/** The pages that say who and what a CTG is, and what leaves it. */
import { useLocation } from 'react-router'
import { Tabs } from '#app/ui/navigation.tsx'

const tabs = [
  ['Parties et membres', ''],
  ['Thèmes et services', '/themes'],
  ['Périmètre et dates', '/cadre'],
  ['Logiciels reliés', '/logiciels'],
] as const

export function CtgTabs({ ctgId }: { readonly ctgId: string }) {
  const { pathname } = useLocation()
  const base = `/ctg/${ctgId}/membres`
  return (
    <Tabs
      label="Membres, thèmes, périmètre"
      tabs={tabs.map(([label, path]) => ({ label, to: base + path, isCurrent: pathname === base + path }))}
    />
  )
}
