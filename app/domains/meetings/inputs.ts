/** Fields that several commands of meetings share. Pure. */
import { z } from 'zod'

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
