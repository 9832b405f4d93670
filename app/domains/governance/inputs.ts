/** Fields that several governance commands share. Pure. */
import {
  checkbox,
  line,
  optionalAddress,
  optionalDay,
  optionalId,
  optionalName,
  optionalText,
} from '#app/kernel/fields.ts'
import { inputLabels } from './input-labels.fr.ts'

export const bodyFields = {
  name: line(inputLabels.bodyName, 120),
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
  functionTitle: line(inputLabels.seatFunction, 160),
  holderName: optionalName(),
  holderEmail: optionalAddress(),
  substituteName: optionalName(),
  substituteEmail: optionalAddress(),
  allowsRepresentative: checkbox(),
  since: optionalDay(),
}
