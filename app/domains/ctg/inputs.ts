/** Pieces of the CTG slice's form schemas. Pure. */
import { z } from 'zod'
import { choice, emptyToNull, textIfGiven } from '#app/kernel/fields.ts'
import { inputLabels } from './input-labels.fr.ts'
import { roles } from './members.ts'

export const partyKind = () => choice(['caf', 'authority', 'partner'], inputLabels.partyKind)
/** Fourteen figures, whatever the spaces between them; may be empty. */
export const siretIfGiven = () =>
  textIfGiven(40)
    .transform((typed) => typed?.replace(/[\s.]/g, ''))
    .refine((siret) => siret === undefined || /^(\d{14})?$/.test(siret), {
      error: inputLabels.siret,
    })
export const role = () => choice(roles, inputLabels.role)
export const cafField = () =>
  z.preprocess(emptyToNull, choice(['benefits', 'social-work', 'collective-aid']).nullable())
