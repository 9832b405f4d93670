/** The public page of the renewal: prepared in autumn, published by the two coordinations, then once more with what moved. */
import { choosePublicDecisions } from '#app/domains/portal/commands/choose-public-decisions.server.ts'
import { confirmEdition } from '#app/domains/portal/commands/confirm-edition.server.ts'
import { proposeEdition } from '#app/domains/portal/commands/propose-edition.server.ts'
import { setPortalLegal } from '#app/domains/portal/commands/set-portal-legal.server.ts'
import { setPortalPage } from '#app/domains/portal/commands/set-portal-page.server.ts'
import { getPortalPage } from '#app/domains/portal/queries.server.ts'
import type { Act, CtgIds, Stage } from './stage.server.ts'

const [preparedOn, publishedAgainOn] = ['2026-10-06', '2026-11-23'] as const

export const portalActs = (stage: Stage, { ctgId }: CtgIds): readonly Act[] => [
  { on: preparedOn, play: () => prepare(stage, ctgId) },
  { on: preparedOn, play: () => publish(stage, ctgId, preparedOn) },
  { on: publishedAgainOn, play: () => publish(stage, ctgId, publishedAgainOn) },
]

async function prepare(stage: Stage, ctgId: string): Promise<void> {
  const claire = await stage.as('claire', preparedOn)
  await setPortalPage(claire, { ctgId, address: 'gennevilliers', showsProposed: 'on' })
  await setPortalLegal(claire, {
    ctgId,
    name: 'Illustration : la Caf et la Ville, ensemble',
    seat: 'Illustration : adresse du siège',
    phone: 'Illustration : téléphone du siège',
    director: 'Illustration : la personne qui répond de ce qui est publié',
    host: 'Illustration : hébergeur de l’instance',
    contact: 'Illustration : adresse de contact',
  })
}

/** Every decision of a closed meeting is made public: nothing in them is anybody’s. */
async function publish(stage: Stage, ctgId: string, on: string): Promise<void> {
  const claire = await stage.as('claire', on)
  const { decisions } = await getPortalPage(claire, ctgId)
  await choosePublicDecisions(claire, { ctgId, decisionIds: decisions.map(({ id }) => id) })
  const { editionId } = await proposeEdition(claire, { ctgId })
  await confirmEdition(await stage.as('antoine', on), { ctgId, editionId })
}
