/** The form of a new CTG, and what is made of it. Pure. Rules: docs/rules/ctg.md §3-6. */
import { z } from 'zod'
import type { NewCtg } from '#app/domains/ctg/steps.server.ts'
import { checkbox, choice, keys, line, lines, optionalDay, precision, territoryCodes } from '#app/kernel/fields.ts'
import { inputLabels } from './input-labels.fr.ts'

/** What the form of a new CTG asks; taking up one already running asks a little more. */
export const newCtgFields = {
  name: line(inputLabels.ctgName, 200),
  cafName: line(inputLabels.cafName, 200),
  authorityName: line(inputLabels.authorityName, 200),
  territoryCode: line(inputLabels.authority, 12),
  communeCodes: territoryCodes(),
  /** The communes of the perimeter sign too. */
  communesSign: checkbox(),
  otherSignatories: lines(),
  startsOn: optionalDay(),
  endsOn: optionalDay(),
  signatureTargetOn: optionalDay(),
  signatureTargetPrecision: precision(),
  themeKeys: keys(),
  ownThemes: lines(),
  creatorSide: choice(['caf', 'authority'], inputLabels.coordinatedParty),
  creatorFunction: line('Indiquez votre fonction.', 160),
}

export const newCtgShape = z.object(newCtgFields)

/** From the form's fields to what the step makes. */
export function newCtgOf(fields: z.output<typeof newCtgShape>): NewCtg {
  const { cafName, authorityName, territoryCode, otherSignatories, ...same } = fields
  return {
    ...same,
    caf: { name: cafName },
    authority: { name: authorityName, territoryCode },
    otherSignatories: otherSignatories.map((name) => ({ name })),
  }
}
