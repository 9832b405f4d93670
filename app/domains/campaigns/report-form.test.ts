import { describe, expect, test } from 'vitest'
import { renderPdf } from '#app/domains/documents/render-pdf.server.ts'
import type { ReportFormAction, ReportFormDocument } from './report-form-document.ts'

const action: ReportFormAction = {
  title: '1.1.3 Un relais petite enfance itinérant, dans les quatre quartiers où personne n’accueille encore',
  state: 'Échéance : déc. 2027. État : en cours.',
  lastTime: '30 juin 2026 : dix-huit familles sont venues ; le recrutement a du retard.',
  statusChoices: ['à démarrer', 'en cours', 'terminée', 'suspendue'],
  measures: ['Familles accompagnées (dernier relevé : 18)'],
  nextStep: 'Recruter l’animatrice',
}
const form = (peopleCount: number): ReportFormDocument => ({
  campaign: 'Point d’automne 2026',
  ctg: 'Gennevilliers 2026-2030',
  ribbon: null,
  people: Array.from({ length: peopleCount }, (_, index) => ({
    name: `Pilote ${index + 1}`,
    before: 'À rendre au plus tard le 15 décembre 2026.',
    backTo: ['Antoine Lin, antoine.lin@exemple.fr'],
    message: 'Merci de répondre avant les vacances.',
    actions: [action, { ...action, lastTime: '', measures: [], nextStep: '' }],
  })),
})
const render = (peopleCount: number) =>
  renderPdf({
    template: 'campaigns/templates/report-form.typ',
    data: form(peopleCount),
    standard: 'ua-1',
    createdAt: new Date('2026-11-25T09:00:00Z'),
  })
const pageCount = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b(?!s)/g)?.length

describe('the paper form of a campaign', () => {
  test('is accessible (PDF/UA-1), and gives each action its own page', async () => {
    const pdf = await render(2)
    expect(Buffer.from(pdf).toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pageCount(pdf)).toBe(4)
  })

  test('is printed for two hundred people at once', { timeout: 60_000 }, async () => {
    expect(pageCount(await render(200))).toBe(400)
  })
})
