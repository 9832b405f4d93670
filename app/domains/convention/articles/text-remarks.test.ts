import { describe, expect, test } from 'vitest'
import type { Signatory } from '../convention.ts'
import { articleFacts } from './article-facts.ts'
import { ctgOf, partyOf } from './ctg-facts.fixture.ts'
import { textLabels } from './labels.fr.ts'
import { type RemarkCode, remarkCodes, textRemarks } from './text-remarks.ts'

const today = '2026-11-29'
type Given = {
  readonly ctg?: Parameters<typeof ctgOf>[0]
  readonly body?: string
  readonly proposals?: number
  readonly signatories?: readonly Signatory[]
}

const remarksOf = ({ ctg = {}, body = 'Un texte.', proposals = 0, signatories = [] }: Given) => {
  const whole = ctgOf(ctg)
  const facts = articleFacts(whole, { axes: [], objectives: [] }, today)
  const articles = [{ id: 'a1', title: 'Durée', body, textId: 't1', proposals }]
  return textRemarks({ articles, facts, ctg: whole, signatories, today })
}

const signatory: Signatory = {
  ...{ partyId: 'caf', name: 'Caf', shortName: 'Caf', kind: 'caf', isLead: true },
  act: {
    ...{ kind: 'assembly', versionId: null, number: '', adoptedOn: '2026-11-20', expectedOn: null },
    ...{ transmittedOn: null, note: '' },
  },
  signature: { versionId: null, signedOn: '2026-11-10', signedBy: '', signedAs: '', note: '' },
}
const represented = partyOf({ representedBy: 'Luc Ratine', representedAs: 'maire', address: 'hôtel de ville' })
const ended = { ...{ id: 'b', name: 'Groupe jeunesse', rhythm: '', endedOn: '2026-06-30' }, seats: [] }

/** Each remark alone, with what makes it: words, and where it leads. */
const cases: Readonly<Record<RemarkCode, readonly [Given, sentence: string, path: string]>> = {
  'article-to-complete': [
    { body: 'Le {axes et objectifs} et [à compléter : lieu].' },
    'Article 1. Durée : à compléter (lieu, axes et objectifs)',
    '/convention/articles/a1',
  ],
  'unknown-fact': [
    { body: 'Le {maire}.' },
    'Article 1. Durée : {maire} n’est pas un passage que Trame sait remplir',
    '/convention/articles/a1',
  ],
  'proposals-to-settle': [
    { proposals: 2 },
    'Article 1. Durée : 2 propositions à trancher, qu’une version ne reprendrait pas',
    '/textes/t1#propositions',
  ],
  'period-unknown': [
    { ctg: { endsOn: null } },
    'La période de la CTG n’est pas entière : fin à écrire',
    '/membres/cadre',
  ],
  'period-differs': [
    { body: 'La convention s’achève le 31 décembre 2030.' },
    'Article 1. Durée : le texte dit une autre période (fin le 31 décembre 2030 dans le texte, le 30 juin 2031 dans la CTG)',
    '/convention/articles/a1',
  ],
  'without-representative': [
    { ctg: { parties: [{ ...represented, representedBy: null, representedAs: null }] } },
    'Ville : personne ne la représente',
    '/membres#partie-p1',
  ],
  'representative-left': [
    { ctg: { parties: [represented], mandates: [{ partyId: 'p1', name: 'Luc Ratine', until: '2026-03-30' }] } },
    'Ville : son représentant n’est plus en fonction (Luc Ratine, jusqu’au 30 mars 2026)',
    '/membres#partie-p1',
  ],
  'without-address': [
    { ctg: { parties: [{ ...represented, address: '' }] } },
    '1 signataire sans adresse du siège : Ville',
    '/membres#partie-p1',
  ],
  'act-after-signature': [
    { signatories: [signatory] },
    'Caf : l’acte suit la signature (acte du 20 novembre 2026, signature du 10 novembre 2026)',
    '/convention/signataires/caf',
  ],
  'actions-outside-period': [
    { ctg: { actionsOutside: 3 } },
    '3 actions du plan hors de la période de la convention',
    '/plan',
  ],
  'body-ended': [
    { ctg: { bodies: [ended] }, body: 'Le groupe Jeunesse se réunit.' },
    'Article 1. Durée : « Groupe jeunesse » ne siège plus',
    '/convention/articles/a1',
  ],
  'priority-without-objective': [
    { ctg: { retainedIssues: [{ id: 'i1', title: 'Accueil tôt le matin', hasObjective: false }] } },
    'Priorité sans objectif : Accueil tôt le matin',
    '/enjeux/i1',
  ],
}

describe('what is to be looked at again in a text', () => {
  test.each(remarkCodes)('%s, alone, in words and where it is mended', (code) => {
    const [given, sentence, path] = cases[code]
    const remarks = remarksOf(given)
    expect(
      remarks.map((remark) => [remark.code, textLabels.remark(remark).replaceAll('\u00a0', ' '), remark.path]),
    ).toEqual([[code, sentence, path]])
  })

  test('is nothing when all holds, and for a text not begun', () => {
    expect(remarksOf({ body: 'La convention s’achève le 30 juin 2031, après une durée de cinq ans.' })).toEqual([])
    const whole = ctgOf({ endsOn: null })
    expect(textRemarks({ articles: [], facts: {}, ctg: whole, signatories: [], today })).toEqual([])
  })

  test.each([
    ['a mandate that runs', { mandates: [{ partyId: 'p1', name: 'Luc Ratine', until: null }] }],
    ['the last day of a mandate', { mandates: [{ partyId: 'p1', name: 'Luc Ratine', until: today }] }],
    [
      'another mandate that runs',
      {
        mandates: [
          { partyId: 'p1', name: 'Luc Ratine', until: '2026-03-30' },
          { partyId: 'p1', name: 'M. Luc Ratine', until: null },
        ],
      },
    ],
    [
      'the mandate of a namesake in another party',
      {
        mandates: [{ partyId: 'p2', name: 'Luc Ratine', until: '2026-03-30' }],
      },
    ],
  ])('says nobody left for %s', (_case, given) => {
    expect(remarksOf({ ctg: { parties: [represented], ...given } })).toEqual([])
  })
})
