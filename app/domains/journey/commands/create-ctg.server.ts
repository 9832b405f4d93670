/** A new CTG: parties, perimeter, themes, target dates, and the usual bodies. Rules: docs/rules/ctg.md §3-6. */
import { z } from 'zod'
import { periodProblem } from '#app/domains/ctg/ctg.ts'
import { createCtgRows, type NewCtg } from '#app/domains/ctg/steps.server.ts'
import { addUsualBodies } from '#app/domains/governance/steps.server.ts'
import { checkbox, choice, keys, line, lines, optionalDay, precision, territoryCodes } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'

/** What the form of a new CTG asks; taking up one already running asks a little more. */
export const newCtgFields = {
  name: line('Donnez un nom à la CTG, par exemple « Gennevilliers 2027-2031 ».', 200),
  cafName: line('Donnez le nom de la Caf, par exemple « Caf des Hauts-de-Seine ».', 200),
  authorityName: line('Donnez le nom de la collectivité porteuse.', 200),
  territoryCode: line('Choisissez la collectivité porteuse dans la recherche.', 12),
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
  creatorSide: choice(['caf', 'authority'], 'Dites pour qui vous coordonnez cette CTG.'),
  creatorFunction: line('Indiquez votre fonction.', 160),
}

const newCtgShape = z.object(newCtgFields)

/** From the form's fields to what the step makes. */
export function newCtgOf(given: z.output<typeof newCtgShape>): NewCtg {
  const { cafName, authorityName, territoryCode, otherSignatories, ...same } = given
  return {
    ...same,
    caf: { name: cafName },
    authority: { name: authorityName, territoryCode },
    otherSignatories: otherSignatories.map((name) => ({ name, kind: 'partner' })),
  }
}

export const createCtg = command({
  name: 'journey.create-ctg',
  permission: 'signed-in',
  input: newCtgShape.superRefine(({ startsOn, endsOn }, check) => {
    const message = periodProblem(startsOn, endsOn)
    if (message) check.addIssue({ code: 'custom', path: ['endsOn'], message })
  }),
  async run(work, given) {
    const { ctgId, cafPartyId, authorityPartyId, membership } = await createCtgRows(work, newCtgOf(given))
    const actor = { ...work.actor, memberships: [...work.actor.memberships, membership] }
    await addUsualBodies({ ...work, actor }, ctgId)
    return { ctgId, cafPartyId, authorityPartyId, memberId: membership.memberId }
  },
})
