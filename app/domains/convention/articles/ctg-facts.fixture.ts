/** The facts of a CTG, for tests of rules. Names are illustration. Pure. */
import type { CtgFacts } from '../ctg-facts.server.ts'

type Party = CtgFacts['parties'][number]

export const partyOf = (given: Partial<Party>): Party => ({
  ...{ id: 'p1', kind: 'authority', name: 'Ville', shortName: 'Ville', isSignatory: true, isLead: false },
  ...{
    representedBy: null,
    representedAs: null,
    expects: '',
    address: '',
    siret: '',
    commitments: '',
    keptServices: '',
  },
  ...given,
})

const represented = { representedBy: 'Hélène Bouclé', representedAs: 'directrice', address: '1 rue du Rouet' }

const base: CtgFacts = {
  name: 'Pays de la Navette 2026-2031',
  startsOn: '2026-07-01',
  endsOn: '2031-06-30',
  signedOn: null,
  predecessorName: null,
  predecessorSignedOn: null,
  parties: [
    partyOf({
      ...{ id: 'caf', kind: 'caf', name: 'Caf des Trois-Orbes', ...represented },
      commitments: '- un conseiller à mi-temps\n\ndeux réunions par an',
    }),
    partyOf({ id: 'dep', name: 'Département de la Navette', ...represented }),
    partyOf({ id: 'ept', name: 'Établissement public du Rouet', ...represented }),
    partyOf({ id: 'uda', kind: 'partner', name: 'Udaf', isSignatory: false }),
  ],
  communes: [{ code: '99001', name: 'Fuseaux', departmentCode: 'D99', population: 900 }],
  themes: [{ id: 't1', name: 'Petite enfance' }],
  powers: [{ themeId: 't1', partyId: 'dep', power: 'PMI' }],
  linkedPlans: [{ name: 'Contrat de ville', note: '' }],
  bodies: [
    {
      ...{ id: 'copil', name: 'Comité de pilotage', rhythm: 'Une fois par an', endedOn: null },
      seats: [
        {
          ...{ partyId: 'caf', partyName: 'Caf des Trois-Orbes', functionTitle: 'Directrice' },
          ...{ holderName: 'Hélène Bouclé', since: null, until: null },
        },
        {
          ...{ partyId: 'dep', partyName: 'Département de la Navette', functionTitle: 'Vice-président' },
          ...{ holderName: 'Luc Ratine', since: null, until: '2026-03-30' },
        },
      ],
    },
  ],
  topAxes: [],
  mandates: [],
  retainedIssues: [],
  actionsOutside: 0,
}

export const ctgOf = (given: Partial<CtgFacts> = {}): CtgFacts => ({ ...base, ...given })
