/** The pages of the convention, from its state to its text and its versions. */
import { Tabs } from '#app/ui/navigation.tsx'

const pages = {
  overview: { label: 'Vue d’ensemble', path: '' },
  text: { label: 'Texte', path: '/texte' },
  annexes: { label: 'Annexes', path: '/annexes' },
  versions: { label: 'Versions', path: '/versions' },
  amendments: { label: 'Avenants', path: '/avenants' },
  proof: { label: 'Preuve', path: '/preuve' },
  sppe: { label: 'Schéma petite enfance', path: '/sppe' },
} as const

type ConventionTabsProps = { readonly ctgId: string; readonly current: keyof typeof pages }

export const ConventionTabs = ({ ctgId, current }: ConventionTabsProps) => (
  <Tabs
    label="Pages de la convention"
    tabs={Object.entries(pages).map(([key, { label, path }]) => ({
      label,
      to: `/ctg/${ctgId}/convention${path}`,
      isCurrent: key === current,
    }))}
  />
)
