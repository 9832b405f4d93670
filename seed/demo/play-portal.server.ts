/** The public pages: that of the founding CTG at its end; that of the renewal, prepared in autumn, published by the two coordinations, then once more with what moved. */
import { choosePublicDecisions } from '#app/domains/portal/commands/choose-public-decisions.server.ts'
import { confirmEdition } from '#app/domains/portal/commands/confirm-edition.server.ts'
import { proposeEdition } from '#app/domains/portal/commands/propose-edition.server.ts'
import { setPortalLegal } from '#app/domains/portal/commands/set-portal-legal.server.ts'
import { setPortalPage } from '#app/domains/portal/commands/set-portal-page.server.ts'
import { getPortalPage } from '#app/domains/portal/queries.server.ts'
import type { Act, CtgIds, Stage } from './stage.server.ts'

const [preparedOn, publishedAgainOn] = ['2026-10-06', '2026-11-23'] as const
const toldOn = '2018-12-21'

export const portalActs = (stage: Stage, { ctgId }: CtgIds): readonly Act[] => [
  { on: preparedOn, play: () => prepare(stage, { ctgId, address: 'gennevilliers', on: preparedOn }) },
  { on: preparedOn, play: () => publish(stage, ctgId, preparedOn) },
  { on: publishedAgainOn, play: () => publish(stage, ctgId, publishedAgainOn) },
]

/** The founding CTG once evaluated: its priorities were retained, so that its objectives are public. */
export const foundingPortalActs = (stage: Stage, { ctgId }: CtgIds): readonly Act[] => [
  {
    on: toldOn,
    play: async () => {
      await prepare(stage, { ctgId, address: 'gennevilliers-2015-2018', on: toldOn })
      await publish(stage, ctgId, toldOn)
    },
  },
]

type Prepared = { readonly ctgId: string; readonly address: string; readonly on: string }

async function prepare(stage: Stage, { ctgId, address, on }: Prepared): Promise<void> {
  const claire = await stage.as('claire', on)
  await setPortalPage(claire, { ctgId, address, showsProposed: 'on' })
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
