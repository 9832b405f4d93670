/**
 * The register of processing (article 30 of the GDPR): what Trame does with data about people, table by table. How long is not
 * written here: it is read from what the upkeep obeys (`register.ts`). Pure. Rules: docs/rules/privacy.md §6.
 */
import { agreementsProcessings } from './processings/agreements.fr.ts'
import { instanceProcessings } from './processings/instance.fr.ts'
import { peopleProcessings } from './processings/people.fr.ts'
import type { Processing } from './processings/processing.ts'
import { publicProcessings } from './processings/public.fr.ts'
import { workProcessings } from './processings/work.fr.ts'

/** In the order they are read. */
export const processings: readonly Processing[] = [
  ...peopleProcessings,
  ...workProcessings,
  ...agreementsProcessings,
  ...publicProcessings,
  ...instanceProcessings,
]
