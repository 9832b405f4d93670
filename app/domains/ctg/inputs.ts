/** Pieces of the CTG slice's form schemas. Pure. */
import { z } from 'zod'
import { choice, emptyToNull } from '#app/kernel/fields.ts'
import { roles } from './members.ts'

export const partyKind = () => choice(['caf', 'authority', 'partner'], 'Choisissez la nature de cette partie.')
export const role = () => choice(roles, 'Choisissez un rôle.')
export const cafField = () =>
  z.preprocess(emptyToNull, choice(['benefits', 'social-work', 'collective-aid']).nullable())
