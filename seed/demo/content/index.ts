/** The six themes of the renewal, in the order of the founding text. Pure. */
import type { DemoTheme } from '../content-types.ts'
import { accessToRights } from './acces-aux-droits.ts'
import { equality } from './egalite.ts'
import { youth } from './jeunesse.ts'
import { housing } from './logement.ts'
import { earlyChildhood } from './petite-enfance.ts'
import { holidays } from './vacances.ts'

export const demoThemes: readonly DemoTheme[] = [earlyChildhood, youth, holidays, housing, equality, accessToRights]
