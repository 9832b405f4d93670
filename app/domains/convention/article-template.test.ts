import { describe, expect, test } from 'vitest'
import { type ArticleFacts, fillArticles, fillPlaceholders, joinFrench, listLines } from './article-template.fr.ts'

const facts: ArticleFacts = {
  parties: joinFrench(['la Caf des Hauts-de-Seine', 'la Ville de Gennevilliers']),
  caf: 'La Caf des Hauts-de-Seine',
  collectivites: 'la Ville de Gennevilliers',
  territoire: 'Gennevilliers',
  perimetre: 'Gennevilliers (92036)',
  themes: joinFrench(['petite enfance', 'vacances', 'logement et habitat']),
  competences: listLines(['Ville de Gennevilliers : petite enfance, jeunesse']),
  axes: listLines(['Axe 1. Concilier les temps de vie']),
  instances: listLines(['Comité de pilotage, au moins une fois par an']),
  debut: '1er juillet 2026',
  fin: '',
}

describe('the articles of a new convention', () => {
  test('are fourteen, each with a text to check with the Caf', () => {
    const articles = fillArticles(facts)
    expect(articles.map(({ title }) => title)).toEqual([
      'Objet de la convention',
      'Champs d’intervention de la Caf',
      'Champs d’intervention de la collectivité',
      'Objectifs partagés au regard des besoins',
      'Engagements des parties',
      'Gouvernance et modalités de collaboration',
      'Échanges de données',
      'Communication',
      'Suivi et évaluation',
      'Durée',
      'Avenants',
      'Fin de la convention',
      'Recours',
      'Confidentialité',
    ])
    for (const { body, notice } of articles) {
      expect(body.length).toBeGreaterThan(150)
      expect(notice).toMatch(/^À vérifier avec votre Caf/)
    }
  })

  test('carry the facts of the CTG, and show what is not known yet', () => {
    const text = fillArticles(facts)
      .map(({ body }) => body)
      .join('\n')
    expect(text).toContain('petite enfance, vacances et logement et habitat')
    expect(text).toContain('prend effet le 1er juillet 2026 et s’achève le [à compléter : date de fin]')
    expect(text).not.toMatch(/\{\w+\}/)
  })

  test('keep braces that name nothing', () => {
    expect(fillPlaceholders('{caf} et {autre}', facts)).toBe('La Caf des Hauts-de-Seine et {autre}')
  })
})

test('a list reads « a, b et c »', () => {
  expect([joinFrench([]), joinFrench(['a']), joinFrench(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b et c'])
})
