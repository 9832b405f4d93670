import { describe, expect, test } from 'vitest'
import { compilePdf } from '#app/domains/documents/render-pdf.server.ts'
import { overprintsIn } from '#test/pdf-text.ts'
import type { MissionLetterDocument } from './mission-letter.ts'

const party = (name: string, kind: 'caf' | 'authority') => ({
  ...{ name, kind, initials: name.slice(0, 2).toUpperCase(), logo: null, logoHeight: 0, logoWords: `Logo : ${name}` },
})
const full: MissionLetterDocument = {
  convention: 'Convention territoriale globale, Gennevilliers 2026-2030',
  body: 'Groupe Petite enfance',
  about: 'Groupe de travail, thème : Petite enfance',
  date: 'le 22 juin 2026',
  parties: [party('Caf des Hauts-de-Seine', 'caf'), party('Ville de Gennevilliers', 'authority')],
  leaders: [
    { name: 'Une conseillère', as: 'conseillère technique', party: 'Caf', kind: 'caf' },
    { name: 'Une directrice', as: '', party: 'Ville', kind: 'authority' },
  ],
  mission: 'Lire les chiffres, proposer des constats, écrire les fiches action.',
  expected: 'Les constats du thème',
  expectedOn: '11 décembre 2026',
  rhythm: 'trois fois par an',
  sitsAs: 'groupe du contrat de ville',
  seats: ['Direction de la petite enfance (Ville)'],
  signatories: ['Caf des Hauts-de-Seine', 'Ville de Gennevilliers'],
  ribbon: null,
  mention: 'Imprimé le 24 novembre 2026',
}
const bare: MissionLetterDocument = {
  ...{ ...full, date: '', leaders: [], mission: '', expected: '', expectedOn: '', rhythm: '', sitsAs: '' },
  ...{ seats: [], signatories: [], parties: [] },
}

const many = Array.from({ length: 12 }, (_none, index) =>
  party(`Communauté de communes du Crestois et de Pays de Saillans Cœur de Drôme ${index}`, 'authority'),
)

describe('a letter of mission', () => {
  test.each([
    ['with everything said', full],
    ['with nothing said yet', bare],
    ['of many parties, whose names are long', { ...full, parties: many, signatories: many.map(({ name }) => name) }],
    ['with a day but nothing to hand over', { ...full, expected: '' }],
  ])('%s is an accessible PDF without a warning', async (_title, data) => {
    const createdAt = new Date('2026-11-24T09:00:00Z')
    const { pdf, warnings } = await compilePdf({
      template: 'governance/templates/mission-letter.typ',
      data,
      standard: 'ua-1',
      createdAt,
    })
    expect(warnings).toEqual([])
    expect(await overprintsIn(pdf)).toEqual([])
    expect(Buffer.from(pdf).toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })
})
