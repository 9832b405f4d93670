/** Rows of the journey slice: acts that go through several slices. */
import { type CommandRow, members } from './command-row.ts'

export const journeyRows: Readonly<Record<string, CommandRow>> = {
  'journey.create-ctg': {
    url: () => '/ctg/nouvelle?collectivite=92036',
    intent: 'create',
    form: () => ({
      name: 'Gennevilliers 2031-2035',
      cafName: 'Caf des Hauts-de-Seine',
      authorityName: 'Ville de Gennevilliers',
      territoryCode: '92036',
      communeCodes: ['92036'],
      communesSign: 'on',
      otherSignatories: 'MSA',
      startsOn: '2031-01-01',
      endsOn: '2035-12-31',
      signatureTargetOn: '2031-04-01',
      signatureTargetPrecision: 'quarter',
      themeKeys: ['petite-enfance', 'logement'],
      ownThemes: 'Vieillesse',
      creatorSide: 'caf',
      creatorFunction: 'conseillère territoriale',
    }),
    mayDo: members,
  },
}
