/** Where an account stands, as a shape and a word; and that it administers the instance. */
import { Chip } from '#app/ui/chip.tsx'
import { type Glyph, State, StateList } from '#app/ui/state.tsx'
import type { AccountState } from '../instance.ts'
import { accountLabels as t } from '../labels.fr.ts'

const glyphs: Readonly<Record<AccountState, Glyph>> = {
  active: 'done',
  invited: 'waiting',
  'without-mandate': 'paused',
  closed: 'crossed',
}

type Props = { readonly state: AccountState; readonly isAdministrator: boolean }

export const AccountStateLine = ({ state, isAdministrator }: Props) => (
  <StateList>
    <State glyph={glyphs[state]}>{t.state[state]}</State>
    {isAdministrator && <Chip tone="accent">{t.administrates}</Chip>}
  </StateList>
)
