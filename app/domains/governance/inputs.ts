/** Fields that several governance commands share. Pure. */
import { z } from 'zod'
import { checkbox, line, optionalDay, optionalEmail, optionalId, optionalText } from '#app/kernel/fields.ts'

/** A name that may be left empty: null then. */
export const optionalName = () => optionalText(200).transform((text) => text || null)

/** An address that may be left empty: '' then. */
export const optionalAddress = () => optionalEmail().transform((address) => address ?? '')

const hourSentence = 'Cette heure n’est pas valable : écrivez-la comme 14:30 ou 14 h 30.'

/** `14:30`, `14h30`, `14 h`: kept as `HH:MM`. */
export const hour = () =>
  z
    .string({ error: 'Indiquez une heure.' })
    .trim()
    .regex(/^([01]?\d|2[0-3])\s*[:hH]\s*([0-5]\d)?$/, { error: hourSentence })
    .transform((text) => {
      const [hours = '', minutes = ''] = text.split(/[:h]/i).map((part) => part.trim())
      return `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`
    })

export const bodyFields = {
  name: line('Donnez un nom à l’instance.', 120),
  themeId: optionalId(),
  mission: optionalText(2000),
  rhythm: optionalText(120),
}

/** What a body is asked, by when, and what it is elsewhere (§1.4, §1.5). */
export const letterFields = {
  expected: optionalText(2000),
  expectedOn: optionalDay(),
  letterOn: optionalDay(),
  sitsAs: optionalText(200),
  linkedPlanId: optionalId(),
}

export const seatFields = {
  /** The service the seat sits for; null for an elected official, a director, a whole organisation. */
  serviceId: optionalId(),
  functionTitle: line('Indiquez la fonction qui siège, par exemple « Maire ».', 160),
  holderName: optionalName(),
  holderEmail: optionalAddress(),
  substituteName: optionalName(),
  substituteEmail: optionalAddress(),
  allowsRepresentative: checkbox(),
  since: optionalDay(),
}
