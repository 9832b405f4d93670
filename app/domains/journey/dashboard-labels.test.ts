import { expect, test } from 'vitest'
import { awaitingLabels, dashboardLabels as t } from './dashboard-labels.fr.ts'

test('who acts together is said with what is not counted: actions that name no service', () => {
  const counts = { actionCount: 5, crossing: 2 }
  const shares = { one: 3, two: 2, more: 0 }
  const sentence =
    '5\u00a0actions : 2 croisent un service de la Caf et un service de la collectivité, aucune n’en croise plus de deux. 3\u00a0actions ne sont portées que par un service.'
  expect(t.togetherSentence({ ...counts, byServices: { ...shares, none: 0 } })).toBe(sentence)
  expect(t.togetherSentence({ ...counts, byServices: { ...shares, none: 2 } })).toBe(
    `${sentence} 2\u00a0actions ne nomment aucun service.`,
  )
})

test('what a line gathers is unfolded in its own gender, all or the first ones', () => {
  expect(t.unfold(3, 3)).toBe('Voir lesquels')
  expect(t.unfold(3, 3, true)).toBe('Voir lesquelles')
  expect(t.unfold(30, 20)).toBe('Voir les 20 premiers')
  expect(t.unfold(30, 20, true)).toBe('Voir les 20 premières')
  for (const { many, isFeminine = false } of Object.values(awaitingLabels))
    expect(isFeminine, many?.(2)).toBe(/\b(demandes|tâches|décisions|actions|questions)\b/.test(many?.(2) ?? ''))
})

test('an extension under way is said before the copil, and after the end it keeps the CTG from being said ended', () => {
  const usual = { nextCopilOn: '2026-12-10', yearlyCopil: null, amendments: [] }
  const standing = { ...usual, endsOn: '2027-01-08', earlyEnd: null }
  const extension = { number: 1, newEndsOn: '2028-01-08', signed: 1, total: 2 }
  const sentence = 'Prolongation jusqu’au 8 janvier 2028 en cours de signature : avenant n° 1, 1 sur 2.'
  const copil = 'Le prochain copil est prévu le 10 décembre 2026.'
  expect(t.lead({ ...standing, extension: null }, '2026-11-29')).toBe(copil)
  expect(t.lead({ ...standing, extension }, '2026-11-29')).toBe(`${sentence} ${copil}`)
  expect(t.lead({ ...standing, extension }, '2027-02-01')).toBe(
    `La convention devait s’achever le 8 janvier 2027. ${sentence}`,
  )
  expect(t.lead({ ...standing, extension: null }, '2027-02-01')).toBe('La convention a pris fin le 8 janvier 2027.')
})

test('an amendment that puts no end off is said too while it is signed, until the end', () => {
  const standing = { endsOn: '2027-01-08', nextCopilOn: '2026-12-10', yearlyCopil: null, earlyEnd: null }
  const amendments = [
    { number: 2, signed: 1, total: 3 },
    { number: 3, signed: 0, total: 3 },
  ]
  expect(t.lead({ ...standing, extension: null, amendments }, '2026-11-29')).toBe(
    'Avenant n° 2 en cours de signature : 1 sur 3. Avenant n° 3 en cours de signature : 0 sur 3. Le prochain copil est prévu le 10 décembre 2026.',
  )
})

test('an end notified before the term is said before the copil, until it is there', () => {
  const usual = { nextCopilOn: '2026-12-10', yearlyCopil: null, amendments: [] }
  const standing = { ...usual, endsOn: '2027-03-01', extension: null }
  const earlyEnd = { partyName: 'Ville de Gennevilliers', notifiedOn: '2026-12-01', effectiveOn: '2027-03-01' }
  expect(t.lead({ ...standing, earlyEnd }, '2026-12-02')).toBe(
    'La Ville de Gennevilliers a notifié le 1er décembre 2026 la fin de la convention avant son terme. La fin de la convention est alors fixée au 1er mars 2027. Le prochain copil est prévu le 10 décembre 2026.',
  )
  expect(t.lead({ ...standing, earlyEnd }, '2027-03-02')).toBe('La convention a pris fin le 1er mars 2027.')
})

test('the last day for the yearly copil is a day to hold it, said so on that day too', () => {
  const standing = { endsOn: null, nextCopilOn: null, extension: null, amendments: [], earlyEnd: null }
  const lead = (today: string) =>
    t.lead({ ...standing, yearlyCopil: { dueOn: '2027-04-08', state: today > '2027-04-08' ? 'late' : 'soon' } }, today)
  expect(lead('2027-04-08')).toBe('Le copil annuel est à tenir au plus tard le 8 avril 2027.')
  expect(lead('2027-04-09')).toBe('Le copil annuel devait se tenir au plus tard le 8 avril 2027.')
})
