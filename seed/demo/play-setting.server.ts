/** Makes a CTG of the demonstration with its parties, members, themes and services, by the product's own commands. */
import { addParty } from '#app/domains/ctg/commands/add-party.server.ts'
import { addService } from '#app/domains/ctg/commands/add-service.server.ts'
import { setThemePower } from '#app/domains/ctg/commands/set-theme-power.server.ts'
import { updateCtg } from '#app/domains/ctg/commands/update-ctg.server.ts'
import { updateParty } from '#app/domains/ctg/commands/update-party.server.ts'
import { inviteMember } from '#app/domains/governance/commands/invite-member.server.ts'
import { createCtg } from '#app/domains/journey/commands/create-ctg.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import {
  associates,
  cafParty,
  type DemoParty,
  demoPeople,
  demoPowers,
  demoServices,
  type PersonRef,
  townParty,
} from './people.ts'
import { type CtgIds, idOf, type Stage } from './stage.server.ts'

export type DemoSetting = {
  readonly name: string
  readonly startsOn: string
  readonly endsOn: string
  readonly signatureTargetOn: string
  readonly signatureTargetPrecision: 'quarter'
  /** Day on which the CTG is opened in Trame. */
  readonly openedOn: string
  /** Who is invited, besides the two coordinators. */
  readonly guests: readonly PersonRef[]
  readonly hasAssociates: boolean
  /** The CTG it renews. */
  readonly predecessorId?: string
}

const siteUrl = 'http://localhost:3000'
const themeKeys = ['petite-enfance', 'jeunesse', 'vacances', 'logement', 'egalite', 'acces-aux-droits']

export async function playSetting(stage: Stage, setting: DemoSetting): Promise<CtgIds> {
  const { name, startsOn, endsOn, signatureTargetOn, signatureTargetPrecision, openedOn } = setting
  const { ctgId, cafPartyId, authorityPartyId } = await createCtg(await stage.as('claire', openedOn), {
    name,
    startsOn,
    endsOn,
    signatureTargetOn,
    signatureTargetPrecision,
    themeKeys,
    cafName: cafParty.name,
    authorityName: townParty.name,
    territoryCode: '92036',
    communeCodes: ['92036'],
    communesSign: false,
    creatorSide: 'caf',
    creatorFunction: 'chargée de conseil et de développement',
  })
  if (setting.predecessorId) await followOn(stage, setting, ctgId)
  const parties = new Map<string, string>([
    ['caf', cafPartyId],
    ['ville', authorityPartyId],
  ])
  await describeParty(stage, setting, ctgId, cafPartyId, cafParty)
  await describeParty(stage, setting, ctgId, authorityPartyId, townParty)
  if (setting.hasAssociates) {
    const context = await stage.as('claire', openedOn)
    for (const { ref, kind, name, shortName, representedBy, representedAs, expects, brings } of associates) {
      const { partyId } = await addParty(context, {
        ctgId,
        kind,
        name,
        shortName,
        standing: 'associate',
        representedBy,
        representedAs,
        expects,
        brings,
      })
      parties.set(ref, partyId)
    }
  }
  const themes = await themesOf(stage, ctgId)
  await invite(stage, setting, { ctgId, parties, themes })
  const services = await addServices(stage, setting, ctgId, parties)
  await setPowers(stage, setting, { ctgId, parties, themes })
  return { ctgId, parties, themes, services }
}

async function followOn(stage: Stage, setting: DemoSetting, ctgId: string): Promise<void> {
  const { name, startsOn, endsOn, signatureTargetOn, signatureTargetPrecision, openedOn, predecessorId } = setting
  await updateCtg(await stage.as('claire', openedOn), {
    ...{ ctgId, version: 1, name, startsOn, endsOn, signatureTargetOn, signatureTargetPrecision, predecessorId },
  })
}

async function describeParty(
  stage: Stage,
  { openedOn }: DemoSetting,
  ctgId: string,
  partyId: string,
  { kind, name, shortName, representedBy, representedAs, expects, brings }: DemoParty,
): Promise<void> {
  await updateParty(await stage.as('claire', openedOn), {
    ctgId,
    partyId,
    version: 1,
    kind,
    name,
    shortName,
    standing: 'signatory',
    representedBy,
    representedAs,
    expects,
    brings,
  })
}

async function themesOf({ db }: Stage, ctgId: string): Promise<ReadonlyMap<string, string>> {
  const themes = await rowsOf(db, 'theme', { ctg_id: ctgId }).list(['id', 'catalogue_key as key'])
  return new Map(themes.flatMap(({ id, key }) => (key ? [[key, id]] : [])))
}

async function invite(
  stage: Stage,
  { openedOn, guests }: DemoSetting,
  { ctgId, parties, themes }: Omit<CtgIds, 'services'>,
): Promise<void> {
  const context = await stage.as('claire', openedOn)
  for (const person of demoPeople) {
    if (person.ref === 'claire' || (person.ref !== 'antoine' && !guests.includes(person.ref))) continue
    const { email, name, role, functionTitle } = person
    await inviteMember(context, {
      ctgId,
      email,
      name,
      role,
      functionTitle,
      siteUrl,
      partyId: idOf(parties, person.party),
      themeId: person.theme ? idOf(themes, person.theme) : '',
    })
  }
}

async function addServices(
  stage: Stage,
  { openedOn }: DemoSetting,
  ctgId: string,
  parties: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const services = new Map<string, string>()
  for (const { ref, party, name, cafField } of demoServices) {
    const context = await stage.as(party === 'caf' ? 'claire' : 'antoine', openedOn)
    const { serviceId } = await addService(context, {
      ctgId,
      partyId: idOf(parties, party),
      name,
      cafField: cafField ?? '',
    })
    services.set(ref, serviceId)
  }
  return services
}

async function setPowers(
  stage: Stage,
  { openedOn }: DemoSetting,
  { ctgId, parties, themes }: Omit<CtgIds, 'services'>,
): Promise<void> {
  const context = await stage.as('claire', openedOn)
  for (const [theme, powers] of Object.entries(demoPowers))
    await setThemePower(context, {
      ctgId,
      themeId: idOf(themes, theme),
      partyIds: [idOf(parties, 'caf'), idOf(parties, 'ville')],
      powers: [powers.caf, powers.ville],
    })
}
