/** Fields that several commands of meetings share. Pure. */
import { z } from 'zod'
import { id, optionalChoice, optionalText } from '#app/kernel/fields.ts'
import { inputLabels } from './input-labels.fr.ts'
import { partyPositions } from './missing.ts'

/** What a point asks of its body, why, and what it changes; none for a point of information (§8.7). */
export const demandFields = () => ({
  demand: optionalText(300),
  reason: optionalText(1000),
  effect: optionalText(1000),
})

const hourSentence = inputLabels.time

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

/** The position of each party, by its id: none is assumed, and a reservation says what it is (§5.3). */
export const positionsSaid = () =>
  z
    .array(
      z
        .object({ id: id(), position: optionalChoice(partyPositions), comment: optionalText(1000) })
        .refine(({ position, comment }) => position !== 'reservation' || comment !== '', {
          path: ['comment'],
          error: inputLabels.reservation,
        })
        .refine(({ position, comment }) => position !== null || comment === '', {
          path: ['position'],
          error: inputLabels.positionOfComment,
        })
        .transform(({ id: partyId, position, comment }) => ({ partyId, position: position ?? 'not-asked', comment })),
    )
    .max(200)
    .default([])
