/** The two looks of « Instances »: the bodies, and the people. */
import { Tabs } from '#app/ui/navigation.tsx'

type Props = { readonly ctgId: string; readonly current: 'bodies' | 'directory' }

export const BodyTabs = ({ ctgId, current }: Props) => (
  <Tabs
    label="Instances"
    tabs={[
      { label: 'Instances', to: `/ctg/${ctgId}/instances`, isCurrent: current === 'bodies' },
      { label: 'Annuaire', to: `/ctg/${ctgId}/annuaire`, isCurrent: current === 'directory' },
    ]}
  />
)
