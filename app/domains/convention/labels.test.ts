import { describe, expect, test } from 'vitest'
import type { Progress, Signatory } from './convention.ts'
import { stateSentence } from './labels.fr.ts'

const progress = (done: number, total: number, refused: readonly Signatory[] = []): Progress => ({
  done,
  total,
  awaited: [],
  unrecorded: [],
  onAnotherVersion: [],
  refused,
  completedOn: null,
})
const commune: Signatory = {
  partyId: 'c',
  name: 'Commune d’Arcy',
  shortName: 'Arcy',
  kind: 'authority',
  isLead: false,
  act: null,
  signature: null,
}
const state = {
  phase: 'in-preparation' as const,
  signedOn: null,
  toSign: null,
  acts: progress(0, 2),
  signatures: progress(0, 2),
  articles: { length: 0 },
}

describe('the state of the convention', () => {
  test.each([
    ['Les articles ne sont pas encore écrits.', {}],
    ['14 articles en préparation, aucune version figée.', { articles: { length: 14 } }],
    ['Version 3 à signer ; 0 acte d’habilitation sur 2.', { toSign: { number: 3, decisionId: 'd1' } }],
    // Nothing is said to be signed before the copil has decided it.
    [
      'Version 3 figée, sans décision du copil ; 0 acte d’habilitation sur 2.',
      { toSign: { number: 3, decisionId: null } },
    ],
    [
      'Appliquée, pas encore signée (0 sur 15) ; version 3 à signer ; 11 actes d’habilitation sur 15.',
      {
        phase: 'in-application-unsigned' as const,
        toSign: { number: 3, decisionId: 'd1' },
        acts: progress(11, 15),
        signatures: progress(0, 15),
      },
    ],
    [
      'Appliquée, signature en cours (1 sur 15) ; version 3 à signer ; 11 actes d’habilitation sur 15.',
      {
        phase: 'in-application-unsigned' as const,
        toSign: { number: 3, decisionId: 'd1' },
        acts: progress(11, 15),
        signatures: progress(1, 15),
      },
    ],
    [
      'Signée le 8 avril 2015 ; Arcy a refusé et peut rejoindre par avenant.',
      { signedOn: '2015-04-08', signatures: progress(2, 3, [commune]) },
    ],
    [
      'Signature en cours (1 sur 1) ; version 1 à signer ; 0 acte d’habilitation sur 3 ; Caf a refusé, et la convention ne peut pas être signée sans cette partie ; Arcy a refusé et peut rejoindre par avenant.',
      {
        toSign: { number: 1, decisionId: 'd1' },
        acts: progress(0, 3),
        signatures: progress(1, 1, [{ ...commune, shortName: 'Caf', isLead: true }, commune]),
      },
    ],
  ])('reads « %s »', (sentence, facts) => {
    expect(stateSentence({ ...state, ...facts }).replaceAll('\u00a0', ' ')).toBe(sentence)
  })
})
