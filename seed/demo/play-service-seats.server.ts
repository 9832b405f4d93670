/** Services that sit in the operational committee and in the groups of the renewal: illustration, so that attendance says something. */
import { addSeat } from '#app/domains/governance/commands/add-seat.server.ts'
import type { ServiceRef } from './content-types.ts'
import { type BodyRef, findBody } from './play-governance.server.ts'
import { type CtgIds, idOf, type Stage } from './stage.server.ts'

/** Who sits for a service, wherever it sits. The service of health sits nowhere: who is alone is seen there too. */
const seats = {
  'caf-action-sociale': { functionTitle: 'Responsable de l’action sociale', holderName: 'Rose Chintz' },
  'caf-aides-collectives': { functionTitle: 'Responsable des aides collectives', holderName: 'Denis Tweed' },
  'caf-prestations': { functionTitle: 'Responsable des prestations', holderName: 'Alix Flanelle' },
  'ville-petite-enfance': { functionTitle: 'Coordination des crèches', holderName: 'Inès Crêpe' },
  'ville-jeunesse': { functionTitle: 'Direction de la jeunesse', holderName: 'Omar Denim' },
  'ville-habitat': { functionTitle: 'Direction de l’habitat', holderName: 'Gaël Nankin' },
  'ville-egalite': { functionTitle: 'Mission égalité', holderName: 'Bruno Serge' },
  'ville-ccas': { functionTitle: 'Direction du CCAS', holderName: 'Leïla Moire' },
  'ville-centres-sociaux': { functionTitle: 'Coordination des centres sociaux', holderName: 'Yves Feutrine' },
} as const satisfies Partial<Record<ServiceRef, { readonly functionTitle: string; readonly holderName: string }>>
type SeatedService = keyof typeof seats

/** The function of a service, for a meeting it does not attend. */
export const functionOf = (service: SeatedService): string => seats[service].functionTitle

const bodies: readonly { readonly body: BodyRef; readonly services: readonly SeatedService[] }[] = [
  {
    body: 'operational-committee',
    services: [
      'caf-action-sociale',
      'caf-aides-collectives',
      'caf-prestations',
      'ville-petite-enfance',
      'ville-jeunesse',
      'ville-habitat',
      'ville-ccas',
      'ville-centres-sociaux',
    ],
  },
  {
    body: 'petite-enfance',
    services: ['caf-action-sociale', 'caf-aides-collectives', 'ville-petite-enfance', 'ville-ccas'],
  },
  {
    body: 'jeunesse',
    services: ['caf-action-sociale', 'caf-aides-collectives', 'ville-jeunesse', 'ville-centres-sociaux'],
  },
  { body: 'logement', services: ['caf-action-sociale', 'caf-prestations', 'ville-habitat', 'ville-ccas'] },
  { body: 'egalite', services: ['caf-action-sociale', 'ville-egalite', 'ville-petite-enfance'] },
  {
    body: 'acces-aux-droits',
    services: ['caf-action-sociale', 'caf-prestations', 'ville-ccas', 'ville-centres-sociaux'],
  },
]

export async function seatServices(stage: Stage, ids: CtgIds, on: string): Promise<void> {
  const { ctgId, parties } = ids
  const [claire, antoine] = [await stage.as('claire', on), await stage.as('antoine', on)]
  for (const { body, services } of bodies) {
    const bodyId = await findBody(stage, ids, body)
    for (const service of services) {
      const isOfCaf = service.startsWith('caf-')
      await addSeat(isOfCaf ? claire : antoine, {
        ctgId,
        bodyId,
        partyId: idOf(parties, isOfCaf ? 'caf' : 'ville'),
        serviceId: idOf(ids.services, service),
        ...seats[service],
        allowsRepresentative: 'on',
        since: on,
      })
    }
  }
}
