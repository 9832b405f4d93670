import { describe, expect, test } from 'vitest'
import { compilePdf } from '#app/domains/documents/render-pdf.server.ts'
import type { ConvocationDocument, SignInDocument } from './meeting-papers.ts'

const party = (name: string, kind: 'caf' | 'authority' | 'partner') => ({
  ...{ name, kind, initials: name.slice(0, 2).toUpperCase(), logo: null, logoHeight: 0, logoWords: `Logo : ${name}` },
})
const head = {
  convention: 'Convention territoriale globale, Gennevilliers 2026-2030',
  body: 'Comité de pilotage',
  title: 'Comité de pilotage du 14 janvier 2027',
  when: 'Jeudi 14 janvier 2027 à 14 h',
  place: 'Hôtel de ville',
  noPlace: 'Lieu à préciser',
  ribbon: null,
  parties: [party('Caf des Hauts-de-Seine', 'caf'), party('Ville de Gennevilliers', 'authority')],
}
const point = (index: number) => ({
  title: `Point ${index} : ${'un titre qui tient sur deux lignes au moins, parce que les points en ont souvent. '.repeat(2)}`,
  presenter: 'Une coordinatrice',
  duration: '20 min',
})
const convocation = (points: number, parties = head.parties): ConvocationDocument => ({
  ...head,
  parties,
  addressee: { name: 'Une élue', seats: ['Maire', 'Présidence du CCAS'] },
  agenda: Array.from({ length: points }, (_, index) => point(index + 1)),
  organizer: { name: 'Une coordinatrice', email: 'coordination@exemple.fr' },
  mention: 'Imprimé le 24 novembre 2026',
})
const signIn = (seats: number): SignInDocument => ({
  ...head,
  groups: [
    {
      party: { kind: 'authority', name: 'Ville de Gennevilliers' },
      seats: Array.from({ length: seats }, (_, index) => ({
        function: `Direction ${index}`,
        name: index % 3 === 0 ? '' : 'Une directrice',
        note: index % 2 === 0 ? '' : 'suppléance, à la place de Une élue',
      })),
    },
  ],
})

async function render(template: string, data: unknown) {
  const createdAt = new Date('2026-11-24T09:00:00Z')
  const { pdf, warnings } = await compilePdf({ template, data, standard: 'ua-1', createdAt })
  const text = Buffer.from(pdf).toString('latin1')
  return { warnings, isAccessible: text.includes('<pdfuaid:part>1</pdfuaid:part>'), pages: pagesOf(text) }
}

const pagesOf = (text: string): number => Number(/\/Type \/Pages[\s\S]{0,20000}?\/Count (\d+)/.exec(text)?.[1])

describe('a convocation', () => {
  const many = Array.from({ length: 16 }, (_, index) => party(`Commune au nom assez long numéro ${index}`, 'authority'))
  test.each([
    ['without agenda', convocation(0)],
    ['of a usual agenda', convocation(6)],
    ['of a long agenda', convocation(30)],
    ['of an agenda that no page holds', convocation(120)],
    ['of sixteen parties', convocation(20, many)],
  ])(
    '%s is one accessible page',
    async (_words, data) => {
      expect(await render('meetings/invitations/templates/meeting-convocation.typ', data)).toEqual({
        warnings: [],
        isAccessible: true,
        pages: 1,
      })
    },
    30_000,
  )
})

describe('a sheet to sign', () => {
  test.each([
    [0, 1],
    [4, 1],
    [9, 1],
    [12, 1],
    [14, 1],
    [40, 3],
  ])('of %i seats is accessible, on %i pages', async (seats, pages) => {
    expect(await render('meetings/invitations/templates/meeting-sign-in.typ', signIn(seats))).toEqual({
      warnings: [],
      isAccessible: true,
      pages,
    })
  })
})
